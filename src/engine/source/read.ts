import type { AliasEvent, Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml'
import { COLLECTION_STYLE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import type { SourceRange } from '../types/source.js'
import { AliasBudget } from './alias-budget.js'
import type { Entry, Place } from './place.js'
import type { Resolution } from './scalar.js'
import { resolvePlain, resolveTagged } from './scalar.js'
import { afterEmpty, blockHeader, closingBracket, trimmedEnd } from './trivia.js'

/** What is wrong with a document that is YAML all the same. */
export type ReadProblem =
  | { readonly kind: 'duplicate-key'; readonly range: SourceRange; readonly key: string }
  | { readonly kind: 'merge-overrides'; readonly range: SourceRange; readonly key: string }
  | { readonly kind: 'bad-key'; readonly range: SourceRange }
  | { readonly kind: 'bad-merge'; readonly range: SourceRange }
  | { readonly kind: 'unknown-alias'; readonly range: SourceRange; readonly anchor: string }
  | { readonly kind: 'alias-in-itself'; readonly range: SourceRange; readonly anchor: string }
  | { readonly kind: 'alias-bomb'; readonly range: SourceRange }
  | { readonly kind: 'not-json'; readonly range: SourceRange; readonly text: string }
  | { readonly kind: 'tag-mismatch'; readonly range: SourceRange; readonly text: string; readonly tag: string }
  | { readonly kind: 'bad-base64'; readonly range: SourceRange }

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A read node: its value and place, the number of steps that reading it takes, and its spelling as a key. */
interface Node {
  readonly value: Json
  readonly place: Place
  readonly steps: number
  readonly key: string | undefined
  readonly isMerge?: boolean
  readonly isAlias?: boolean
}

export interface ReadDocument {
  readonly value: unknown
  readonly place: Place
  readonly problems: readonly ReadProblem[]
}

/** Stops the reading of a document that would grow without bound. */
class TooMuch extends Error {}

/** Builds a document's value and the place of all in it from one stream of events. `events` begin with the document's own. */
export function readEvents(text: string, events: readonly Event[]): ReadDocument {
  const reader = new Reader(text, events)
  try {
    const { value, place } = reader.node()
    return { value, place, problems: reader.problems }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    return { value: null, place: { start: 0, end: text.length }, problems: reader.problems }
  }
}

class Reader {
  readonly problems: ReadProblem[] = []
  /** Index of the next event; the first is the document's. */
  private next = 1
  /** End of what was read last. */
  private cursor = 0
  private readonly anchors = new Map<string, Node | 'open'>()
  private readonly budget = new AliasBudget()

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  node(): Node {
    const event = this.events[this.next++]
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchored(event, () => this.scalar(event))
      case EVENT_ID.SEQUENCE:
        return this.anchored(event, () => this.sequence(event))
      case EVENT_ID.MAPPING:
        return this.anchored(event, () => this.mapping(event))
      case EVENT_ID.ALIAS:
        return this.alias(event)
      default:
        return { value: null, place: { start: this.cursor, end: this.cursor }, steps: 1, key: undefined }
    }
  }

  private anchored(event: ScalarEvent | SequenceEvent | MappingEvent, read: () => Node): Node {
    if (event.anchorStart === -1) return read()
    const name = this.text.slice(event.anchorStart, event.anchorEnd)
    this.anchors.set(name, 'open')
    this.cursor = Math.max(this.cursor, event.anchorEnd)
    const node = read()
    this.anchors.set(name, node)
    return node
  }

  private step(steps: number, range: SourceRange): void {
    if (this.budget.spend(steps)) return
    this.problems.push({ kind: 'alias-bomb', range })
    throw new TooMuch()
  }

  private scalar(event: ScalarEvent): Node {
    this.step(1, { start: this.cursor, end: this.cursor })
    const place = this.scalarPlace(event)
    const text = getScalarValue(this.text, event)
    const tag = event.tagStart === -1 ? '' : this.text.slice(event.tagStart, event.tagEnd)
    const resolution = resolve(text, tag, event.style === SCALAR_STYLE.PLAIN)
    const isPlain = event.style === SCALAR_STYLE.PLAIN && (tag === '' || tag === '!')
    const isMerge = text === '<<' && (isPlain || shortTag(tag) === 'merge')
    if (resolution.ok) return { value: resolution.value, place, steps: 1, key: resolution.key, isMerge }
    if (resolution.problem === 'tag-mismatch') this.problems.push({ kind: 'tag-mismatch', range: place, text, tag })
    else if (resolution.problem === 'not-json') this.problems.push({ kind: 'not-json', range: place, text })
    else this.problems.push({ kind: 'bad-base64', range: place })
    return { value: null, place, steps: 1, key: text }
  }

  private scalarPlace(event: ScalarEvent): Place {
    const { valueStart, valueEnd, style } = event
    if (valueStart === -1) {
      const at = Math.max(afterEmpty(this.text, this.cursor), event.tagEnd, event.anchorEnd)
      this.cursor = at
      return { start: at, end: at }
    }
    if (style === SCALAR_STYLE.PLAIN) {
      this.cursor = valueEnd
      return { start: valueStart, end: valueEnd }
    }
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      this.cursor = valueEnd + 1
      return { start: valueStart - 1, end: valueEnd + 1 }
    }
    const start = blockHeader(this.text, Math.max(this.cursor, event.tagEnd, event.anchorEnd), valueStart)
    this.cursor = valueEnd
    return { start, end: trimmedEnd(this.text, start, valueEnd) }
  }

  private sequence(event: SequenceEvent): Node {
    this.step(1, { start: event.start, end: event.start })
    this.cursor = event.start + (event.style === COLLECTION_STYLE.FLOW ? 1 : 0)
    const value: Json[] = []
    const items: Place[] = []
    let steps = 1
    while (!this.atPop()) {
      const item = this.node()
      value.push(item.value)
      items.push(item.place)
      steps += item.steps
    }
    return { value, place: { start: event.start, end: this.close(event), items }, steps, key: undefined }
  }

  private mapping(event: MappingEvent): Node {
    this.step(1, { start: event.start, end: event.start })
    if (event.style === COLLECTION_STYLE.FLOW && this.text.charCodeAt(event.start) === 123) this.cursor = event.start + 1
    const value: { [key: string]: Json } = {}
    const entries = new Map<string, Entry>()
    const merged = new Set<string>()
    let steps = 1
    while (!this.atPop()) {
      const key = this.node()
      const content = this.node()
      if (key.isMerge) {
        steps += this.merge(content, key.place, value, entries, merged)
        continue
      }
      steps += key.steps + content.steps
      if (key.key === undefined) {
        this.problems.push({ kind: 'bad-key', range: key.place })
        continue
      }
      if (entries.has(key.key) && !merged.delete(key.key)) this.problems.push({ kind: 'duplicate-key', range: key.place, key: key.key })
      setOwn(value, key.key, content.value)
      entries.set(key.key, { keyStart: key.place.start, keyEnd: key.place.end, value: content.place })
    }
    return { value, place: { start: event.start, end: this.close(event), entries }, steps, key: undefined }
  }

  /** Lays the merged mappings' entries over those read so far: what is written later wins, as in Kubernetes' reader. */
  private merge(content: Node, at: SourceRange, value: { [key: string]: Json }, entries: Map<string, Entry>, merged: Set<string>): number {
    if (content.isAlias && Array.isArray(content.value)) {
      this.problems.push({ kind: 'bad-merge', range: content.place })
      return content.steps
    }
    const values = Array.isArray(content.value) ? [...content.value].reverse() : [content.value]
    const places = content.place.items ? [...content.place.items].reverse() : [content.place]
    values.forEach((source, i) => {
      const place = places[i]
      if (typeof source !== 'object' || source === null || Array.isArray(source) || !place?.entries) {
        this.problems.push({ kind: 'bad-merge', range: place ?? at })
        return
      }
      for (const [key, entry] of place.entries) {
        if (entries.has(key) && !merged.has(key)) this.problems.push({ kind: 'merge-overrides', range: at, key })
        merged.add(key)
        setOwn(value, key, source[key] ?? null)
        entries.set(key, entry)
      }
    })
    return content.steps
  }

  private alias(event: AliasEvent): Node {
    const name = this.text.slice(event.anchorStart, event.anchorEnd)
    const range = { start: event.anchorStart - 1, end: event.anchorEnd }
    this.cursor = event.anchorEnd
    const target = this.anchors.get(name)
    if (target === undefined || target === 'open') {
      this.problems.push({ kind: target === 'open' ? 'alias-in-itself' : 'unknown-alias', range, anchor: name })
      return { value: null, place: range, steps: 1, key: name }
    }
    this.step(1, range)
    if (!this.budget.spendOnAlias(target.steps)) {
      this.problems.push({ kind: 'alias-bomb', range })
      throw new TooMuch()
    }
    // A copy, for later stages tell two routes apart by identity; the budget bounds it.
    return {
      ...target,
      value: copy(target.value),
      place: { ...target.place, ...range },
      steps: 1 + target.steps,
      isMerge: false,
      isAlias: true,
    }
  }

  /** Whether the collection ends here; steps over its end if so. */
  private atPop(): boolean {
    const event = this.events[this.next]
    if (event !== undefined && event.type !== EVENT_ID.POP) return false
    this.next++
    return true
  }

  private close(event: SequenceEvent | MappingEvent): number {
    const bracket = event.type === EVENT_ID.SEQUENCE ? 91 : 123
    if (event.style === COLLECTION_STYLE.FLOW && this.text.charCodeAt(event.start) === bracket) {
      this.cursor = closingBracket(this.text, this.cursor)
    }
    // A block collection ends where its last line does, the blank lines after a block scalar left out.
    return trimmedEnd(this.text, event.start, this.cursor)
  }
}

const shortTag = (tag: string): string | undefined =>
  tag.startsWith('!!') ? tag.slice(2) : tag.startsWith('!<tag:yaml.org,2002:') ? tag.slice(20, -1) : undefined

function resolve(text: string, tag: string, isPlain: boolean): Resolution {
  if (tag === '' || tag === '!') return isPlain ? resolvePlain(text) : { ok: true, value: text, key: text }
  return resolveTagged(text, shortTag(tag))
}

/** Sets an own key, `__proto__` too. */
function setOwn(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}

function copy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copy)
  const object: { [key: string]: Json } = {}
  for (const key of Object.keys(value)) setOwn(object, key, copy(value[key] ?? null))
  return object
}

import { type Json, type JsonObject, setOwn } from './json.js'
import type { Node, Report } from './node.js'
import type { Entry } from './place.js'

/** Puts a mapping together from its keys and values as they come. */
export class MappingBuilder {
  readonly value: { [key: string]: Json } = {}
  readonly entries: Entry[] = []
  /** End of what was added last. */
  end = 0
  steps = 1
  /** Keys that a merge brought: a key of the mapping's own may follow. Most mappings have none. */
  private merged: Set<string> | undefined

  constructor(private readonly report: Report) {}

  add(key: Node, content: Node): void {
    this.end = content.place.end
    if (key.isMerge) {
      this.merge(key, content)
      return
    }
    this.steps += key.steps + content.steps
    const name = key.key
    if (name === undefined) {
      this.report('MB0022', {}, key.place)
      return
    }
    if (Object.hasOwn(this.value, name) && !this.merged?.delete(name)) this.report('MB0020', { key: name }, key.place)
    setOwn(this.value, name, content.value)
    this.entries.push({ key: name, keyStart: key.place.start, keyEnd: key.place.end, value: content.place })
  }

  /** Lays other mappings over what was read so far: to Kubernetes' reader, what is written later wins, and of a list what is earlier. */
  private merge(key: Node, content: Node): void {
    this.steps += content.steps
    const isList = Array.isArray(content.value) && !content.isAlias
    const values = isList ? [...(content.value as readonly Json[])].reverse() : [content.value]
    const places = isList ? [...(content.place.items ?? [])].reverse() : [content.place]
    values.forEach((value, i) => {
      const place = places[i]
      if (typeof value !== 'object' || value === null || !place?.entries) {
        this.report('MB0023', {}, place && place.end > place.start ? place : key.place)
        return
      }
      this.merged ??= new Set()
      for (const entry of place.entries) {
        const name = entry.key
        if (Object.hasOwn(this.value, name) && !this.merged.has(name)) this.report('MB0021', { key: name }, key.place)
        this.merged.add(name)
        setOwn(this.value, name, (value as JsonObject)[name] ?? null)
        this.entries.push(entry)
      }
    })
  }
}

import type { TextEdit } from '../types/fix.js'
import type { Path } from '../types/source.js'
import { type Layout, plain, type Written } from './layout.js'

/** A mapping's entries as block lines; scalars are written as they are given. */
export function blockLines(key: string, value: Written, indent: number): string[] {
  const begin = `${' '.repeat(indent)}${plain(key)}:`
  if (typeof value === 'string') return [`${begin} ${value}`]
  return [begin, ...Object.entries(value).flatMap(([k, v]) => blockLines(k, v, indent + 2))]
}

export function flowText(value: Written): string {
  if (typeof value === 'string') return value
  return `{${Object.entries(value)
    .map(([k, v]) => `${plain(k)}: ${flowText(v)}`)
    .join(', ')}}`
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Adds an entry to the mapping at a path, behind the entry `after` or else the last; a mapping that is not there is made. Nothing where the
 * layout leaves no place for it.
 */
export function addEntry(layout: Layout, path: Path, key: string, value: Written, after?: string): TextEdit | undefined {
  const mapping = layout.value(path)
  const own = path.at(-1)
  if (mapping === undefined && typeof own === 'string') return addEntry(layout, path.slice(0, -1), own, { [key]: value })
  if (!isMapping(mapping) || Object.hasOwn(mapping, key)) return undefined
  const range = layout.document.locate(path).value
  const keys = keysInOrder(layout, path, mapping)
  if (keys.length === 0) {
    const isEmpty = /^\{\s*\}$/.test(layout.text.slice(range.start, range.end))
    return isEmpty ? layout.edit(range, flowText({ [key]: value })) : undefined
  }
  const first = keys[0]
  const before = keys.find(({ name }) => name === after) ?? keys.at(-1)
  if (!first || !before) return undefined
  if (layout.isFlow(path)) {
    const { end } = layout.document.locate([...path, before.name]).value
    return layout.edit({ start: end, end }, `, ${plain(key)}: ${flowText(value)}`)
  }
  const end = layout.lastLineEnd([...path, before.name])
  const lines = blockLines(key, value, layout.column(first.start))
  return layout.edit({ start: end, end }, lines.map((line) => layout.newline + line).join(''))
}

interface Key {
  readonly name: string
  readonly start: number
}

function keysInOrder(layout: Layout, path: Path, mapping: Readonly<Record<string, unknown>>): Key[] {
  const keys = Object.keys(mapping).flatMap((name) => {
    const key = layout.key([...path, name])
    return key ? [{ name, start: key.start }] : []
  })
  return keys.sort((a, b) => a.start - b.start)
}

/** Takes an entry out of a mapping; the mapping too where it was all that it held. */
export function removeEntry(layout: Layout, path: Path): TextEdit | undefined {
  const parent = path.slice(0, -1)
  const mapping = layout.value(parent)
  const key = layout.key(path)
  if (!isMapping(mapping) || !key) return undefined
  const keys = keysInOrder(layout, parent, mapping)
  if (keys.length === 1) return typeof parent.at(-1) === 'string' ? removeEntry(layout, parent) : undefined
  const at = keys.findIndex(({ start }) => start === key.start)
  const next = keys[at + 1]
  if (layout.isFlow(parent)) {
    if (next) return layout.edit({ start: key.start, end: next.start }, '')
    const before = keys[at - 1]
    if (!before) return undefined
    return layout.edit(
      { start: layout.document.locate([...parent, before.name]).value.end, end: layout.document.locate(path).value.end },
      '',
    )
  }
  const begin = layout.lineStart(key.start)
  // On the line of a list's `-` the next entry takes its place.
  if (layout.text.slice(begin, key.start).trim() !== '') return next && layout.edit({ start: key.start, end: next.start }, '')
  return removeLines(layout, begin, layout.lastLineEnd(path))
}

/** Takes whole lines out, with one of the line breaks around them. */
export function removeLines(layout: Layout, start: number, end: number): TextEdit | undefined {
  const { newline } = layout
  if (layout.text.startsWith(newline, end)) return layout.edit({ start, end: end + newline.length }, '')
  return start >= newline.length ? layout.edit({ start: start - newline.length, end }, '') : undefined
}

import type { TextEdit } from '../types/fix.js'
import type { Path, SourceRange } from '../types/source.js'
import { flowText, removeLines } from './entries.js'
import { type Layout, plain, type Written } from './layout.js'

/** Moves a list's item before an earlier one, with the comments above it. */
export function moveItem(layout: Layout, list: Path, from: number, before: number): TextEdit[] | undefined {
  if (before >= from) return undefined
  if (layout.isFlow(list)) {
    const item = layout.document.locate([...list, from]).value
    const previous = layout.document.locate([...list, from - 1]).value
    const { start } = layout.document.locate([...list, before]).value
    const text = layout.text.slice(item.start, item.end)
    return [layout.edit({ start, end: start }, `${text}, `), layout.edit({ start: previous.end, end: item.end }, '')]
  }
  const item = itemLines(layout, list, from)
  const target = itemLines(layout, list, before)
  if (!item || !target) return undefined
  const removal = removeLines(layout, item.start, item.end)
  const text = layout.text.slice(item.start, item.end) + layout.newline
  return removal && [layout.edit({ start: target.start, end: target.start }, text), removal]
}

/** Takes an item out of a list that has others. */
export function removeItem(layout: Layout, list: Path, index: number): TextEdit | undefined {
  const items = layout.value(list)
  if (!Array.isArray(items) || items.length < 2) return undefined
  if (!layout.isFlow(list)) {
    const lines = itemLines(layout, list, index)
    return lines && removeLines(layout, lines.start, lines.end)
  }
  const item = layout.document.locate([...list, index]).value
  if (index > 0) return layout.edit({ start: layout.document.locate([...list, index - 1]).value.end, end: item.end }, '')
  return layout.edit({ start: item.start, end: layout.document.locate([...list, 1]).value.start }, '')
}

/** Adds an item behind a list's last. */
export function addItem(layout: Layout, list: Path, value: Written): TextEdit | undefined {
  const items = layout.value(list)
  if (!Array.isArray(items) || items.length === 0) return undefined
  const last = [...list, items.length - 1]
  if (layout.isFlow(list)) {
    const { end } = layout.document.locate(last).value
    return layout.edit({ start: end, end }, `, ${flowText(value)}`)
  }
  const dash = dashOf(layout, last)
  if (dash === undefined) return undefined
  const indent = ' '.repeat(layout.column(dash))
  const end = layout.lastLineEnd(last)
  const lines = typeof value === 'string' ? [value] : entryLines(value)
  const text = lines.map((line, i) => `${layout.newline}${indent}${i === 0 ? '- ' : '  '}${line}`).join('')
  return layout.edit({ start: end, end }, text)
}

const entryLines = (value: Written, indent = ''): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([key, inner]) =>
        typeof inner === 'string' ? [`${indent}${plain(key)}: ${inner}`] : [`${indent}${plain(key)}:`, ...entryLines(inner, `${indent}  `)],
      )

/** The `-` of an item that begins on its line; undefined where the item is not the first thing there. */
function dashOf(layout: Layout, item: Path): number | undefined {
  const { start } = layout.document.locate(item).value
  const begin = layout.lineStart(start)
  const lead = /^( *)- +$/.exec(layout.text.slice(begin, start))
  return lead ? begin + (lead[1] ?? '').length : undefined
}

/** An item's lines with the comments that stand right above it in its column, and below it deeper, without the last line break. */
function itemLines(layout: Layout, list: Path, index: number): SourceRange | undefined {
  const item = [...list, index]
  const dash = dashOf(layout, item)
  if (dash === undefined) return undefined
  const column = layout.column(dash)
  let start = layout.lineStart(dash)
  while (start > 0) {
    const above = layout.lineStart(start - 1)
    const comment = /^( *)#/.exec(layout.text.slice(above, start))
    if (!comment || (comment[1] ?? '').length > column) break
    start = above
  }
  let end = layout.lastLineEnd(item)
  for (let next = layout.text.indexOf('\n', end) + 1; next > 0; next = layout.text.indexOf('\n', end) + 1) {
    // A comment deeper than the dash still belongs to the item.
    const comment = /^( *)#/.exec(layout.text.slice(next, layout.lineEnd(next)))
    if (!comment || (comment[1] ?? '').length <= column) break
    end = layout.lineEnd(next)
  }
  return { start, end }
}

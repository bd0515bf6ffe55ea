export interface Position {
  /** From 1. */
  readonly line: number
  /** In characters, from 1. */
  readonly column: number
}

/** Turns offsets of `text` into positions. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)]
  /** Where a character begins that takes two units of the text. */
  const doubles = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (match) => match.index)
  return (offset) => {
    const line = countBelow(starts, offset + 1)
    const start = starts[line - 1] ?? 0
    return { line, column: offset - start + 1 - (countBelow(doubles, offset) - countBelow(doubles, start)) }
  }
}

/** How many of the numbers, which rise, are below the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** A place in a file: lines and columns from 1, the end exclusive. */
export interface Region {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Regions of several files, whose lines are counted when one is first asked about. */
export function regions(
  files: readonly { readonly name: string; readonly text: string }[],
): (file: string, range: { readonly start: number; readonly end: number }) => Region {
  const texts = new Map(files.map(({ name, text }) => [name, text]))
  const known = new Map<string, (offset: number) => Position>()
  return (file, range) => {
    const position = known.get(file) ?? positions(texts.get(file) ?? '')
    known.set(file, position)
    const text = texts.get(file) ?? ''
    const clamp = (offset: number): number => Math.max(0, Math.min(offset, text.length))
    const { line, column } = position(clamp(range.start))
    const end = position(clamp(range.end))
    return { line, column, endLine: end.line, endColumn: end.column }
  }
}

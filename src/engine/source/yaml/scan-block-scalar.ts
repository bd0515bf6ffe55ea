import { char, isBlank, isBreak, isDigit, isGap } from './characters.js'
import type { Cursor } from './cursor.js'
import { YamlSyntaxError } from './syntax-error.js'

/** Scans a block scalar from its `|` or `>` to the line behind it, and gives its content. `parentIndent`: the column of the block around it, or -1. */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): string {
  const isLiteral = cursor.code() === char.bar
  const { keep, strip, indent: explicitIndent } = scanHeader(cursor)
  let indent = explicitIndent === 0 ? 0 : Math.max(parentIndent, 0) + explicitIndent
  let value = ''
  let lineBreak = ''
  const first = scanEmptyLines(cursor, indent)
  indent = indent || Math.max(first.indent, parentIndent + 1, 1)
  let emptyLines = first.breaks
  let wasIndented = false
  while (cursor.column === indent && !cursor.isAtEnd) {
    const isIndented = isBlank(cursor.code())
    if (!isLiteral && lineBreak === '\n' && !wasIndented && !isIndented) value += emptyLines === '' ? ' ' : emptyLines
    else value += lineBreak + emptyLines
    wasIndented = isIndented
    const from = cursor.at
    cursor.skipLine()
    value += cursor.text.slice(from, cursor.at)
    lineBreak = cursor.readBreak()
    emptyLines = scanEmptyLines(cursor, indent).breaks
  }
  if (strip) return value
  return keep ? value + lineBreak + emptyLines : value + lineBreak
}

interface Header {
  readonly keep: boolean
  readonly strip: boolean
  /** The indentation written, 0 for none. */
  readonly indent: number
}

function scanHeader(cursor: Cursor): Header {
  const start = cursor.at
  const sign = cursor.text.charAt(start)
  const refuse = (at: number): YamlSyntaxError => new YamlSyntaxError('MB0013', { sign }, { start: at, end: at + 1 })
  let keep = false
  let strip = false
  let indent = 0
  cursor.at++
  for (let code = cursor.code(); code === char.plus || code === char.minus || isDigit(code); code = cursor.code()) {
    if (isDigit(code)) {
      if (indent > 0 || code === char.zero) throw refuse(cursor.at)
      indent = code - char.zero
    } else {
      if (keep || strip) throw refuse(cursor.at)
      keep = code === char.plus
      strip = code === char.minus
    }
    cursor.at++
  }
  cursor.skipBlanks()
  if (cursor.code() === char.hash) cursor.skipLine()
  if (!isGap(cursor.code())) throw refuse(cursor.at)
  cursor.readBreak()
  return { keep, strip, indent }
}

/** Reads indentation, up to `indent` or all of it where that is 0, and empty lines. Gives their breaks and the deepest column met. */
function scanEmptyLines(cursor: Cursor, indent: number): { readonly breaks: string; readonly indent: number } {
  let breaks = ''
  let deepest = 0
  while (true) {
    while ((indent === 0 || cursor.column < indent) && cursor.code() === char.space) cursor.at++
    deepest = Math.max(deepest, cursor.column)
    if ((indent === 0 || cursor.column < indent) && cursor.code() === char.tab) {
      throw new YamlSyntaxError('MB0001', {}, { start: cursor.at, end: cursor.at + 1 })
    }
    if (!isBreak(cursor.code())) return { breaks, indent: deepest }
    breaks += cursor.readBreak()
  }
}

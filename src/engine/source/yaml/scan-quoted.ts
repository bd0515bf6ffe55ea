import { char, isBlank, isBreak, isGap } from './characters.js'
import { type Cursor, foldBreaks } from './cursor.js'
import { YamlSyntaxError } from './syntax-error.js'

/** Scans a quoted scalar from its opening quote to behind its closing one, and gives its content. */
export function scanQuoted(cursor: Cursor): string {
  const { text } = cursor
  const start = cursor.at
  const quote = cursor.code()
  cursor.at++
  const unclosed = (): YamlSyntaxError => new YamlSyntaxError('MB0005', { quote: String.fromCharCode(quote) }, { start, end: start + 1 })
  let value = ''
  while (true) {
    if (cursor.isAtDocumentMarker() || cursor.isAtEnd) throw unclosed()
    let hasEscapedBreak = false
    let from = cursor.at
    for (let code = cursor.code(); !isGap(code); code = cursor.code()) {
      if (code === quote) {
        if (quote === char.singleQuote && cursor.code(1) === quote) {
          value += text.slice(from, cursor.at + 1)
          cursor.at += 2
          from = cursor.at
          continue
        }
        break
      }
      if (code === char.backslash && quote === char.doubleQuote) {
        value += text.slice(from, cursor.at)
        if (isBreak(cursor.code(1))) {
          cursor.at++
          cursor.readBreak()
          hasEscapedBreak = true
          from = cursor.at
          break
        }
        value += readEscape(cursor)
        from = cursor.at
      } else cursor.at++
    }
    value += text.slice(from, cursor.at)
    if (cursor.code() === quote) {
      cursor.at++
      return value
    }
    value += readGap(cursor, hasEscapedBreak)
  }
}

/** Reads blanks and line breaks, folded. Behind an escaped break nothing is folded but further breaks. */
function readGap(cursor: Cursor, hasEscapedBreak: boolean): string {
  const from = cursor.at
  let hasBreak = hasEscapedBreak
  let first = ''
  let others = ''
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBlank(code)) cursor.at++
    else if (hasBreak) others += cursor.readBreak()
    else {
      first = cursor.readBreak()
      hasBreak = true
    }
  }
  return hasBreak ? foldBreaks(first, others) : cursor.text.slice(from, cursor.at)
}

const escapes = new Map<string, string>([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
const hexLengths = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

function readEscape(cursor: Cursor): string {
  const start = cursor.at
  const letter = cursor.text.charAt(start + 1)
  const simple = escapes.get(letter)
  if (simple !== undefined) {
    cursor.at += 2
    return simple
  }
  const length = hexLengths.get(letter) ?? 0
  const digits = cursor.text.slice(start + 2, start + 2 + length)
  const point = Number.parseInt(digits, 16)
  const isValid =
    length > 0 && digits.length === length && /^[0-9a-fA-F]+$/.test(digits) && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  if (!isValid) {
    const sequence = cursor.text.slice(start, start + 2 + length).split(/[\s"]/, 1)[0] || '\\'
    throw new YamlSyntaxError('MB0008', { sequence }, { start, end: start + sequence.length })
  }
  cursor.at += 2 + length
  return String.fromCodePoint(point)
}

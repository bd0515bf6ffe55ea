import { char, isBlank, isBreak, isFlowIndicator, isGap } from './characters.js'
import { type Cursor, foldBreaks } from './cursor.js'
import { YamlSyntaxError } from './syntax-error.js'

export interface ScannedPlain {
  readonly value: string
  readonly end: number
  /** Whether the scan went past a line break behind the scalar. */
  readonly brokeLine: boolean
}

/** Scans a plain scalar and the blank space behind it. `indent`: the column that its further lines must reach, in block context. */
export function scanPlain(cursor: Cursor, indent: number, isInFlow: boolean): ScannedPlain {
  const { text } = cursor
  let value = ''
  let end = cursor.at
  let blanks = ''
  let firstBreak = ''
  let otherBreaks = ''
  let brokeLine = false
  while (!cursor.isAtDocumentMarker() && cursor.code() !== char.hash) {
    const from = cursor.at
    let at = from
    for (let code = text.charCodeAt(at); !isGap(code); code = text.charCodeAt(++at)) {
      if (code === char.colon && isGap(text.charCodeAt(at + 1))) break
      if (isInFlow && isFlowIndicator(code)) break
    }
    if (at > from) {
      value += brokeLine ? foldBreaks(firstBreak, otherBreaks) : blanks
      value += text.slice(from, at)
      blanks = firstBreak = otherBreaks = ''
      brokeLine = false
      cursor.at = end = at
    }
    if (!isBlank(cursor.code()) && !isBreak(cursor.code())) break
    const blanksFrom = cursor.at
    for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
      if (isBreak(code)) {
        const lineBreak = cursor.readBreak()
        if (brokeLine) otherBreaks += lineBreak
        else firstBreak = lineBreak
        brokeLine = true
      } else {
        if (brokeLine && code === char.tab && cursor.column < indent) {
          throw new YamlSyntaxError('MB0001', {}, { start: cursor.at, end: cursor.at + 1 })
        }
        cursor.at++
      }
    }
    if (!brokeLine) blanks = text.slice(blanksFrom, cursor.at)
    if (!isInFlow && cursor.column < indent) break
  }
  return { value, end, brokeLine }
}

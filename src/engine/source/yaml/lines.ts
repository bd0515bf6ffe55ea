import type { SourceRange } from '../../types/source.js'
import { char } from './characters.js'
import { YamlSyntaxError } from './syntax-error.js'

/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && text.charCodeAt(start - 1) !== char.newline && text.charCodeAt(start - 1) !== char.carriageReturn) start--
  return start
}

export const column = (text: string, at: number): number => at - lineStart(text, at)

/** How many spaces the line of an offset begins with. */
export function indentation(text: string, at: number): number {
  const start = lineStart(text, at)
  let end = start
  while (text.charCodeAt(end) === char.space) end++
  return end - start
}

/** From an offset to the end of what stands on its line, a comment left out; at least one character. */
export function restOfLine(text: string, start: number): SourceRange {
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 200))?.[0] ?? ''
  const content = line.replace(/\s#.*$/, '').trimEnd()
  return { start, end: Math.min(text.length, start + Math.max(content.length, 1)) }
}

/** A line that should be `key: value` and has no colon. */
export function missingColon(text: string, start: number): YamlSyntaxError {
  const range = restOfLine(text, start)
  return new YamlSyntaxError('MB0004', { written: text.slice(range.start, range.end) }, range)
}

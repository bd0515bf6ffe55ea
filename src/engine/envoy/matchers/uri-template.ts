import { type Regex, regexOf } from './regex.js'

/** What may stand in a segment: RFC 3986's pchar. */
const literal = "a-zA-Z0-9\\-._~%!$&'()*+,;:@="
const oneSegment = `[${literal}]+`
const anySegments = `[${literal}/]*`
const nothing: Regex = { matches: () => false, replace: (text) => text, problem: 'not a URI template' }

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A path template (`/a/*`, `/a/**`, `/{name}/b`, `/{name=a/*}`) as an expression whose groups are its variables; undefined if it is none. */
export function templateExpression(template: string): { readonly expression: string; readonly variables: readonly string[] } | undefined {
  if (!template.startsWith('/') || template.length > 4096) return undefined
  const variables: string[] = []
  const pieces = /\{(\w+)(?:=([^{}]*))?\}|\{(\*{1,2})\}|(\*{1,2})|([^*{}]+)/y
  let expression = ''
  while (pieces.lastIndex < template.length) {
    const match = pieces.exec(template)
    if (!match) return undefined
    const [, variable, pattern = '*', braced, glob, plain] = match
    if (variable !== undefined) {
      variables.push(variable)
      expression += `(${pattern
        .split(/(\*{1,2})/)
        .map(segment)
        .join('')})`
    } else expression += plain === undefined ? segment(braced ?? glob ?? '') : escaped(plain)
  }
  return { expression, variables }
}

const segment = (piece: string): string => (piece === '**' ? anySegments : piece === '*' ? oneSegment : escaped(piece))

/** The test of a path template. */
export function templateRegex(template: string): Regex {
  const read = templateExpression(template)
  return read ? regexOf(read.expression) : nothing
}

import type { Place } from './place.js'
import type { Report } from './report.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header cannot hold
const forbidden = /[\u0000-\u0008\u000a-\u001f\u007f]/

/** Istio: pkg/config/validation#ValidateHTTPHeaderValue */
export function checkHeaderValue(report: Report, place: Place): void {
  if (forbidden.test(place.text)) report.error(place, 'MB0353', { name: place.name })
  else if (!isFormat(place.text)) report.error(place, 'MB0354', { name: place.name, value: place.text })
}

/**
 * Whether the `%COMMAND(ARGUMENTS)%` of a value are closed. `%%` is a percent sign. Arguments in `[…]` are a list of JSON strings.
 * Istio: pkg/config/validation#validateHeaderValue
 */
export function isFormat(value: string): boolean {
  let at = 0
  for (;;) {
    const percent = value.indexOf('%', at)
    if (percent === -1) return true
    if (value[percent + 1] === '%') {
      at = percent + 2
      continue
    }
    const end = endOfCommand(value, percent + 1)
    if (end === undefined) return false
    at = end
  }
}

const afterSpaces = (text: string, at: number): number => {
  let next = at
  while (text[next] === ' ') next++
  return next
}

/** The offset behind the `%` that closes a command. */
function endOfCommand(value: string, start: number): number | undefined {
  const special = /[%(]/g
  special.lastIndex = start
  const found = special.exec(value)
  if (!found) return undefined
  if (found[0] === '%') return found.index + 1
  const open = afterSpaces(value, found.index + 1)
  if (open >= value.length) return undefined
  const closed = value[open] === '[' ? endOfList(value, open + 1) : endOfString(value, open + 1)
  if (closed === undefined) return undefined
  const percent = afterSpaces(value, closed)
  return value[percent] === '%' ? percent + 1 : undefined
}

/** The offset behind the `)` after the list whose strings begin here. */
function endOfList(value: string, start: number): number | undefined {
  const quote = afterSpaces(value, start)
  return value[quote] === '"' ? endOfString(value, quote + 1) : undefined
}

/** In a string: it ends with a quotation mark, and a list goes on; or a `)` ends all. The offset behind the `)`. */
function endOfString(value: string, start: number): number | undefined {
  for (let at = start; at < value.length; at++) {
    if (value[at] === '\\') {
      if (at + 1 >= value.length) return undefined
      at++
    } else if (value[at] === ')') return at + 1
    else if (value[at] === '"') {
      const next = afterSpaces(value, at + 1)
      if (value[next] === ']') {
        const close = afterSpaces(value, next + 1)
        return value[close] === ')' ? close + 1 : undefined
      }
      if (value[next] !== ',') return undefined
      const quote = afterSpaces(value, next + 1)
      if (value[quote] !== '"') return undefined
      at = quote
    }
  }
  return undefined
}

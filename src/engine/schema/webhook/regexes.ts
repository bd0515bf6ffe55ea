import { RE2JS } from 're2js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const LONGEST = 1024
const MOST_REMEMBERED = 5000
const known = new Map<string, boolean>()

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** Whether RE2 takes the expression; the same text is compiled once. */
export function isRegex(text: string): boolean {
  const remembered = known.get(text)
  if (remembered !== undefined) return remembered
  if (known.size >= MOST_REMEMBERED) known.clear()
  const is = compiles(text)
  known.set(text, is)
  return is
}

function compiles(text: string): boolean {
  try {
    RE2JS.compile(text)
    return true
  } catch {
    return false
  }
}

/** Istio: pkg/config/validation#validateStringRegexp */
export function checkRegex(report: Report, place: Place, field = place.name): void {
  if (bytes(place.text) > LONGEST) report.error(place, 'MB0310', { field, limit: LONGEST })
  else if (!isRegex(place.text)) report.error(place, 'MB0309', { field, pattern: place.text })
}

/** Of a StringMatch the regular expression. Istio: pkg/config/validation#validateStringMatchRegexp */
export function checkMatchRegex(report: Report, match: Place): void {
  const regex = match.at('regex')
  if (!regex.isSet) return
  if (regex.text === '') report.error(regex, 'MB0311', { field: `${match.name}.regex` })
  else checkRegex(report, regex, match.name)
}

/** Istio: pkg/config/validation#validateStringMatch */
export function checkStringMatch(report: Report, match: Place): void {
  const prefix = match.at('prefix')
  if (prefix.isSet && prefix.text === '') report.error(prefix, 'MB0311', { field: `${match.name}.prefix` })
  else checkMatchRegex(report, match)
}

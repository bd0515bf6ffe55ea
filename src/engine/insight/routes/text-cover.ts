import { regexOf } from '../../envoy/matchers/regex.js'
import type { StringMatcher } from '../../types/envoy/core.js'

/** A set of texts as Envoy's matchers describe it. */
export type Texts =
  | { readonly is: 'all' }
  | { readonly is: 'exact' | 'prefix' | 'suffix' | 'contains' | 'segments' | 'regex'; readonly text: string; readonly ignoresCase: boolean }

const plain = /^[^\\.+*?()|[\]{}^$]*/

/** What an expression that must match the whole text begins with for certain: `/api/v1` of `/api/v1/.*`. */
function certainBeginning(expression: string): string {
  const body = expression.startsWith('^') ? expression.slice(1) : expression
  if (body.includes('|') || body.startsWith('(?')) return ''
  const start = plain.exec(body)?.[0] ?? ''
  // A quantifier takes the character before it.
  return /^[*?{]/.test(body.slice(start.length)) ? start.slice(0, -1) : start
}

/** `LITERAL.*` matches what `LITERAL` begins, `.*` all there is. Others are left as expressions. */
export function textsOfRegex(expression: string): Texts {
  if (/^\^?\.\*\$?$/.test(expression)) return { is: 'all' }
  const beginning = certainBeginning(expression)
  const rest = expression.replace(/^\^/, '').slice(beginning.length)
  if (beginning !== '' && /^\.\*\$?$/.test(rest)) return { is: 'prefix', text: beginning, ignoresCase: false }
  return { is: 'regex', text: expression, ignoresCase: false }
}

export function textsOf(matcher: StringMatcher): Texts {
  const ignoresCase = matcher.ignore_case ?? false
  if ('exact' in matcher) return { is: 'exact', text: matcher.exact, ignoresCase }
  if ('prefix' in matcher) return matcher.prefix === '' ? { is: 'all' } : { is: 'prefix', text: matcher.prefix, ignoresCase }
  if ('suffix' in matcher) return { is: 'suffix', text: matcher.suffix, ignoresCase }
  if ('contains' in matcher) return { is: 'contains', text: matcher.contains, ignoresCase }
  return textsOfRegex(matcher.safe_regex.regex)
}

/** Whether `a` certainly holds every text of `b`. False where it cannot be told. */
export function holdsAll(a: Texts, b: Texts): boolean {
  if (a.is === 'all') return true
  if (b.is === 'all') return false
  if (a.is === b.is && a.text === b.text && (a.ignoresCase || !b.ignoresCase)) return true
  if (b.ignoresCase && !a.ignoresCase && /\p{L}/u.test(a.text)) return false
  const fold = (text: string) => (a.ignoresCase ? text.toLowerCase() : text)
  const [wanted, given] = [fold(a.text), fold(b.text)]
  if (b.is === 'exact') return holds(a, wanted, given)
  const beginning = b.is === 'regex' ? fold(certainBeginning(b.text)) : b.is === 'prefix' || b.is === 'segments' ? given : ''
  if (a.is === 'prefix') return beginning.startsWith(wanted)
  if (a.is === 'segments') return beginning.startsWith(`${wanted}/`) || (b.is === 'segments' && given === wanted)
  if (a.is === 'suffix') return b.is === 'suffix' && given.endsWith(wanted)
  if (a.is === 'contains') return (b.is === 'prefix' || b.is === 'suffix' || b.is === 'contains') && given.includes(wanted)
  return false
}

function holds(a: Exclude<Texts, { is: 'all' }>, wanted: string, text: string): boolean {
  switch (a.is) {
    case 'exact':
      return text === wanted
    case 'prefix':
      return text.startsWith(wanted)
    case 'suffix':
      return text.endsWith(wanted)
    case 'contains':
      return text.includes(wanted)
    case 'segments':
      return text === wanted || text.startsWith(`${wanted}/`)
    case 'regex':
      return regexOf(a.text).matches(text)
  }
}

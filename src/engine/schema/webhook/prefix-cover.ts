import type { Place } from './place.js'

/** A match and the rule that it stands in. */
export interface NamedMatch {
  readonly match: Place
  readonly rule: Place
}

interface PrefixMatch extends NamedMatch {
  readonly prefix: string
  readonly conditions: Conditions
}

interface Conditions {
  readonly port: number
  readonly method: string
  readonly authority: string
  readonly tables: readonly ReadonlyMap<string, string>[]
}

const textMatch = (match: Place): string => {
  const [exact, prefix] = [match.at('exact').text, match.at('prefix').text]
  if (exact !== '') return `exact:${exact}`
  return prefix === '' ? '' : `prefix:${prefix}`
}

const conditionsOf = (match: Place): Conditions => ({
  port: match.at('port').number,
  method: textMatch(match.at('method')) || 'exact:GET',
  authority: textMatch(match.at('authority')),
  tables: ['headers', 'queryParams', 'withoutHeaders'].map(
    (field) => new Map(match.at(field).entries.map(([name, value]) => [name, textMatch(value)])),
  ),
})

/** Whether Istio takes the earlier match's conditions for met wherever the later one's are: equal, or what it compares begins with it. */
function implies(earlier: Conditions, later: Conditions): boolean {
  const begins = (a: string, b: string | undefined): boolean => b !== undefined && a.startsWith(b)
  if (earlier.port !== later.port || !begins(earlier.method, later.method) || !begins(earlier.authority, later.authority)) return false
  return earlier.tables.every((table, i) => {
    const other = later.tables[i]
    return table.size === other?.size && [...table].every(([name, value]) => begins(value, other.get(name)))
  })
}

/** More than anyone reads. */
const MOST = 500

/**
 * The matches whose prefix begins with a shorter one of an earlier match that asks for the same otherwise.
 * Istio: pkg/config/validation#coveredValidation
 */
export function coveredMatches(matches: readonly NamedMatch[]): { readonly later: NamedMatch; readonly earlier: NamedMatch }[] {
  const byPrefix = new Map<string, PrefixMatch[]>()
  const covered: { later: NamedMatch; earlier: NamedMatch }[] = []
  for (const { match, rule } of matches) {
    const prefix = match.at('uri').at('prefix').text
    if (prefix === '') continue
    const later: PrefixMatch = { match, rule, prefix, conditions: conditionsOf(match) }
    for (let length = 1; length < prefix.length && covered.length < MOST; length++) {
      for (const earlier of byPrefix.get(prefix.slice(0, length)) ?? []) {
        if (implies(earlier.conditions, later.conditions)) covered.push({ later, earlier })
      }
    }
    const same = byPrefix.get(prefix)
    if (same) same.push(later)
    else byPrefix.set(prefix, [later])
  }
  return covered
}

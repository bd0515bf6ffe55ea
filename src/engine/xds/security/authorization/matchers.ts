import type { StringMatcher } from '../../../types/envoy/core.js'
import type { MetadataMatcher, RbacHeaderMatcher, ValueMatcher } from '../../../types/envoy/rbac.js'

/** What Go's `regexp.QuoteMeta` escapes. */
export const quoteRegex = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')

export const regexMatcher = (regex: string): StringMatcher => ({ safe_regex: { regex } })

/**
 * Istio's patterns of a policy: `*` for anything but nothing, `*tail`, `head*`, or the value itself. With `before`, the text put in front of
 * every value (`spiffe://`).
 */
export function patternMatcher(value: string, before = ''): StringMatcher {
  if (value === '*') return regexMatcher('.+')
  if (value.startsWith('*')) {
    const tail = value.slice(1)
    return before ? regexMatcher(`${before}.*${quoteRegex(tail)}`) : { suffix: tail }
  }
  return value.endsWith('*') ? { prefix: before + value.slice(0, -1) } : { exact: before + value }
}

/** A header by such a pattern; `*` asks only for its presence. Hosts are compared without regard to case. */
export function headerMatcher(name: string, value: string, ignoreCase = false): RbacHeaderMatcher {
  if (value === '*') return { name, present_match: true }
  const matcher = patternMatcher(value)
  return { name, string_match: ignoreCase ? { ignore_case: true, ...matcher } : matcher }
}

export const anyOfValues = (matchers: readonly ValueMatcher[]): ValueMatcher =>
  matchers.length === 1 ? matchers[0]! : { or_match: { value_matchers: [...matchers] } }

const metadata = (filter: string, keys: readonly string[], value: ValueMatcher): MetadataMatcher => ({
  filter,
  path: keys.map((key) => ({ key })),
  value,
})

/** Metadata that an HTTP filter left, by the filter's name and a key. */
export const filterMetadata = (filter: string, key: string, value: ValueMatcher): MetadataMatcher => metadata(filter, [key], value)

const JWT_FILTER = 'envoy.filters.http.jwt_authn'
const PAYLOAD = 'payload'

/** A claim of the token that is a plain string. */
export const claimMatcher = (claim: string, value: StringMatcher): MetadataMatcher =>
  metadata(JWT_FILTER, [PAYLOAD, claim], { string_match: value })

/** A claim of the token, nested by `claims`, that is a string or a list that holds it. */
export function claimListMatcher(claims: readonly string[], values: readonly string[]): MetadataMatcher {
  const value = anyOfValues(values.map((v) => ({ string_match: patternMatcher(v) })))
  return metadata(JWT_FILTER, [PAYLOAD, ...claims], { or_match: { value_matchers: [{ list_match: { one_of: value } }, value] } })
}

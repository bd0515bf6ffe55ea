import type { MetadataMatcher, ValueMatcher } from '../../types/envoy/route.js'
import type { StringMatch } from '../../types/istio/virtual-service.js'
import { stringMatcher } from './string-match.js'

const CLAIMS = '@request.auth.claims'

/**
 * The names of a nested JWT claim that a header's name stands for: `@request.auth.claims.group.id` or
 * `@request.auth.claims[group][id]`; undefined for a plain header.
 * Istio: pkg/jwt#ToRoutingClaim
 */
export function claimPath(header: string): string[] | undefined {
  if (!header.toLowerCase().startsWith(CLAIMS)) return undefined
  const rest = header.slice(CLAIMS.length)
  if (rest.startsWith('.') && rest.length > 1) return rest.slice(1).split('.')
  if (rest.startsWith('[') && rest.endsWith(']') && rest.length > 2) return rest.slice(1, -1).split('][')
  return undefined
}

/**
 * Matches a claim, a string or a list of strings, that the JWT filter left in the request's metadata.
 * Istio: pilot/pkg/security/authz/model/util.go#MetadataMatcherForJWTClaims
 */
export function claimMatcher(header: string, match: StringMatch): MetadataMatcher | undefined {
  const claims = claimPath(header)
  if (!claims) return undefined
  const value: ValueMatcher = { string_match: stringMatcher(match) ?? {} }
  return {
    filter: 'envoy.filters.http.jwt_authn',
    path: ['payload', ...claims].map((key) => ({ key })),
    value: { or_match: { value_matchers: [{ list_match: { one_of: value } }, value] } },
  }
}

import type { RequestAuthentication } from '../../../mesh/policy/request-authentication.js'
import type { HttpFilter } from '../../../types/envoy/http-connection-manager.js'
import type { JwtRule } from '../../../types/istio/request-authentication.js'
import { madeBy, origin } from '../../../types/provenance.js'
import { UNFETCHED_JWKS } from './unfetched-jwks.js'

/** Claims that hold several values parted by blanks, as OAuth writes them. */
const SPACE_DELIMITED = ['permission', 'scope']

type Requirement = object

/**
 * The JWT filter of RequestAuthentications: a token that comes must be valid; that one comes at all is AuthorizationPolicy's to ask.
 * Rules are numbered by issuer in alphabetical order. Undefined where no policy has a rule.
 * Istio: pilot/pkg/security/authn/policy_applier.go#convertToEnvoyJwtConfig
 */
export function jwtFilter(policies: readonly RequestAuthentication[], clearRouteCache: boolean): HttpFilter | undefined {
  const rules = policies
    .flatMap((policy) => (policy.spec?.jwtRules ?? []).map((rule, i) => ({ rule, from: origin(policy, 'spec', 'jwtRules', i) })))
    .sort((a, b) => compare(a.rule.issuer ?? '', b.rule.issuer ?? ''))
  if (rules.length === 0) return undefined
  const names = rules.map((_, i) => `origins-${i}`)
  const validOrMissing = names.map(
    (name): Requirement => ({ requires_any: { requirements: [{ provider_name: name }, { allow_missing: {} }] } }),
  )
  // With several issuers that read one place, each token fails all rules but its own: it is enough that one accepts it.
  const requires: Requirement =
    names.length === 1
      ? validOrMissing[0]!
      : {
          requires_any: {
            requirements: [...names.map((name) => ({ provider_name: name })), { requires_all: { requirements: validOrMissing } }],
          },
        }
  const filter: HttpFilter = {
    name: 'envoy.filters.http.jwt_authn',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication',
      providers: Object.fromEntries(rules.map(({ rule }, i) => [names[i], provider(rule, clearRouteCache)])),
      rules: [{ match: { prefix: '/' }, requires }],
      bypass_cors_preflight: true,
    },
  }
  return madeBy(filter, ...rules.map((r) => r.from))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const given = (name: string, value: unknown): object => (value ? { [name]: value } : {})
const listed = (name: string, values: readonly unknown[] | undefined): object => (values?.length ? { [name]: values } : {})

function provider(rule: JwtRule, clearRouteCache: boolean): object {
  return {
    ...given('issuer', rule.issuer),
    ...listed('audiences', rule.audiences),
    ...given('forward', rule.forwardOriginalToken),
    ...given('forward_payload_header', rule.outputPayloadToHeader),
    payload_in_metadata: 'payload',
    normalize_payload_in_metadata: { space_delimited_claims: spaceDelimited(rule.spaceDelimitedClaims) },
    ...given('clear_route_cache', clearRouteCache),
    ...listed(
      'claim_to_headers',
      rule.outputClaimToHeaders?.map((c) => ({ ...given('header_name', c.header), ...given('claim_name', c.claim) })),
    ),
    ...listed(
      'from_headers',
      rule.fromHeaders?.map((h) => ({ ...given('name', h.name), ...given('value_prefix', h.prefix) })),
    ),
    ...listed('from_params', rule.fromParams),
    ...listed('from_cookies', rule.fromCookies),
    local_jwks: { inline_string: rule.jwks || UNFETCHED_JWKS },
  }
}

const spaceDelimited = (own: readonly string[] | undefined): string[] =>
  own?.length ? [...new Set([...own, ...SPACE_DELIMITED])].sort() : SPACE_DELIMITED

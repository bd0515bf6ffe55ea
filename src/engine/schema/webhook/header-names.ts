import type { Place } from './place.js'
import type { Report } from './report.js'

const token = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/
const strict = /^[-_A-Za-z0-9]+$/
const probe = /^[-A-Za-z0-9]+$/
const pseudoHeaders = new Set([':method', ':scheme', ':authority', ':path', ':status'])
const CLAIM = '@request.auth.claims'

/** `@request.auth.claims.sub`, `@request.auth.claims[a][b]`. Istio: pkg/jwt#ToRoutingClaim */
export function isClaim(name: string): boolean {
  if (!name.toLowerCase().startsWith(CLAIM)) return false
  const rest = name.slice(CLAIM.length)
  return rest.length > 1 && (rest.startsWith('.') || (rest.startsWith('[') && rest.endsWith(']') && rest.length > 2))
}

function checkAgainst(report: Report, place: Place, name: string, pattern: RegExp): void {
  if (name === '') report.error(place, 'MB0311', { field: place.name || 'headers' })
  else if (!pattern.test(name)) report.error(place, 'MB0351', { name })
}

/** A name by which a route matches. Istio: pkg/config/validation#ValidateHTTPHeaderNameOrJwtClaimRoute */
export function checkMatchedHeader(report: Report, place: Place, name: string): void {
  if (!isClaim(name) && !pseudoHeaders.has(name)) checkAgainst(report, place, name, token)
}

/** Istio: pkg/config/validation#ValidateCORSHTTPHeaderName */
export const checkCorsHeader = (report: Report, place: Place): void => checkAgainst(report, place, place.text, token)

/** Istio: pkg/config/validation#ValidateStrictHTTPHeaderName */
export const checkClaimHeader = (report: Report, place: Place): void => checkAgainst(report, place, place.text, strict)

/** Istio: pkg/config/validation#ValidateProbeHeaderName */
export const checkProbeHeader = (report: Report, place: Place): void => checkAgainst(report, place, place.text, probe)

export const isAuthority = (name: string): boolean => name.toLowerCase() === ':authority' || name.toLowerCase() === 'host'

/** A header that a route writes: a request's authority may be written, nothing else that Envoy keeps for itself. */
export function checkWrittenHeader(report: Report, place: Place, name: string, allowsAuthority: boolean): void {
  if (name === '') report.error(place, 'MB0311', { field: 'headers' })
  else if (allowsAuthority && isAuthority(name)) return
  else if (name.startsWith(':') || name.toLowerCase() === 'host') report.error(place, 'MB0352', { name })
}

import type { HeaderMap } from '../../http/header-map.js'
import { field, isFields, items, objects, part, text } from '../../reading.js'
import { step } from '../step.js'
import { passOn } from './pass-on.js'
import { type Found, type JwtProvider, tokensIn } from './provider.js'
import { jwtMessages, type Verdict } from './status.js'
import { type Jwt, readToken } from './token.js'
import type { Verification } from './verification.js'

const DEEPEST = 32

/** Tests a JwtRequirement (`envoy.extensions.filters.http.jwt_authn.v3`). One that asks nothing is met. */
export function verify(requirement: unknown, work: Verification, depth = 0): Verdict {
  if (!isFields(requirement) || depth > DEEPEST) return 'Ok'
  const name = text(requirement.provider_name)
  if (name !== undefined) return verifyProvider(name, undefined, work)
  const both = part(requirement, 'provider_and_audiences')
  if (both) return verifyProvider(text(both.provider_name) ?? '', strings(both.audiences), work)
  const any = part(requirement, 'requires_any')
  if (any) return verifyAny(objects(any.requirements), work, depth)
  const all = part(requirement, 'requires_all')
  if (all) {
    for (const one of objects(all.requirements)) {
      const verdict = verify(one, work, depth + 1)
      if (verdict !== 'Ok') return verdict
    }
    return 'Ok'
  }
  if (field(requirement, 'allow_missing_or_failed') !== undefined) return verifyWhatComes(true, work)
  return field(requirement, 'allow_missing') === undefined ? 'Ok' : verifyWhatComes(false, work)
}

const strings = (value: unknown): string[] => items(value).filter((item): item is string => typeof item === 'string')

/** One requirement that is met suffices. Of failures, the one that says most: a bad token before a foreign one before none. */
function verifyAny(requirements: readonly object[], work: Verification, depth: number): Verdict {
  const allowsFailed = requirements.some((one) => field(one, 'allow_missing_or_failed') !== undefined)
  const allowsMissing = requirements.some((one) => field(one, 'allow_missing') !== undefined)
  const strict = requirements.filter((one) => !Object.hasOwn(one, 'allow_missing') && !Object.hasOwn(one, 'allow_missing_or_failed'))
  if (strict.length === 0) return allowsFailed || allowsMissing ? verifyWhatComes(allowsFailed, work) : 'Ok'
  let final: Verdict = 'JwtMissed'
  for (const one of strict) {
    const verdict = verify(one, work, depth + 1)
    if (verdict === 'Ok') return 'Ok'
    if ((verdict !== 'JwtMissed' && verdict !== 'JwtUnknownIssuer') || final === 'JwtMissed') final = verdict
  }
  const isForgiven = allowsFailed || (allowsMissing && final === 'JwtMissed')
  if (isForgiven) work.steps.push(step('jwt.forgiven', 'noted', { message: jwtMessages[final] }))
  return isForgiven ? 'Ok' : final
}

/** All tokens in a provider's places must be good ones of it. */
function verifyProvider(name: string, audiences: readonly string[] | undefined, work: Verification): Verdict {
  const provider = work.providers.get(name)
  // Envoy refuses a configuration that names a provider it does not have.
  if (!provider) return 'JwtUnknownIssuer'
  sanitize([provider], work.headers)
  const found = tokensIn(work.headers, [provider])
  if (found.length === 0) return missing([provider], work)
  for (const token of found.toReversed()) {
    const verdict = check(token, provider, audiences, work)
    if (verdict !== 'Ok') return verdict
  }
  return 'Ok'
}

/** Without a provider named: every token of any provider is checked by the provider of its issuer. */
function verifyWhatComes(allowsFailed: boolean, work: Verification): Verdict {
  const providers = [...work.providers.values()]
  sanitize(providers, work.headers)
  let last: Verdict = 'JwtMissed'
  for (const token of tokensIn(work.headers, providers).toReversed()) last = check(token, undefined, undefined, work)
  return allowsFailed || last === 'JwtMissed' ? 'Ok' : last
}

function missing(providers: readonly JwtProvider[], work: Verification): Verdict {
  const places = providers.flatMap(({ locations }) =>
    locations.map((place) => (place.kind === 'header' ? `${place.name}: ${place.prefix}…` : `${place.name}=…`)),
  )
  const names = providers.map(({ name }) => name).join(', ')
  const issuer = providers.map((provider) => provider.issuer).join(', ')
  work.steps.push(step('jwt.missing', 'missed', { provider: names, issuer, places }, { subject: providers[0]?.config ?? {} }))
  return 'JwtMissed'
}

/** A client must not send what only a verified token may say. */
function sanitize(providers: readonly JwtProvider[], headers: HeaderMap): void {
  for (const { payloadHeader, claimHeaders } of providers) {
    if (payloadHeader !== '') headers.remove(payloadHeader)
    for (const { header } of claimHeaders) headers.remove(header)
  }
}

function check(found: Found, wanted: JwtProvider | undefined, audiences: readonly string[] | undefined, work: Verification): Verdict {
  const jwt = readToken(found.value, work.tokens)
  const fail = (verdict: Exclude<Verdict, 'Ok'>, provider = wanted): Verdict => {
    const issuer = typeof jwt === 'string' ? '' : jwt.issuer
    const said = typeof jwt === 'string' ? [] : jwt.audiences
    const allowed = audiences ?? provider?.audiences ?? []
    work.steps.push(
      step(
        'jwt.bad',
        'missed',
        {
          provider: provider?.name ?? '',
          place: found.location.name,
          message: jwtMessages[verdict],
          issuer,
          wanted: [...found.issuers],
          audiences: said,
          allowed,
        },
        provider ? { subject: provider.config } : {},
      ),
    )
    if (provider?.failureKey) work.metadata[provider.failureKey] = { message: jwtMessages[verdict] }
    return verdict
  }
  if (typeof jwt === 'string') return fail(jwt)
  if (!found.issuers.has('') && !found.issuers.has(jwt.issuer)) return fail('JwtUnknownIssuer')
  const provider = wanted ?? providerOf(jwt.issuer, work.providers)
  if (!provider) return fail('JwtUnknownIssuer')
  if (work.now !== undefined) {
    if (work.now + provider.skew < jwt.notBefore) return fail('JwtNotYetValid', provider)
    if (jwt.expires > 0 && work.now > jwt.expires + provider.skew) return fail('JwtExpired', provider)
  }
  if (!isForOne(jwt, audiences ?? provider.audiences)) return fail('JwtAudienceNotAllowed', provider)
  if (jwt.signature !== 'valid') return fail('JwtVerificationFail', provider)
  const subject = typeof jwt.claims.sub === 'string' ? jwt.claims.sub : ''
  const args = { provider: provider.name, place: found.location.name, issuer: jwt.issuer, subject, isAssumed: jwt.isAssumed }
  work.steps.push(step('jwt.good', 'taken', args, { subject: provider.config }))
  passOn(jwt, found, provider, work)
  return 'Ok'
}

/** The first provider of the issuer, else the first of any issuer. */
function providerOf(issuer: string, providers: ReadonlyMap<string, JwtProvider>): JwtProvider | undefined {
  const all = [...providers.values()]
  return all.find((provider) => provider.issuer !== '' && provider.issuer === issuer) ?? all.find((provider) => provider.issuer === '')
}

const bare = (audience: string): string => audience.replace(/^https?:\/\//, '').replace(/\/$/, '')

function isForOne({ audiences }: Jwt, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true
  const names = new Set(allowed.map(bare))
  return audiences.some((audience) => names.has(bare(audience)))
}

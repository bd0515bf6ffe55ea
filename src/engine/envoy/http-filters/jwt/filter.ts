import type { HttpFilter, HttpStream, LocalReply } from '../../http/stream.js'
import { matchesHeader } from '../../matchers/header.js'
import { matchesTemplate, templateOf, withoutQuery } from '../../matchers/path.js'
import { queryMatcher, queryParameters } from '../../matchers/query.js'
import { regexOf } from '../../matchers/regex.js'
import { type Fields, field, flag, isFields, items, objects, part, text } from '../../reading.js'
import { routeConfig } from '../per-route.js'
import { step } from '../step.js'
import { keylessProviders, providersOf } from './provider.js'
import { type JwtStatus, jwtMessages } from './status.js'
import type { Verification } from './verification.js'
import { verify } from './verify.js'

const METADATA = 'envoy.filters.http.jwt_authn'
const LONGEST_REALM = 256

/** `envoy.filters.http.jwt_authn`: verifies tokens where the first rule that fits, or the route, requires them. */
export const jwtAuthn: HttpFilter = {
  decode(stream, filter) {
    const config = filter.typed_config ?? {}
    const { request, run } = stream
    for (const { name, config: subject } of keylessProviders(config))
      run.note(step('jwt.no-keys', 'noted', { provider: name }, { subject }))
    if (flag(field(config, 'bypass_cors_preflight')) && isPreflight(stream)) {
      run.note(step('jwt.preflight', 'passed', {}, { subject: config }))
      return undefined
    }
    const chosen = requirementFor(stream, config, routeConfig(stream, filter))
    if ('reply' in chosen) return chosen.reply
    if (!chosen.requirement) {
      run.note(step('jwt.not-required', 'passed', { path: withoutQuery(request.get(':path') ?? '') }, { subject: config }))
      return undefined
    }
    const work: Verification = {
      providers: providersOf(config),
      headers: request,
      tokens: stream.connection.connection.tokens ?? [],
      now: run.surroundings.now,
      metadata: {},
      steps: [],
      clearsRoute: false,
    }
    const uri = `${request.get(':scheme') ?? 'http'}://${request.get(':authority') ?? ''}${request.get(':path') ?? ''}`.slice(
      0,
      LONGEST_REALM,
    )
    const verdict = verify(chosen.requirement, work)
    if (Object.keys(work.metadata).length > 0) stream.metadata.set(METADATA, { ...stream.metadata.get(METADATA), ...work.metadata })
    const rest = { subject: chosen.requirement, tried: work.steps }
    if (verdict === 'Ok') {
      const hasToken = work.steps.some(({ code }) => code === 'jwt.good')
      run.note(step(hasToken ? 'jwt.verified' : 'jwt.not-needed', 'passed', {}, rest))
      if (work.clearsRoute) stream.clearRouteCache()
      return undefined
    }
    const reply = refusal(verdict, uri, flag(field(config, 'strip_failure_response')) ?? false)
    run.note(step('jwt.refused', 'ended', { status: reply.code, message: jwtMessages[verdict] }, rest))
    return reply
  },
}

const isPreflight = ({ request }: HttpStream): boolean =>
  request.get(':method') === 'OPTIONS' && Boolean(request.get('origin')) && Boolean(request.get('access-control-request-method'))

const details = (message: string): string => `jwt_authn_access_denied{${message.replace(/[ \t\f\v\n\r]/g, '_')}}`

function refusal(verdict: JwtStatus, uri: string, isBare: boolean): LocalReply {
  const message = jwtMessages[verdict]
  const code = verdict === 'JwtAudienceNotAllowed' ? 403 : 401
  if (isBare) return { code, details: details(message), flags: [] }
  const challenge = `Bearer realm="${uri}"${verdict === 'JwtMissed' ? '' : ', error="invalid_token"'}`
  return { code, details: details(message), flags: [], body: message, headers: [['www-authenticate', challenge]] }
}

type Chosen = { readonly requirement: Fields | undefined } | { readonly reply: LocalReply }

/** What the route requires by name, else what the first rule that matches requires. */
function requirementFor(stream: HttpStream, config: object, ofRoute: object | undefined): Chosen {
  if (ofRoute) {
    if (flag(field(ofRoute, 'disabled'))) return { requirement: undefined }
    const name = text(field(ofRoute, 'requirement_name')) ?? ''
    const named = field(field(config, 'requirement_map'), name)
    if (isFields(named)) return { requirement: named }
    const names = Object.keys(part(config, 'requirement_map') ?? {}).sort()
    const message = `Wrong requirement_name: ${name}. It should be one of [${names.join(',')}]`
    stream.run.note(step('jwt.wrong-name', 'ended', { name, names }, { subject: ofRoute }))
    return { reply: { code: 403, details: details(message), flags: [], body: `Failed JWT authentication: ${message}` } }
  }
  const rule = objects(field(config, 'rules')).find(({ match }) => matchesRule(match, stream))
  if (!rule) return { requirement: undefined }
  const name = text(rule.requirement_name)
  const requires = name === undefined ? rule.requires : field(field(config, 'requirement_map'), name)
  return { requirement: isFields(requires) ? requires : undefined }
}

/** A RouteMatch, as far as this filter looks at it. */
function matchesRule(match: unknown, { request }: HttpStream): boolean {
  const path = request.get(':path') ?? ''
  if (!matchesRulePath(match, path)) return false
  const parameters = queryParameters(path)
  return (
    items(field(match, 'headers')).every((matcher) => matchesHeader(matcher, request)) &&
    objects(field(match, 'query_parameters')).every((matcher) => queryMatcher(matcher).matches(parameters))
  )
}

function matchesRulePath(match: unknown, whole: string): boolean {
  const ignoresCase = flag(field(match, 'case_sensitive')) === false
  const normal = (value: string) => (ignoresCase ? value.toLowerCase() : value)
  const path = normal(withoutQuery(whole))
  const of = (name: string) => {
    const value = text(field(match, name))
    return value === undefined ? undefined : normal(value)
  }
  const prefix = of('prefix')
  if (prefix !== undefined) return normal(whole).startsWith(prefix)
  const exact = of('path')
  if (exact !== undefined) return path === exact
  const separated = of('path_separated_prefix')
  if (separated !== undefined) return path === separated || path.startsWith(`${separated}/`)
  const regex = text(field(part(match, 'safe_regex'), 'regex'))
  if (regex !== undefined) return regexOf(regex).matches(withoutQuery(whole))
  const template = templateOf(field(match, 'path_match_policy'))
  return template !== undefined && matchesTemplate(template, whole)
}

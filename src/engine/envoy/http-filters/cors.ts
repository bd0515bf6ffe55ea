import type { HeaderMap } from '../http/header-map.js'
import type { HttpFilter, HttpStream, LocalReply } from '../http/stream.js'
import { matchesString, stringPredicate } from '../matchers/string.js'
import { field, flag, items, text } from '../reading.js'
import type { Filter } from '../shapes.js'
import { runtimeFraction } from './fraction.js'
import { routeConfigs } from './per-route.js'
import { step } from './step.js'

/** The policies of a route, the most specific first: each setting is that of the first that has it. */
type Policies = readonly object[]

interface Granted {
  readonly origin: string
  readonly policies: Policies
}

/** Whom the way back says that the answer is for. Kept apart from the stream, which knows nothing of CORS. */
const granted = new WeakMap<HttpStream, Map<Filter, Granted>>()

/** `envoy.filters.http.cors`. Only routes that forward have it: redirects and direct responses do not. */
export const cors: HttpFilter = {
  decode(stream, filter) {
    const policies = policiesOf(stream, filter)
    if (policies.length === 0 || !isEnabled(stream, policies)) return undefined
    const { request, run } = stream
    const origin = request.all('origin').join(',')
    if (origin === '') return undefined
    const subject = policies[0] as object
    const allowed = list(policies, 'allow_origin_string_match')
    const isAllowed = allowed.some((matcher) => matchesString(matcher, '*') || matchesString(matcher, origin))
    const origins = allowed.slice(0, 12).map((matcher) => {
      const { kind, value } = stringPredicate(matcher)
      return kind === 'exact' ? value : `${kind}: ${value}`
    })
    if (isAllowed) remember(stream, filter, { origin, policies })
    run.note(step(isAllowed ? 'cors.origin' : 'cors.other-origin', isAllowed ? 'taken' : 'missed', { origin, origins }, { subject }))
    const method = request.get('access-control-request-method') ?? ''
    if (request.get(':method') !== 'OPTIONS' || method === '') return undefined
    if (!isAllowed && flagOf(policies, 'forward_not_matching_preflights', true)) {
      run.note(step('cors.preflight-forwarded', 'passed', { origin }, { subject }))
      return undefined
    }
    const reply = preflight(request, policies, isAllowed ? origin : undefined)
    run.note(step('cors.preflight', 'ended', { origin, method, methods: textOf(policies, 'allow_methods') }, { subject }))
    return reply
  },

  encode(stream, filter, { headers }) {
    const grant = granted.get(stream)?.get(filter)
    if (!grant) return
    const { origin, policies } = grant
    headers.set('access-control-allow-origin', origin)
    if (flagOf(policies, 'allow_credentials', false)) headers.set('access-control-allow-credentials', 'true')
    const exposed = textOf(policies, 'expose_headers')
    if (exposed !== '') headers.set('access-control-expose-headers', exposed)
  },
}

function policiesOf(stream: HttpStream, filter: Filter): Policies {
  const { selected } = stream
  const action = field(selected?.route, 'route')
  if (!selected || typeof action !== 'object' || action === null) return []
  const perFilter = routeConfigs(stream, filter)
  if (perFilter.length > 0) return perFilter
  // Before version 3 took them out, routes and virtual hosts had policies of their own.
  return [field(action, 'cors'), field(selected.virtualHost, 'cors')].filter(
    (old): old is object => typeof old === 'object' && old !== null,
  )
}

/** A policy that is only watched changes nothing. */
function isEnabled({ run }: HttpStream, [first]: Policies): boolean {
  const probability = runtimeFraction(field(first, 'filter_enabled')) ?? 1
  return run.chance.happens(probability)
}

function preflight(request: HeaderMap, policies: Policies, origin: string | undefined): LocalReply {
  const headers: [string, string][] = []
  const methods = textOf(policies, 'allow_methods')
  const allowedHeaders = textOf(policies, 'allow_headers')
  const age = textOf(policies, 'max_age')
  if (origin !== undefined) headers.push(['access-control-allow-origin', origin])
  if (flagOf(policies, 'allow_credentials', false)) headers.push(['access-control-allow-credentials', 'true'])
  if (methods !== '')
    headers.push(['access-control-allow-methods', methods === '*' ? (request.get('access-control-request-method') ?? '') : methods])
  if (allowedHeaders !== '') {
    const asked = request.all('access-control-request-headers').join(',')
    headers.push(['access-control-allow-headers', allowedHeaders === '*' ? asked : allowedHeaders])
  }
  if (age !== '') headers.push(['access-control-max-age', age])
  if (flagOf(policies, 'allow_private_network_access', false) && request.get('access-control-request-private-network') === 'true') {
    headers.push(['access-control-allow-private-network', 'true'])
  }
  return { code: 200, details: 'cors_response', flags: [], headers }
}

function remember(stream: HttpStream, filter: Filter, grant: Granted): void {
  const known = granted.get(stream) ?? new Map<Filter, Granted>()
  known.set(filter, grant)
  granted.set(stream, known)
}

const list = (policies: Policies, name: string): readonly unknown[] =>
  policies.map((policy) => items(field(policy, name))).find((found) => found.length > 0) ?? []

const textOf = (policies: Policies, name: string): string =>
  policies.map((policy) => text(field(policy, name)) ?? '').find((found) => found !== '') ?? ''

const flagOf = (policies: Policies, name: string, usual: boolean): boolean =>
  policies.map((policy) => flag(field(policy, name))).find((found) => found !== undefined) ?? usual

import { parseDuration } from '../../types/duration.js'
import type { Headers, HttpMatchRequest, HttpRetry, HttpRoute, HttpRouteDestination } from '../../types/istio/virtual-service.js'
import type { BackendReference, GrpcRouteSpec, HttpRouteFilter, HttpRouteRule, HttpRouteSpec } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'
import type { Path } from '../../types/source.js'
import { backend, totalWeight, weighted } from './backend.js'
import type { Context } from './context.js'
import { type ConvertedHttp, whenceOfRule } from './converted-route.js'
import { cors, headerOperations, redirect, rewrite } from './http-filters.js'
import { grpcMatch, httpMatch } from './http-match.js'
import { type GroupKind, kinds } from './references.js'

/** What of a rule HTTPRoute and GRPCRoute have alike, its matches already Istio's. */
interface Rule {
  readonly name?: string
  readonly matches: readonly HttpMatchRequest[]
  readonly filters?: HttpRouteFilter[]
  readonly backendRefs?: (BackendReference & { filters?: HttpRouteFilter[] })[]
  readonly timeouts?: HttpRouteRule['timeouts']
  readonly retry?: HttpRouteRule['retry']
}

/** Who converts: for the mesh, references to other namespaces need no grant. */
interface Conversion {
  readonly context: Context
  readonly source: Resource
  readonly kind: GroupKind
  readonly granted: boolean
}

/**
 * The routes of an HTTPRoute, each with one match at most; none where one of them makes no sense.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#convertHTTPRoute
 */
export const httpRoutes = (context: Context, source: Resource<HttpRouteSpec>, granted: boolean): readonly ConvertedHttp[] =>
  convert(
    { context, source, kind: kinds.httpRoute, granted },
    (source.spec?.rules ?? []).map((rule) => ({ ...rule, matches: (rule.matches ?? []).map(httpMatch) })),
  )

/** The same for a GRPCRoute. Istio: pilot/pkg/config/kube/gateway/conversion.go#convertGRPCRoute */
export const grpcRoutes = (context: Context, source: Resource<GrpcRouteSpec>, granted: boolean): readonly ConvertedHttp[] =>
  convert(
    { context, source, kind: kinds.grpcRoute, granted },
    (source.spec?.rules ?? []).map((rule) => ({ ...rule, matches: (rule.matches ?? []).map(grpcMatch) })),
  )

function convert(conversion: Conversion, rules: readonly Rule[]): readonly ConvertedHttp[] {
  const converted = rules.map((rule, index) => convertRule(conversion, rule, index))
  return converted.some((routes) => !routes) ? [] : converted.flatMap((routes) => routes ?? [])
}

function convertRule(conversion: Conversion, rule: Rule, index: number): ConvertedHttp[] | undefined {
  const { source } = conversion
  const fields: Record<string, Path> = {}
  const filtered = applyFilters(conversion, rule.filters ?? [], fields)
  if (!filtered) return undefined
  const route: HttpRoute = { name: rule.name ?? `${source.namespace}.${source.name}.${index}`, ...filtered, ...patience(rule, fields) }
  const backends = rule.backendRefs ?? []
  if (totalWeight(backends) === 0 && !route.redirect) {
    // Nobody to ask.
    route.directResponse = { status: 500 }
    fields.directResponse = ['backendRefs']
  }
  const some = route.directResponse ? [] : weighted(backends)
  const destinations = some.map(({ backend: reference, weight }) => destination(conversion, reference, weight))
  if (destinations.some((d) => !d)) return undefined
  if (destinations.length > 0) route.route = destinations.filter((d) => d !== undefined)
  const places = { backends: some.map((s) => s.index), fields }
  if (rule.matches.length === 0) return [{ route, whence: whenceOfRule(source, index, places) }]
  return rule.matches.map((match, m) => ({
    route: { ...route, match: [match] },
    whence: whenceOfRule(source, index, { ...places, match: m }),
  }))
}

/** What filters make of a route; undefined for one that this kind of route cannot have. `fields` learns where each part was written. */
function applyFilters(conversion: Conversion, filters: readonly HttpRouteFilter[], fields: Record<string, Path>): HttpRoute | undefined {
  const route: HttpRoute = {}
  const isHttp = conversion.kind === kinds.httpRoute
  for (const [index, filter] of filters.entries()) {
    const note = (field: string): void => {
      fields[field] = ['filters', index]
    }
    if (filter.type === 'RequestHeaderModifier' || filter.type === 'ResponseHeaderModifier') {
      const headers = modifyHeaders(route.headers, filter)
      if (!headers) return undefined
      route.headers = headers
      note('headers')
    } else if (filter.type === 'RequestMirror') {
      const mirror = mirrorTo(conversion, filter.requestMirror ?? {})
      // A mirror that cannot be reached is left out; a GRPCRoute is refused for it.
      if (mirror) route.mirrors = [...(route.mirrors ?? []), mirror]
      else if (!isHttp) return undefined
      note('mirrors')
    } else if (filter.type === 'RequestRedirect' && isHttp) {
      route.redirect = filter.requestRedirect && redirect(filter.requestRedirect)
      note('redirect')
    } else if (filter.type === 'URLRewrite' && isHttp) {
      route.rewrite = filter.urlRewrite && rewrite(filter.urlRewrite)
      note('rewrite')
    } else if (filter.type === 'CORS' && isHttp) {
      route.corsPolicy = filter.cors && cors(filter.cors)
      note('corsPolicy')
    } else return undefined
  }
  return route
}

/** `headers` with what the filter does; undefined for values that no header can have. */
function modifyHeaders(headers: Headers | undefined, filter: HttpRouteFilter): Headers | undefined {
  const isRequest = filter.type === 'RequestHeaderModifier'
  const modifier = isRequest ? filter.requestHeaderModifier : filter.responseHeaderModifier
  if (!modifier) return headers ?? {}
  const operations = headerOperations(modifier)
  return operations && { ...headers, [isRequest ? 'request' : 'response']: operations }
}

type Mirror = NonNullable<HttpRoute['mirrors']>[number]

function mirrorTo(
  { context, source, kind, granted }: Conversion,
  filter: NonNullable<HttpRouteFilter['requestMirror']>,
): Mirror | undefined {
  const found = backend(context, filter.backendRef ?? {}, kind, source.namespace, granted)
  if (!found || found.unresolved) return undefined
  const { fraction, percent } = filter
  const value = fraction ? (100 * (fraction.numerator ?? 0)) / (fraction.denominator ?? 100) : percent
  return { destination: found.destination, ...(value !== undefined && { percentage: { value } }) }
}

function destination(
  { context, source, kind, granted }: Conversion,
  reference: BackendReference & { filters?: HttpRouteFilter[] },
  weight: number,
): HttpRouteDestination | undefined {
  const found = backend(context, reference, kind, source.namespace, granted)
  if (!found) return undefined
  let headers: Headers | undefined
  for (const filter of reference.filters ?? []) {
    if (filter.type !== 'RequestHeaderModifier' && filter.type !== 'ResponseHeaderModifier') return undefined
    headers = modifyHeaders(headers, filter)
    if (!headers) return undefined
  }
  return { destination: found.destination, ...(weight !== 0 && { weight }), ...(headers && { headers }) }
}

/** What any retry is for, whatever codes the route adds. */
const retryOn = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled']

/** Retries and timeouts: a backend's own is of each try where there are several. */
function patience({ retry, timeouts }: Rule, fields: Record<string, Path>): Pick<HttpRoute, 'retries' | 'timeout'> {
  const backendRequest = positive(timeouts?.backendRequest)
  let timeout = positive(timeouts?.request)
  if (backendRequest && !retry) timeout = backendRequest
  if (retry) fields.retries = ['retry']
  if (timeout) fields.timeout = ['timeouts', timeout === backendRequest ? 'backendRequest' : 'request']
  if (!retry) return timeout ? { timeout } : {}
  const attempts = retry.attempts ?? 2
  const retries: HttpRetry = {
    attempts,
    retryOn: attempts === 0 ? '' : [...retryOn, ...(retry.codes ?? [])].join(','),
    ...(backendRequest && { perTryTimeout: backendRequest }),
    ...(retry.backoff !== undefined && { backoff: retry.backoff }),
  }
  return { retries, ...(timeout && { timeout }) }
}

const positive = (duration: string | undefined): string | undefined => (duration && parseDuration(duration) ? duration : undefined)

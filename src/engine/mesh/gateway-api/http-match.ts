import type { HttpMatchRequest, StringMatch } from '../../types/istio/virtual-service.js'
import type { GrpcRouteRule, HttpRouteMatch } from '../../types/kubernetes/gateway-api.js'

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#createURIMatch and beside it */
export function httpMatch({ path, headers, queryParams, method }: HttpRouteMatch): HttpMatchRequest {
  return {
    uri: pathMatch(path ?? {}),
    ...values('headers', headers),
    ...values('queryParams', queryParams),
    ...(method && { method: { exact: method } }),
  }
}

function pathMatch({ type = 'PathPrefix', value = '/' }: NonNullable<HttpRouteMatch['path']>): StringMatch {
  if (type === 'Exact') return { exact: value }
  if (type === 'RegularExpression') return { regex: value }
  return { prefix: value !== '/' && value.endsWith('/') ? value.slice(0, -1) : value }
}

type GrpcMatch = NonNullable<GrpcRouteRule['matches']>[number]

/** A method is a path to HTTP: `/SERVICE/METHOD`. Istio: pilot/pkg/config/kube/gateway/conversion.go#createGRPCURIMatch */
export const grpcMatch = ({ method, headers }: GrpcMatch): HttpMatchRequest => ({
  ...(method && { uri: methodMatch(method) }),
  ...values('headers', headers),
})

function methodMatch({ type = 'Exact', service, method }: NonNullable<GrpcMatch['method']>): StringMatch {
  if (service === undefined) return { regex: `/[^/]+/${method}` }
  if (type === 'Exact') return method === undefined ? { prefix: `/${service}/` } : { exact: `/${service}/${method}` }
  return { regex: method === undefined ? `/${service}/.+` : `/${service}/${method}` }
}

type NamedMatches = HttpRouteMatch['headers']

function values<F extends 'headers' | 'queryParams'>(field: F, matches: NamedMatches): { [K in F]?: Record<string, StringMatch> } {
  if (!matches?.length) return {}
  const entries = matches.map(({ type, name = '', value = '' }): [string, StringMatch] => [
    name,
    type === 'RegularExpression' ? { regex: value } : { exact: value },
  ])
  return { [field]: Object.fromEntries(entries) } as { [K in F]?: Record<string, StringMatch> }
}

/**
 * The order in which matches are tried, over all routes of a host: exact paths, then prefixes, then expressions, longer ones first; then
 * a method, then more headers, then more query parameters; what matches all comes last. For `Array.sort`.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#sortHTTPRoutes
 */
export function byPrecedence(a: { match?: HttpMatchRequest[] }, b: { match?: HttpMatchRequest[] }): number {
  const [first, second] = [a.match?.[0], b.match?.[0]]
  if (!first || !second) return Number(!first) - Number(!second)
  return (
    rank(second.uri) - rank(first.uri) ||
    length(second.uri) - length(first.uri) ||
    Number(Boolean(second.method)) - Number(Boolean(first.method)) ||
    size(second.headers) - size(first.headers) ||
    size(second.queryParams) - size(first.queryParams)
  )
}

const rank = (uri: StringMatch | undefined): number => (!uri ? -1 : 'exact' in uri ? 3 : 'prefix' in uri ? 2 : 'regex' in uri ? 1 : -1)
/** In bytes, as Go counts. */
const length = (uri: StringMatch | undefined): number => (uri ? bytes(Object.values(uri)[0] ?? '') : 0)
const size = (map: object | undefined): number => (map ? Object.keys(map).length : 0)

function bytes(text: string): number {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return count
}

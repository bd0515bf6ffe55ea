import { formatDuration } from '../../types/duration.js'
import type { CorsPolicy, HeaderOperations, HttpRedirect, HttpRoute, StringMatch } from '../../types/istio/virtual-service.js'
import type { CorsFilter, HeaderModifier, HttpRouteFilter } from '../../types/kubernetes/gateway-api.js'

/** What a route inherits from the type of redirection that only the Gateway API has. */
type Redirect = HttpRedirect & { prefixRewrite?: string }

/** Undefined for a value with control characters: then the route is refused. Istio: gateway/conversion.go#createHeadersFilter */
export function headerOperations(filter: HeaderModifier): HeaderOperations | undefined {
  const given = [...(filter.set ?? []), ...(filter.add ?? [])]
  if (given.some(({ value = '' }) => !isHeaderValue(value))) return undefined
  return { add: headers(filter.add), set: headers(filter.set), remove: filter.remove ?? [] }
}

const isHeaderValue = (value: string): boolean => [...value].every((c) => c === '\t' || ((c.codePointAt(0) ?? 0) >= 0x20 && c !== '\u007f'))

/** The first of equal names, whatever their case, counts. */
function headers(list: HeaderModifier['set']): Record<string, string> {
  const byName = new Map<string, string>()
  for (const { name = '', value = '' } of list ?? []) if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), value)
  return Object.fromEntries(byName)
}

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#createRedirectFilter */
export function redirect(filter: NonNullable<HttpRouteFilter['requestRedirect']>): HttpRedirect {
  const { statusCode, hostname, scheme, port, path } = filter
  const made: Redirect = {
    ...(statusCode !== undefined && { redirectCode: statusCode }),
    ...(hostname !== undefined && { authority: hostname }),
    ...(scheme !== undefined && { scheme }),
    // Istio's own default is to keep the request's port only where nothing else changes.
    ...(port !== undefined ? { port } : { derivePort: scheme !== undefined ? 'FROM_PROTOCOL_DEFAULT' : 'FROM_REQUEST_PORT' }),
    ...(path?.type === 'ReplaceFullPath' && { uri: path.replaceFullPath ?? '' }),
    ...(path?.type === 'ReplacePrefixMatch' && { prefixRewrite: path.replacePrefixMatch ?? '' }),
  }
  return made
}

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#createRewriteFilter */
export function rewrite({ path, hostname }: NonNullable<HttpRouteFilter['urlRewrite']>): HttpRoute['rewrite'] {
  if (!path?.type && !hostname) return undefined
  return {
    ...(path?.type === 'ReplacePrefixMatch' && { uri: withoutTrailingSlash(path.replacePrefixMatch ?? '') || '/' }),
    ...(path?.type === 'ReplaceFullPath' && { uriRegexRewrite: { match: '/.*', rewrite: path.replaceFullPath ?? '' } }),
    ...(hostname && { authority: hostname }),
  }
}

const withoutTrailingSlash = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : path)

/** Istio: pilot/pkg/config/kube/gateway/conversion.go#createCorsFilter */
export const cors = (filter: CorsFilter): CorsPolicy => ({
  allowOrigins: (filter.allowOrigins ?? []).filter((o) => o !== '').map(originMatch),
  ...(filter.allowCredentials && { allowCredentials: true }),
  allowMethods: filter.allowMethods ?? [],
  allowHeaders: filter.allowHeaders ?? [],
  exposeHeaders: filter.exposeHeaders ?? [],
  ...(filter.maxAge && { maxAge: formatDuration(BigInt(filter.maxAge) * 1_000_000_000n) }),
  unmatchedPreflights: 'IGNORE',
})

/** `*` takes anything of the form that an origin has. */
const anyOrigin = '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+$'

function originMatch(origin: string): StringMatch {
  if (origin === '*') return { regex: anyOrigin }
  const star = origin.indexOf('*')
  if (star < 0) return { exact: origin }
  if (star === origin.length - 1) return { prefix: origin.slice(0, -1) }
  return { regex: `^${origin.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&').replaceAll('\\*', '.*')}$` }
}

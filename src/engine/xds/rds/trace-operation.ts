import type { Route } from '../../types/envoy/route.js'

/** `HOST:PORT`, an IPv6 host in brackets. Istio: pilot/pkg/networking/util/util.go#DomainName */
export const hostAndPort = (host: string, port: number): string =>
  host.includes(':') || host.includes('%') ? `[${host}]:${port}` : `${host}:${port}`

/** What a trace calls requests to a service. Istio: pilot/pkg/networking/telemetry/telemetry.go#TraceOperation */
export const serviceOperation = (hostname: string, port: number): string => `${hostAndPort(hostname, port)}/*`

/**
 * What a trace calls requests by this route: its one destination with the path, or the VirtualService's name where there are several or none.
 * Istio: pilot/pkg/networking/core/route/route.go#GetRouteOperation
 */
export function routeOperation(route: Route, virtualService: string, port: number): string {
  const { prefix, path, safe_regex } = route.match
  const described = prefix !== undefined ? `${prefix}*` : (path ?? safe_regex?.regex ?? '/*')
  const cluster = route.route?.cluster ?? ''
  const direction = cluster.indexOf('|')
  const number = cluster.indexOf('|', direction + 1)
  const subset = cluster.indexOf('|', number + 1)
  if (direction < 0 || number < 0 || subset < 0 || cluster.includes('|', subset + 1)) return `${virtualService}:${port}${described}`
  return `${cluster.slice(subset + 1)}:${Number(cluster.slice(direction + 1, number))}${described}`
}

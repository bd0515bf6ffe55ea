import type { Listener } from '../../types/envoy/listener.js'

/** What the name of a sidecar's route configuration says. */
export interface RouteName {
  /** 0 for listeners that are found by name: the HTTP proxy and Unix sockets. */
  readonly port: number
  /** Of a listener that is one service's alone, whose protocol is sniffed. */
  readonly host?: string
}

const HTTP_PROXY = 'http_proxy'
const UNIX = 'unix://'

/**
 * `9080`, `details.default.svc.cluster.local:9080`, `http_proxy` or `unix://…`; undefined for anything else.
 * Istio: pilot/pkg/networking/core/httproute.go#extractListenerPort
 */
export function parseRouteName(name: string): RouteName | undefined {
  if (name === HTTP_PROXY || name.startsWith(UNIX)) return { port: 0 }
  const port = name.slice(name.indexOf(':') + 1)
  if (!/^[+-]?\d+$/.test(port)) return undefined
  return name.includes(':') ? { port: Number(port), host: name.slice(0, name.lastIndexOf(':')) } : { port: Number(port) }
}

/** The names of the route configurations that the listeners ask for, each once, in order of appearance. */
export function routeNamesOf(listeners: readonly Listener[]): string[] {
  const names = new Set<string>()
  for (const listener of listeners) {
    for (const chain of [...(listener.filter_chains ?? []), listener.default_filter_chain]) {
      for (const filter of chain?.filters ?? []) {
        const rds = (filter.typed_config as { rds?: { route_config_name?: string } } | undefined)?.rds
        if (rds?.route_config_name !== undefined) names.add(rds.route_config_name)
      }
    }
  }
  return [...names]
}

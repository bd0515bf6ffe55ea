import { memo1 } from '../../memo.js'
import { selects } from '../../mesh/model/labels.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'
import type { Route } from '../../types/envoy/route.js'
import type { HttpMatchRequest, HttpRoute } from '../../types/istio/virtual-service.js'
import type { RouteContext } from './context.js'
import { httpRoute } from './http-route.js'
import { remember } from './remember.js'
import { isCatchAll } from './route-match.js'
import type { RouteOptions } from './route-options.js'

/**
 * The routes of a VirtualService for one port and gateway, in its order, up to the first that takes every request.
 * `concerns` says which matches are for the proxy at all.
 * Istio: pilot/pkg/networking/core/route/route.go#BuildHTTPRoutesForVirtualService
 */
export function virtualServiceRoutes(rule: VirtualServiceRule, options: RouteOptions, concerns = isForProxy): Route[] {
  const routes: Route[] = []
  const entries = rule.spec.http ?? []
  for (let index = 0; index < entries.length; index++) {
    const http = entries[index] as HttpRoute
    if (!http.match?.length) {
      routes.push(httpRoute({ rule, http, index }, options))
      return routes
    }
    for (let matchIndex = 0; matchIndex < http.match.length; matchIndex++) {
      const match = http.match[matchIndex] as HttpMatchRequest
      if (!concerns(match, options)) continue
      const route = httpRoute({ rule, http, index, match, matchIndex }, options)
      routes.push(route)
      if (isCatchAll(route.match)) return routes
    }
  }
  return routes
}

/** By port, then by gateways, or where there are none by the proxy's labels and namespace. Istio: route.go#sourceMatchHTTP */
export function isForProxy(match: HttpMatchRequest, { listenPort, gateway, proxyLabels, proxyNamespace }: RouteOptions): boolean {
  if (match.port && match.port !== listenPort) return false
  if (match.gateways?.length) return match.gateways.includes(gateway)
  return selects(match.sourceLabels, proxyLabels) && (!match.sourceNamespace || match.sourceNamespace === proxyNamespace)
}

/** The routes of a VirtualService in one place, the same object as long as they are the same. */
export interface RoutesInPlace {
  readonly rule: VirtualServiceRule
  readonly routes: Route[]
  /** Service and DestinationRule of each host named, in turn. */
  readonly inputs: readonly unknown[]
}

const entries = remember<{ last?: RoutesInPlace }>()

/**
 * The same, remembered while the VirtualService, the services and the DestinationRules that it names stay who they are.
 * All else in `options` must follow from `context`, but for port, gateway, TLS and the proxy's labels.
 */
export function rememberedRoutes(rule: VirtualServiceRule, context: RouteContext, options: RouteOptions): RoutesInPlace {
  const { hosts, looksAtLabels } = readingOf(rule)
  const key = looksAtLabels ? `${options.placeKey} ${labelsKey(options.proxyLabels)}` : options.placeKey
  const entry = entries([context, rule], key, () => ({}))
  if (!entry.last || !isCurrent(entry.last, hosts, options)) {
    const inputs = hosts.flatMap((host) => [options.serviceOf(host)?.service, options.destinationRuleOf(host)])
    entry.last = { rule, inputs, routes: virtualServiceRoutes(rule, options) }
  }
  return entry.last
}

/** Asked for every VirtualService at every push: it must not allocate. */
function isCurrent({ inputs }: RoutesInPlace, hosts: readonly string[], options: RouteOptions): boolean {
  for (let i = 0; i < hosts.length; i++) {
    const host = hosts[i] as string
    if (inputs[2 * i] !== options.serviceOf(host)?.service || inputs[2 * i + 1] !== options.destinationRuleOf(host)) return false
  }
  return true
}

const labelsKey = memo1((labels: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(labels).sort()))

/** What routes depend on: the hosts whose service or DestinationRule they name, and whether labels decide. */
const readingOf = memo1(({ spec }: VirtualServiceRule): { readonly hosts: readonly string[]; readonly looksAtLabels: boolean } => {
  const hosts = new Set<string>()
  for (const http of spec.http ?? []) {
    for (const to of http.route ?? []) hosts.add(to.destination?.host ?? '')
    if (http.mirror) hosts.add(http.mirror.host)
    for (const { destination } of http.mirrors ?? []) if (destination) hosts.add(destination.host)
  }
  return { hosts: [...hosts], looksAtLabels: (spec.http ?? []).some((http) => http.match?.some((m) => m.sourceLabels)) }
})

import { bySpecificity } from '../../mesh/model/hostname.js'
import type { Route } from '../../types/envoy/route.js'
import type { Origin } from '../../types/resource.js'
import { sameItems } from './remember.js'

/** A gateway's virtual host while it is put together. */
export interface GatewayHost {
  readonly name: string
  readonly domains: readonly string[]
  readonly routes: readonly Route[]
  /** Plain HTTP requests are sent to HTTPS. */
  readonly redirects: boolean
  readonly origins: readonly Origin[]
}

/**
 * Puts hosts with the very same routes under the most specific of them, so that a VirtualService of many hosts is sent once.
 * Istio: pilot/pkg/networking/core/gateway.go#collapseDuplicateRoutes
 */
export function collapseHosts(hosts: ReadonlyMap<string, GatewayHost>): GatewayHost[] {
  const numbers = new Map<Route, number>()
  const numberOf = (route: Route): number => {
    const number = numbers.get(route) ?? numbers.size
    numbers.set(route, number)
    return number
  }
  const collapsed = new Map<string, GatewayHost>()
  const latest = new Map<string, string>()
  for (const [name, host] of [...hosts].sort(([a], [b]) => bySpecificity(a, b))) {
    const key = host.routes.map(numberOf).join()
    const twin = latest.get(key)
    const known = twin === undefined ? undefined : collapsed.get(twin)
    if (twin !== undefined && known && known.redirects === host.redirects && sameItems(known.routes, host.routes)) {
      collapsed.set(twin, { ...known, domains: [...known.domains, ...host.domains], origins: [...known.origins, ...host.origins] })
    } else {
      latest.set(key, name)
      collapsed.set(name, host)
    }
  }
  return [...collapsed.values()]
}

import { memo1 } from '../../memo.js'
import type { Destination, VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import type { Resource } from '../../types/resource.js'
import { resolveShortName } from '../model/hostname.js'
import { ruleOf, type VirtualServiceRule } from '../model/rules.js'

/** The gateway that stands for every sidecar. */
export const meshGateway = 'mesh'

/**
 * The VirtualService with hosts and gateways in full: `reviews` → `reviews.default.svc.cluster.local`, `front` → `default/front`.
 * Delegates are not merged in here.
 * Istio: pilot/pkg/model/virtualservice.go#ResolveVirtualServiceShortnames
 */
export const virtualServiceRule: (resource: Resource) => VirtualServiceRule = memo1((resource) =>
  ruleOf('VirtualService', resource, resolveNames((resource.spec ?? {}) as VirtualServiceSpec, resource.namespace)),
)

function resolveNames(spec: VirtualServiceSpec, namespace: string): VirtualServiceSpec {
  const destination = <T extends Destination | undefined>(d: T): T => d && { ...d, host: resolveShortName(d.host ?? '', namespace) }
  const routed = <T extends { destination: Destination }>(routes: T[] | undefined): T[] | undefined =>
    routes?.map((r) => ({ ...r, destination: destination(r.destination) }))
  const gateways = (names: string[] | undefined): string[] | undefined => names?.map((g) => resolveGatewayName(g, namespace))
  const matched = <T extends { gateways?: string[] }>(matches: T[] | undefined): T[] | undefined =>
    matches?.map((m) => (m.gateways ? { ...m, gateways: gateways(m.gateways) } : m))
  const l4 = <T extends { match?: { gateways?: string[] }[]; route?: { destination: Destination }[] }>(route: T): T => ({
    ...route,
    ...(route.match && { match: matched(route.match) }),
    ...(route.route && { route: routed(route.route) }),
  })
  return {
    ...spec,
    hosts: spec.hosts?.map((h) => resolveShortName(h, namespace)),
    gateways: gateways(spec.gateways),
    http: spec.http?.map((http) => ({
      ...l4(http),
      ...(http.mirror && { mirror: destination(http.mirror) }),
      ...(http.mirrors && { mirrors: http.mirrors.map((m) => ({ ...m, destination: destination(m.destination) })) }),
    })),
    tcp: spec.tcp?.map(l4),
    tls: spec.tls?.map(l4),
  }
}

/**
 * A gateway as `NAMESPACE/NAME`: from a short name, from `./NAME`, and from the old form with dots, `NAME.NAMESPACE[.svc…]`.
 * Istio: pilot/pkg/model/config.go#resolveGatewayName
 */
export function resolveGatewayName(name: string, namespace: string): string {
  if (name === meshGateway) return name
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`
  if (name.includes('/')) return name
  const [short, owner] = name.split('.')
  return `${owner ?? namespace}/${short}`
}

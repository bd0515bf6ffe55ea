import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { GatewayClassSpec, GatewayListener, KubernetesGatewaySpec } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'
import type { ApplicationTunnel, GatewayAddress } from '../../types/ztunnel/workload.js'
import { networkAddress } from './bytes.js'
import type { World } from './world.js'

type Gateway = Resource<KubernetesGatewaySpec>

/** A gateway that others can be bound to. Istio: pilot/pkg/serviceregistry/ambient/waypoints.go#Waypoint */
export interface Waypoint {
  /** `NAMESPACE/NAME` */
  readonly key: string
  readonly namespace: string
  readonly address: GatewayAddress | undefined
  /** How its own workloads take what ztunnel unpacked for them; none says nothing. */
  readonly binding: ApplicationTunnel | undefined
  /** `service`, `workload`, `all`, or something that is neither. */
  readonly trafficType: string
  readonly from: 'All' | 'Selector' | 'Same'
  readonly selector: LabelSelector | undefined
  readonly gateway: Gateway
}

export const HBONE_PORT = 15008
const WAYPOINT_FOR = 'istio.io/waypoint-for'
const INBOUND_BINDING = 'ambient.istio.io/waypoint-inbound-binding'
/** The protocol of the listener where a gateway takes from ztunnel what that unpacked. */
const SANDWICH_PROTOCOL = 'istio.io/PROXY'

interface GatewayStatus {
  readonly addresses?: readonly { readonly type?: string; readonly value?: string }[]
}

/**
 * The cluster's waypoints: all Gateways that have an address, whatever their class.
 * Istio: pilot/pkg/serviceregistry/ambient/waypoints.go#WaypointsCollection
 */
export function waypointsOf(world: World): ReadonlyMap<string, Waypoint> {
  const classes = new Map(world.gatewayClasses.map((c) => [c.name, c]))
  const waypoints = new Map<string, Waypoint>()
  for (const gateway of world.gateways) {
    const addresses = (gateway.status as GatewayStatus | undefined)?.addresses ?? []
    if (addresses.length === 0) continue
    const gatewayClass = classes.get(gateway.spec?.gatewayClassName ?? '')
    const binding = bindingOf(gateway, gatewayClass)
    const key = `${gateway.namespace}/${gateway.name}`
    waypoints.set(key, {
      key,
      namespace: gateway.namespace,
      address: addressOf(gateway, addresses, world.network),
      binding,
      trafficType: own(gateway.labels, WAYPOINT_FOR) ?? own(gatewayClass?.labels, WAYPOINT_FOR) ?? 'service',
      ...attachment(listenerFor(gateway.spec?.listeners ?? [], binding)),
      gateway,
    })
  }
  return waypoints
}

const own = (table: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined

/** A hostname rather than an address: names stay when addresses change. */
function addressOf(
  { namespace }: Gateway,
  addresses: NonNullable<GatewayStatus['addresses']>,
  network: string,
): GatewayAddress | undefined {
  const named = addresses.find((a) => a.type === 'Hostname')
  if (named) {
    const hostname = named.value ? { namespace, hostname: named.value } : { namespace }
    return { hostname, hbone_mtls_port: HBONE_PORT }
  }
  for (const { type, value = '' } of addresses) {
    const address = type === 'IPAddress' ? networkAddress(value, network) : undefined
    if (address) return { address, hbone_mtls_port: HBONE_PORT }
  }
  return undefined
}

/** `PROXY`, `PROXY/15088`, `NONE`. Istio: ambient/waypoints.go#makeInboundBinding */
function bindingOf(gateway: Gateway, gatewayClass: Resource<GatewayClassSpec> | undefined): ApplicationTunnel | undefined {
  const text = own(gateway.annotations, INBOUND_BINDING) ?? own(gatewayClass?.annotations, INBOUND_BINDING)
  if (text === undefined) return undefined
  const [protocol, port, ...more] = text.split('/')
  if (more.length > 0 || (protocol !== 'PROXY' && protocol !== 'NONE')) return undefined
  const number = port !== undefined && /^\d{1,10}$/.test(port) && Number(port) <= 0xffffffff ? Number(port) : 0
  return { ...(protocol === 'PROXY' && { protocol }), ...(number > 0 && { port: number }) }
}

/** The listener whose `allowedRoutes` say who may be bound. Istio: ambient/waypoints.go#makeAllowedRoutes */
function listenerFor(listeners: readonly GatewayListener[], binding: ApplicationTunnel | undefined): GatewayListener | undefined {
  const bound = binding?.port
    ? listeners.find((l) => l.port === binding.port)
    : binding?.protocol === 'PROXY'
      ? listeners.find((l) => l.protocol === SANDWICH_PROTOCOL)
      : undefined
  return bound ?? listeners.find((l) => l.protocol === 'HBONE' && l.port === HBONE_PORT)
}

function attachment(listener: GatewayListener | undefined): Pick<Waypoint, 'from' | 'selector'> {
  const { from, selector } = listener?.allowedRoutes?.namespaces ?? {}
  return { from: from === 'All' || from === 'Selector' ? from : 'Same', selector }
}

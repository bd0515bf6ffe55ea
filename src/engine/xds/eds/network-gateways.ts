import { memo2 } from '../../memo.js'
import { familyOf } from '../../mesh/model/ip.js'
import { portNumbered, type Service } from '../../mesh/model/service.js'
import type { PushContext } from '../../mesh/push-context.js'
import { origin } from '../../types/provenance.js'
import type { Origin, Resource } from '../../types/resource.js'

/** A way into another network: a gateway that passes mutual TLS on by SNI. */
export interface NetworkGateway {
  readonly network: string
  readonly address: string
  /** 0 where it takes tunnels only. */
  readonly port: number
  /** 0 where it takes none. */
  readonly tunnelPort: number
  /** Whom it runs as, where that is known. */
  readonly account: string
  readonly origin: Origin
}

/**
 * The gateways of all networks. The same object while Services and Gateways are the same.
 * Istio: pilot/pkg/model/network.go#NetworkGateways
 */
export interface NetworkGateways {
  /** By network, each list sorted by address and port. */
  readonly byNetwork: ReadonlyMap<string, readonly NetworkGateway[]>
  /** By what weights are multiplied so that they can be shared among any network's gateways: the least common multiple of their numbers. */
  readonly scale: number
}

const NETWORK = 'topology.istio.io/network'
const PORT = 'networking.istio.io/gatewayPort'
const DEFAULT_PORT = 15443
const HBONE_PORT = 15008

const noGateways: NetworkGateways = { byNetwork: new Map(), scale: 1 }

/** Gateways that are known by an IP address: that is where endpoints can be. One object for all meshes of a single network. */
const gatewaysIn = memo2((services: readonly Service[], gateways: readonly Resource[]): NetworkGateways => {
  const all = new Map<string, NetworkGateway>()
  for (const gateway of [...services.flatMap(ofService), ...gateways.flatMap(ofGateway)]) {
    if (familyOf(gateway.address) !== undefined) all.set(keyOf(gateway), gateway)
  }
  return all.size === 0 ? noGateways : index([...all.values()])
})

/** Gateways that differ in nothing count once. */
const keyOf = ({ network, address, port, tunnelPort, account }: NetworkGateway): string =>
  [network, address, port, tunnelPort, account].join(' ')

export const networkGatewaysOf = (push: PushContext): NetworkGateways =>
  gatewaysIn(push.services, push.resourcesOf('Gateway', 'gateway.networking.k8s.io'))

/** A Service with the network's label. Istio: pilot/pkg/serviceregistry/kube/controller/network.go#getGatewayDetails */
function ofService({ registry, labels, ports, kubernetes, origin: from }: Service): NetworkGateway[] {
  const network = labels[NETWORK]
  if (!network || registry !== 'Kubernetes') return []
  const asked = /^[+-]?\d+$/.test(labels[PORT] ?? '') ? Number(labels[PORT]) : DEFAULT_PORT
  const has = (port: number): boolean => portNumbered(ports, port) !== undefined
  if (!has(asked) && !has(HBONE_PORT)) return []
  const at = { network, port: has(asked) ? asked : 0, tunnelPort: has(HBONE_PORT) ? HBONE_PORT : 0, account: '', origin: from }
  return kubernetes.externalAddresses.map((address) => ({ ...at, address }))
}

interface GatewaySpec {
  readonly addresses?: readonly { readonly type?: string; readonly value?: string }[]
  readonly listeners?: readonly Listener[]
}

interface Listener {
  readonly port?: number
  readonly protocol?: string
  readonly tls?: { readonly options?: Readonly<Record<string, string>> }
}

/** A Gateway of the Gateway API with the network's label. Istio: pilot/pkg/serviceregistry/kube/controller/network.go#handleGatewayResource */
function ofGateway(resource: Resource): NetworkGateway[] {
  const network = resource.labels[NETWORK]
  if (!network) return []
  const { addresses = [], listeners = [] } = (resource.spec ?? {}) as GatewaySpec
  const expected = resource.labels[PORT] ?? String(DEFAULT_PORT)
  const passes = ({ port, tls }: Listener): boolean =>
    tls !== undefined && (tls.options?.['gateway.istio.io/listener-mode'] === 'auto-passthrough' || String(port) === expected)
  const leads = [...listeners.filter(passes), ...listeners.filter((l) => l.protocol === 'HBONE')]
  const account = `${resource.namespace}/${resource.name}`
  return addresses
    .filter(({ type }) => type === 'IPAddress' || type === 'Hostname')
    .flatMap(({ value = '' }) =>
      leads.map(({ port = 0, protocol }) => ({
        network,
        address: value,
        port,
        tunnelPort: protocol === 'HBONE' ? port : 0,
        account,
        origin: origin(resource),
      })),
    )
}

function index(gateways: readonly NetworkGateway[]): NetworkGateways {
  const byNetwork = new Map<string, NetworkGateway[]>()
  for (const gateway of [...gateways].sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : a.port - b.port))) {
    const same = byNetwork.get(gateway.network)
    if (same) same.push(gateway)
    else byNetwork.set(gateway.network, [gateway])
  }
  let scale = 1
  for (const { length } of byNetwork.values()) scale = (scale * length) / greatestCommonDivisor(scale, length)
  return { byNetwork, scale }
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

import { memo1 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import { familyOf, ipModeOf, speaks } from '../../mesh/model/ip.js'
import type { LbEndpoint } from '../../types/envoy/endpoint.js'
import { madeBy, sameOrigins } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import { addressOf, speaksMutualTls } from './lb-endpoint.js'
import type { NetworkGateway, NetworkGateways } from './network-gateways.js'

/** An endpoint as the registry knows it and as Envoy does. */
export interface Pair {
  readonly endpoint: Endpoint
  readonly lb: LbEndpoint
}

const MAX_UINT32 = 0xffffffff

/**
 * Endpoints of one place as the proxy's network sees them: those of other networks, and there only who takes mutual TLS, are reached through
 * their networks' gateways, which share their weights.
 * Istio: pilot/pkg/xds/endpoints/ep_filters.go#EndpointsByNetworkFilter
 */
export function acrossNetworks(pairs: readonly Pair[], gateways: NetworkGateways, proxy: Proxy): Pair[] {
  const direct: Pair[] = []
  const shares = new Map<NetworkGateway, number>()
  const own = proxy.metadata.network
  const reachable = reachableFrom(proxy)
  for (const { endpoint, lb } of pairs) {
    const { network } = endpoint
    const known = (gateways.byNetwork.get(network) ?? []).filter((g) => proxy.type !== 'sidecar' || g.port !== 0)
    const weight = scaled(lb.load_balancing_weight ?? 0, gateways.scale)
    const here = own === '' ? network === '' : network === '' || network === own
    if (here || known.length === 0) {
      if (endpoint.addresses[0]) direct.push({ endpoint, lb: withWeight(lb, weight) })
      continue
    }
    const through = known.filter(reachable)
    if (through.length === 0 || !speaksMutualTls(lb)) continue
    for (const gateway of through) shares.set(gateway, (shares.get(gateway) ?? 0) + Math.floor(weight / through.length))
  }
  const remote = [...shares].sort(([a], [b]) => (a.address < b.address ? -1 : a.address > b.address ? 1 : a.port - b.port))
  return [...direct, ...remote.map(([gateway, weight]) => gatewayPair(gateway, weight))]
}

const scaled = (weight: number, scale: number): number =>
  weight === 0 ? scale : weight < Math.floor(MAX_UINT32 / scale) ? weight * scale : MAX_UINT32

const withWeight = (lb: LbEndpoint, weight: number): LbEndpoint =>
  lb.load_balancing_weight === weight ? lb : sameOrigins({ ...lb, load_balancing_weight: weight }, lb)

/** Gateways whose addresses are of a family that the proxy speaks. */
function reachableFrom(proxy: Proxy): (gateway: NetworkGateway) => boolean {
  const mode = ipModeOf(proxy)
  return ({ address }) => {
    if (mode === 'dual') return true
    const family = familyOf(address)
    return family !== undefined && speaks(mode, family)
  }
}

/** Nobody's pod: what stands for a gateway among endpoints. */
const gatewayEndpoint = memo1(
  ({ network, address, port, origin }: NetworkGateway): Endpoint => ({
    addresses: [address],
    endpointPort: port,
    servicePortName: '',
    servicePortNumber: 0,
    labels: { 'topology.istio.io/cluster': 'Kubernetes', 'topology.istio.io/network': network },
    tlsMode: 'istio',
    serviceAccount: '',
    network,
    locality: { region: '', zone: '', subzone: '' },
    weight: 0,
    namespace: '',
    workloadName: '',
    hostname: '',
    subdomain: '',
    nodeName: '',
    health: 'Unknown',
    sendUnhealthyEndpoints: false,
    origin,
  }),
)

function gatewayPair(gateway: NetworkGateway, weight: number): Pair {
  const lb: LbEndpoint = {
    endpoint: { address: addressOf(gateway.address, gateway.port) },
    load_balancing_weight: weight > 0 ? weight : 1,
    metadata: { filter_metadata: { 'envoy.transport_socket_match': { tlsMode: 'istio' }, istio: { workload: ';;;;Kubernetes' } } },
  }
  return { endpoint: gatewayEndpoint(gateway), lb: madeBy(lb, gateway.origin) }
}

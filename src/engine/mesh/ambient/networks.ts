import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { GatewayAddress, ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import { network as networkLabel } from '../registry/locality.js'
import { ipBytes, networkAddress } from './bytes.js'
import type { WorkloadInfo } from './workload-info.js'
import type { World } from './world.js'

/** A way into another network. Istio: pilot/pkg/serviceregistry/ambient/networks.go#NetworkGateway */
interface NetworkGateway {
  readonly network: string
  readonly address: string
  readonly port: number
  readonly namespace: string
  readonly serviceAccount: string
  readonly gateway: Resource
}

/** Gateways of this class stand for another cluster's. */
const REMOTE_CLASS = 'istio-remote'

interface GatewayStatus {
  readonly addresses?: readonly { readonly type?: string; readonly value?: string }[]
}

function networkGateways({ gateways }: World): NetworkGateway[] {
  return gateways.flatMap((gateway) => {
    const network = gateway.labels[networkLabel] ?? ''
    const listener = gateway.spec?.listeners?.find((l) => l.protocol === 'HBONE')
    if (network === '' || gateway.spec?.gatewayClassName !== REMOTE_CLASS || !listener) return []
    const { name, namespace, annotations } = gateway
    const serviceAccount = annotations['gateway.istio.io/service-account'] || `${name}-${REMOTE_CLASS}`
    return ((gateway.status as GatewayStatus | undefined)?.addresses ?? [])
      .filter(({ type }) => type === 'IPAddress' || type === 'Hostname')
      .map(({ value = '' }) => ({ network, address: value, port: listener.port ?? 0, namespace, serviceAccount, gateway }))
  })
}

export interface Networks {
  gatewayOf(network: string): GatewayAddress | undefined
  /** The gateways as workloads, for others to point to. */
  readonly workloads: readonly WorkloadInfo[]
}

/** Istio: pilot/pkg/serviceregistry/ambient/networks.go#BuildNetworkCollections */
export function networksOf(world: World): Networks {
  const all = networkGateways(world)
  const { trustDomain } = world.mesh
  return {
    gatewayOf: (network) => {
      const gateway = network === '' ? undefined : all.find((g) => g.network === network && g.port > 0)
      if (!gateway) return undefined
      const { address, namespace, port } = gateway
      const at = networkAddress(address, network)
      return { ...(at ? { address: at } : { hostname: { namespace, hostname: address } }), hbone_mtls_port: port }
    },
    workloads: all.map(({ network, address, port, namespace, serviceAccount, gateway }) => {
      const uid = `NetworkGateway/${network}/${address}/${port}`
      const bytes = ipBytes(address)
      const workload: ZtunnelWorkload = {
        uid,
        name: uid,
        service_account: serviceAccount,
        namespace,
        network,
        ...(trustDomain !== 'cluster.local' && { trust_domain: trustDomain }),
        ...(bytes ? { addresses: [bytes] } : { hostname: address }),
      }
      return { workload: madeBy(workload, origin(gateway)), labels: {}, addresses: [], createdAt: 0, waypoint: undefined }
    }),
  }
}

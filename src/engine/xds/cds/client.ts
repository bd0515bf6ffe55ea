import { memo1 } from '../../memo.js'
import type { MeshConfig } from '../../mesh/mesh-config.js'
import { type IpMode, ipModeOf } from '../../mesh/model/ip.js'
import type { DnsLookupFamily } from '../../types/envoy/cluster.js'
import type { Locality, Proxy, ProxyType } from '../../types/proxy.js'
import { proxyConfigOf } from '../proxy-config.js'

/** Certificates that the proxy was started with, as files. */
export interface OwnCertificates {
  readonly chain: string
  readonly key: string
  readonly root: string
}

/**
 * What clusters depend on of the mesh and of who asks. Proxies that agree in all of it share one, and with it their clusters.
 * Istio: pilot/pkg/networking/core/cluster_cache.go#clusterCache
 */
export interface ClusterClient {
  readonly mesh: MeshConfig
  readonly type: ProxyType
  readonly ipMode: IpMode
  readonly dnsLookupFamily: DnsLookupFamily
  readonly locality: Locality
  readonly preservesHeaderCase: boolean
  readonly certificates: OwnCertificates | undefined
  /** Sockets in the pod from which secrets come. */
  readonly secretSocket: boolean
  readonly fileSecretSocket: boolean
  /** Waypoints send tunnels; sidecars and gateways do not unless istiod is told so. */
  readonly sendsTunnels: boolean
}

const clientsOf = memo1((_: MeshConfig) => new Map<string, ClusterClient>())

export function clusterClient(proxy: Proxy, mesh: MeshConfig): ClusterClient {
  const { raw } = proxy.metadata
  const ipMode = ipModeOf(proxy)
  const facts = {
    type: proxy.type,
    ipMode,
    dnsLookupFamily: ipMode === 'v6' ? ('V6_ONLY' as const) : ('V4_ONLY' as const),
    locality: proxy.locality,
    preservesHeaderCase: proxyConfigOf(proxy, mesh).proxyHeaders?.preserveHttp1HeaderCase === true,
    certificates: ownCertificates(raw),
    secretSocket: raw.credential === 'true',
    fileSecretSocket: raw['file-credential'] === 'true',
    sendsTunnels: proxy.type === 'waypoint',
  }
  const key = JSON.stringify(facts)
  const known = clientsOf(mesh)
  let client = known.get(key)
  if (!client) {
    client = { mesh, ...facts }
    known.set(key, client)
  }
  return client
}

function ownCertificates(raw: Proxy['metadata']['raw']): OwnCertificates | undefined {
  const text = (name: string): string => (typeof raw[name] === 'string' ? raw[name] : '')
  const chain = text('TLS_CLIENT_CERT_CHAIN')
  return chain === '' ? undefined : { chain, key: text('TLS_CLIENT_KEY'), root: text('TLS_CLIENT_ROOT_CERT') }
}

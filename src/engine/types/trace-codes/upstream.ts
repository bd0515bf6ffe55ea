/** Steps of clusters, subsets, priorities, localities, endpoints, connections to them. */
export interface UpstreamCodes {
  'upstream.cluster': { readonly cluster: string; readonly type: string; readonly policy: string }
  'upstream.cluster-missing': { readonly cluster: string }
  /** A dump without endpoints: whoever they are, one of them is taken to answer. */
  'upstream.endpoints-unknown': { readonly cluster: string }
  'upstream.no-endpoints': { readonly cluster: string }
  'upstream.no-healthy-endpoints': { readonly cluster: string; readonly endpoints: number }
  'upstream.endpoint-passed-over': { readonly address: string; readonly health: string }
  'upstream.endpoint-degraded': { readonly address: string }
  /** Too few healthy ones in this priority: health is not looked at any more. */
  'upstream.panic': { readonly priority: number; readonly healthy: number; readonly threshold: number }
  'upstream.priority': { readonly priority: number; readonly percent: number; readonly healthy: number; readonly endpoints: number }
  'upstream.priority-unused': { readonly priority: number; readonly healthy: number; readonly endpoints: number }
  'upstream.locality': { readonly locality: string; readonly weight: number; readonly percent: number }
  'upstream.subset': { readonly metadata: string; readonly endpoints: number }
  'upstream.subset-fallback': { readonly metadata: string; readonly policy: string }
  'upstream.aggregate': { readonly cluster: string; readonly clusters: readonly string[] }
  'upstream.original-destination': { readonly address: string; readonly by: string }
  'upstream.no-original-destination': { readonly cluster: string }
  'upstream.port-overridden': { readonly address: string; readonly port: number }
  'upstream.host-resolved': { readonly host: string }
  /** One host of several, none of them special. */
  'upstream.endpoint': { readonly address: string; readonly percent: number; readonly of: number }
  'upstream.endpoints': { readonly addresses: readonly string[]; readonly count: number; readonly percent: number; readonly of: number }
  /** A consistent hash sends every request with the same key to the same one; which one it is, is not computed. */
  'upstream.hash-chose': { readonly policy: string; readonly address: string; readonly count: number }
  'upstream.hashed': { readonly policy: string; readonly count: number }
  'upstream.hash-without-key': { readonly policy: string }
  'upstream.previous-host-avoided': { readonly tried: number }
  'upstream.overflow': { readonly threshold: string }
  'upstream.mtls': { readonly sni: string; readonly sans: readonly string[]; readonly by: string }
  'upstream.tls': { readonly sni: string; readonly sans: readonly string[]; readonly by: string }
  'upstream.plain': { readonly by: string }
  'upstream.proxy-protocol': { readonly version: number }
  'upstream.tunnel': { readonly target: string; readonly listener: string }
  'upstream.internal-listener-missing': { readonly listener: string }
  'upstream.connected': { readonly address: string }
  'upstream.refused': { readonly address: string }
  'upstream.unreachable': { readonly address: string }
  'upstream.handshake-failed': { readonly address: string }
  'upstream.not-modelled': { readonly field: string }
}

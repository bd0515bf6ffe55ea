/** What decides how the traffic of a pod is captured, by the names that the tools of Istio give it. */

/**
 * What istio-iptables is told. Lists are texts with commas, ports and ids are texts: nothing is checked before the kernel sees it.
 * Istio: tools/common/config#Config
 */
export interface SidecarCapture {
  readonly PROXY_PORT: string
  readonly INBOUND_CAPTURE_PORT: string
  readonly INBOUND_TUNNEL_PORT: string
  readonly PROXY_UID: string
  readonly PROXY_GID: string
  /** `TPROXY`, or anything else for REDIRECT. */
  readonly INBOUND_INTERCEPTION_MODE: string
  readonly INBOUND_TPROXY_MARK: string
  readonly INBOUND_TPROXY_ROUTE_TABLE: string
  /** `*` for all; empty for none. */
  readonly INBOUND_PORTS_INCLUDE: string
  /** Counts only where all inbound ports are included. */
  readonly INBOUND_PORTS_EXCLUDE: string
  readonly OUTBOUND_OWNER_GROUPS_INCLUDE: string
  readonly OUTBOUND_OWNER_GROUPS_EXCLUDE: string
  readonly OUTBOUND_PORTS_INCLUDE: string
  readonly OUTBOUND_PORTS_EXCLUDE: string
  readonly OUTBOUND_IPRANGES_INCLUDE: string
  readonly OUTBOUND_IPRANGES_EXCLUDE: string
  readonly KUBE_VIRT_INTERFACES: string
  readonly EXCLUDE_INTERFACES: string
  readonly IPTABLES_PROBE_PORT: number
  /** Nanoseconds. */
  readonly PROBE_TIMEOUT: number
  readonly DRY_RUN: boolean
  readonly SKIP_RULE_APPLY: boolean
  readonly RUN_VALIDATION: boolean
  readonly REDIRECT_DNS: boolean
  readonly DROP_INVALID: boolean
  readonly CAPTURE_ALL_DNS: boolean
  readonly ENABLE_INBOUND_IPV6: boolean
  readonly DNS_SERVERS_V4: readonly string[]
  readonly DNS_SERVERS_V6: readonly string[]
  readonly NETWORK_NAMESPACE: string
  readonly CNI_MODE: boolean
  readonly DUAL_STACK: boolean
  readonly HOST_IP: string
  readonly HOST_IPV4_LOOPBACK_CIDR: string
  readonly RECONCILE: boolean
  readonly CLEANUP_ONLY: boolean
  readonly FORCE_APPLY: boolean
  readonly NATIVE_NFTABLES: boolean
  readonly FORCE_IPTABLES_BINARY: string
}

/** What the node agent of ambient mode is told. Istio: cni/pkg/config#AmbientConfig */
export interface AmbientCapture {
  readonly IPTABLES_TRACE_LOGGING: boolean
  readonly ENABLE_INBOUND_IPV6: boolean
  readonly REDIRECT_DNS: boolean
  /** The address that the host's rules give to the kubelet's probes, so that a pod can tell them from other traffic. */
  readonly HOST_PROBE_SNAT_ADDRESS: string
  readonly HOST_PROBE_V6_SNAT_ADDRESS: string
  readonly RECONCILE: boolean
  readonly CLEANUP_ONLY: boolean
  readonly FORCE_APPLY: boolean
}

/** `DNSProxy` of a pod: as the node says, on, or off. */
export const PodDns = { unset: 0, enabled: 1, disabled: 2 } as const

/** What a pod's annotations change. Istio: cni/pkg/config#PodLevelOverrides */
export interface PodOverrides {
  readonly VirtualInterfaces: readonly string[]
  readonly IngressMode: boolean
  readonly DNSProxy: number
}

/** What a pod's injection or annotations make of its capture. */
export type Capture =
  | { readonly mode: 'sidecar'; readonly options: Partial<SidecarCapture> }
  | { readonly mode: 'ambient'; readonly overrides: PodOverrides }
  | { readonly mode: 'none' }

import type { AmbientCapture, PodOverrides, SidecarCapture } from '../../types/capture.js'
import { PodDns } from '../../types/capture.js'

/** What the injected istio-init container says where no annotation says otherwise. */
export const sidecarDefaults: SidecarCapture = {
  PROXY_PORT: '15001',
  INBOUND_CAPTURE_PORT: '15006',
  INBOUND_TUNNEL_PORT: '15008',
  PROXY_UID: '1337',
  PROXY_GID: '1337',
  INBOUND_INTERCEPTION_MODE: 'REDIRECT',
  INBOUND_TPROXY_MARK: '1337',
  INBOUND_TPROXY_ROUTE_TABLE: '133',
  INBOUND_PORTS_INCLUDE: '*',
  INBOUND_PORTS_EXCLUDE: '15090,15021,15020',
  OUTBOUND_OWNER_GROUPS_INCLUDE: '*',
  OUTBOUND_OWNER_GROUPS_EXCLUDE: '',
  OUTBOUND_PORTS_INCLUDE: '',
  OUTBOUND_PORTS_EXCLUDE: '',
  OUTBOUND_IPRANGES_INCLUDE: '*',
  OUTBOUND_IPRANGES_EXCLUDE: '',
  KUBE_VIRT_INTERFACES: '',
  EXCLUDE_INTERFACES: '',
  IPTABLES_PROBE_PORT: 15002,
  PROBE_TIMEOUT: 5_000_000_000,
  DRY_RUN: false,
  SKIP_RULE_APPLY: false,
  RUN_VALIDATION: false,
  REDIRECT_DNS: false,
  DROP_INVALID: false,
  CAPTURE_ALL_DNS: false,
  ENABLE_INBOUND_IPV6: false,
  DNS_SERVERS_V4: [],
  DNS_SERVERS_V6: [],
  NETWORK_NAMESPACE: '',
  CNI_MODE: false,
  DUAL_STACK: false,
  HOST_IP: '',
  HOST_IPV4_LOOPBACK_CIDR: '127.0.0.1/32',
  RECONCILE: false,
  CLEANUP_ONLY: false,
  FORCE_APPLY: false,
  NATIVE_NFTABLES: false,
  FORCE_IPTABLES_BINARY: '',
}

/** What the node agent says by default. */
export const ambientDefaults: AmbientCapture = {
  IPTABLES_TRACE_LOGGING: false,
  ENABLE_INBOUND_IPV6: false,
  REDIRECT_DNS: true,
  HOST_PROBE_SNAT_ADDRESS: '169.254.7.127',
  HOST_PROBE_V6_SNAT_ADDRESS: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff',
  RECONCILE: false,
  CLEANUP_ONLY: false,
  FORCE_APPLY: false,
}

export const noOverrides: PodOverrides = { VirtualInterfaces: [], IngressMode: false, DNSProxy: PodDns.unset }

/** The parts between commas, without the empty ones. Blanks stay. */
export const split = (list: string): readonly string[] => list.split(',').filter((part) => part !== '')

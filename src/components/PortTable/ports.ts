/**
 * Every port on which a part of Istio 1.31 listens by default. What each is for is in `src/i18n/ports`, by id.
 *
 * Sources: the charts' templates, pilot/cmd, cni/pkg/config and constants, the injection templates, and ztunnel's own defaults.
 */
export type Component = 'istiod' | 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel' | 'cni' | 'grpc-agent'
export type Caller =
  | 'agent'
  | 'api-server'
  | 'app'
  | 'balancer'
  | 'envoy'
  | 'gateway'
  | 'istioctl'
  | 'kubelet'
  | 'outside'
  | 'prometheus'
  | 'remote'
  | 'validation'
  | 'waypoint'
  | 'ztunnel'
/** `as-sent`: the connection is taken as it comes, and what is in it may be either. */
export type Encryption = 'plain' | 'tls' | 'mtls' | 'as-sent'
/**
 * From where it can be dialled. `loopback`: 127.0.0.1 of its pod or node only. `captured`: rules in the pod's network lead here, no one
 * dials it. `pod`: the pod's address. `service`: a Service has it too. `outside`: meant for who is not in the cluster.
 */
export type Reach = 'loopback' | 'captured' | 'pod' | 'service' | 'outside'
export type Mode = 'sidecar' | 'grpc' | 'ambient'

export interface Port {
  readonly id: PortId
  readonly port: number
  readonly component: Component
  readonly protocol: 'HTTP' | 'HTTPS' | 'gRPC' | 'TCP' | 'TCP, UDP' | 'HBONE' | 'TLS' | 'SOCKS5'
  readonly callers: readonly Caller[]
  readonly encryption: Encryption
  readonly reach: Reach
  readonly modes: readonly Mode[]
}

export type PortId =
  | `istiod-${'http' | 'grpc' | 'tls' | 'monitoring' | 'webhook' | 'controlz'}`
  | `sidecar-${'admin' | 'outbound' | 'inbound' | 'hbone' | 'agent' | 'ready' | 'dns' | 'stats'}`
  | `gateway-${'http' | 'https' | 'hbone' | 'admin' | 'agent' | 'ready' | 'stats' | 'network' | 'xds' | 'webhook'}`
  | `waypoint-${'hbone' | 'admin' | 'agent' | 'ready' | 'stats'}`
  | `ztunnel-${'outbound' | 'inbound' | 'hbone' | 'dns' | 'admin' | 'metrics' | 'ready' | 'socks'}`
  | `cni-${'ready' | 'metrics' | 'probe'}`
  | 'grpc-agent'

const every = ['sidecar', 'grpc', 'ambient'] as const
const sidecar = ['sidecar'] as const
const ambient = ['ambient'] as const
const envoys = ['sidecar', 'ambient'] as const

// biome-ignore format: a table
export const PORTS: readonly Port[] = [
  { id: 'istiod-http', port: 8080, component: 'istiod', protocol: 'HTTP', callers: ['kubelet'], encryption: 'plain', reach: 'pod', modes: every },
  { id: 'istiod-controlz', port: 9876, component: 'istiod', protocol: 'HTTP', callers: ['istioctl'], encryption: 'plain', reach: 'loopback', modes: every },
  { id: 'istiod-grpc', port: 15010, component: 'istiod', protocol: 'gRPC', callers: ['agent'], encryption: 'plain', reach: 'service', modes: every },
  { id: 'istiod-tls', port: 15012, component: 'istiod', protocol: 'gRPC', callers: ['agent', 'ztunnel', 'istioctl'], encryption: 'tls', reach: 'service', modes: every },
  { id: 'istiod-monitoring', port: 15014, component: 'istiod', protocol: 'HTTP', callers: ['prometheus', 'istioctl'], encryption: 'plain', reach: 'service', modes: every },
  { id: 'istiod-webhook', port: 15017, component: 'istiod', protocol: 'HTTPS', callers: ['api-server'], encryption: 'tls', reach: 'service', modes: every },

  { id: 'sidecar-admin', port: 15000, component: 'sidecar', protocol: 'HTTP', callers: ['agent', 'istioctl'], encryption: 'plain', reach: 'loopback', modes: sidecar },
  { id: 'sidecar-outbound', port: 15001, component: 'sidecar', protocol: 'TCP', callers: ['app'], encryption: 'as-sent', reach: 'captured', modes: sidecar },
  { id: 'sidecar-inbound', port: 15006, component: 'sidecar', protocol: 'TCP', callers: ['envoy', 'gateway', 'outside'], encryption: 'as-sent', reach: 'captured', modes: sidecar },
  { id: 'sidecar-hbone', port: 15008, component: 'sidecar', protocol: 'HBONE', callers: ['envoy', 'ztunnel', 'waypoint', 'gateway'], encryption: 'mtls', reach: 'pod', modes: sidecar },
  { id: 'sidecar-agent', port: 15020, component: 'sidecar', protocol: 'HTTP', callers: ['prometheus', 'kubelet', 'envoy'], encryption: 'plain', reach: 'pod', modes: sidecar },
  { id: 'sidecar-ready', port: 15021, component: 'sidecar', protocol: 'HTTP', callers: ['kubelet'], encryption: 'plain', reach: 'pod', modes: sidecar },
  { id: 'sidecar-dns', port: 15053, component: 'sidecar', protocol: 'TCP, UDP', callers: ['app'], encryption: 'plain', reach: 'captured', modes: sidecar },
  { id: 'sidecar-stats', port: 15090, component: 'sidecar', protocol: 'HTTP', callers: ['prometheus', 'agent'], encryption: 'plain', reach: 'pod', modes: sidecar },

  { id: 'gateway-http', port: 8080, component: 'gateway', protocol: 'HTTP', callers: ['balancer', 'outside'], encryption: 'plain', reach: 'outside', modes: every },
  { id: 'gateway-https', port: 8443, component: 'gateway', protocol: 'HTTPS', callers: ['balancer', 'outside'], encryption: 'tls', reach: 'outside', modes: every },
  { id: 'gateway-admin', port: 15000, component: 'gateway', protocol: 'HTTP', callers: ['agent', 'istioctl'], encryption: 'plain', reach: 'loopback', modes: every },
  { id: 'gateway-hbone', port: 15008, component: 'gateway', protocol: 'HBONE', callers: ['ztunnel', 'waypoint', 'gateway'], encryption: 'mtls', reach: 'outside', modes: ambient },
  { id: 'gateway-xds', port: 15012, component: 'gateway', protocol: 'TLS', callers: ['remote'], encryption: 'tls', reach: 'outside', modes: every },
  { id: 'gateway-webhook', port: 15017, component: 'gateway', protocol: 'TLS', callers: ['remote'], encryption: 'tls', reach: 'outside', modes: every },
  { id: 'gateway-agent', port: 15020, component: 'gateway', protocol: 'HTTP', callers: ['prometheus', 'envoy'], encryption: 'plain', reach: 'pod', modes: every },
  { id: 'gateway-ready', port: 15021, component: 'gateway', protocol: 'HTTP', callers: ['kubelet', 'balancer'], encryption: 'plain', reach: 'outside', modes: every },
  { id: 'gateway-stats', port: 15090, component: 'gateway', protocol: 'HTTP', callers: ['prometheus', 'agent'], encryption: 'plain', reach: 'pod', modes: every },
  { id: 'gateway-network', port: 15443, component: 'gateway', protocol: 'TLS', callers: ['envoy'], encryption: 'mtls', reach: 'outside', modes: envoys },

  { id: 'waypoint-admin', port: 15000, component: 'waypoint', protocol: 'HTTP', callers: ['agent', 'istioctl'], encryption: 'plain', reach: 'loopback', modes: ambient },
  { id: 'waypoint-hbone', port: 15008, component: 'waypoint', protocol: 'HBONE', callers: ['ztunnel', 'envoy', 'gateway'], encryption: 'mtls', reach: 'service', modes: ambient },
  { id: 'waypoint-agent', port: 15020, component: 'waypoint', protocol: 'HTTP', callers: ['prometheus', 'envoy'], encryption: 'plain', reach: 'pod', modes: ambient },
  { id: 'waypoint-ready', port: 15021, component: 'waypoint', protocol: 'HTTP', callers: ['kubelet'], encryption: 'plain', reach: 'service', modes: ambient },
  { id: 'waypoint-stats', port: 15090, component: 'waypoint', protocol: 'HTTP', callers: ['prometheus', 'agent'], encryption: 'plain', reach: 'pod', modes: ambient },

  { id: 'ztunnel-admin', port: 15000, component: 'ztunnel', protocol: 'HTTP', callers: ['istioctl'], encryption: 'plain', reach: 'loopback', modes: ambient },
  { id: 'ztunnel-outbound', port: 15001, component: 'ztunnel', protocol: 'TCP', callers: ['app'], encryption: 'as-sent', reach: 'captured', modes: ambient },
  { id: 'ztunnel-inbound', port: 15006, component: 'ztunnel', protocol: 'TCP', callers: ['outside', 'kubelet'], encryption: 'as-sent', reach: 'captured', modes: ambient },
  { id: 'ztunnel-hbone', port: 15008, component: 'ztunnel', protocol: 'HBONE', callers: ['ztunnel', 'waypoint', 'gateway', 'envoy'], encryption: 'mtls', reach: 'pod', modes: ambient },
  { id: 'ztunnel-metrics', port: 15020, component: 'ztunnel', protocol: 'HTTP', callers: ['prometheus'], encryption: 'plain', reach: 'pod', modes: ambient },
  { id: 'ztunnel-ready', port: 15021, component: 'ztunnel', protocol: 'HTTP', callers: ['kubelet'], encryption: 'plain', reach: 'pod', modes: ambient },
  { id: 'ztunnel-dns', port: 15053, component: 'ztunnel', protocol: 'TCP, UDP', callers: ['app'], encryption: 'plain', reach: 'captured', modes: ambient },
  { id: 'ztunnel-socks', port: 15080, component: 'ztunnel', protocol: 'SOCKS5', callers: ['app'], encryption: 'plain', reach: 'loopback', modes: ambient },

  { id: 'cni-ready', port: 8000, component: 'cni', protocol: 'HTTP', callers: ['kubelet'], encryption: 'plain', reach: 'pod', modes: envoys },
  { id: 'cni-probe', port: 15002, component: 'cni', protocol: 'TCP', callers: ['validation'], encryption: 'plain', reach: 'loopback', modes: sidecar },
  { id: 'cni-metrics', port: 15014, component: 'cni', protocol: 'HTTP', callers: ['prometheus'], encryption: 'plain', reach: 'pod', modes: envoys },

  { id: 'grpc-agent', port: 15020, component: 'grpc-agent', protocol: 'HTTP', callers: ['prometheus', 'kubelet'], encryption: 'plain', reach: 'pod', modes: ['grpc'] },
]

export const COMPONENTS: readonly Component[] = ['istiod', 'sidecar', 'gateway', 'waypoint', 'ztunnel', 'cni', 'grpc-agent']

import type { MeshConfig } from '../../types/istio/mesh-config.js'
import type { ProxyConfig } from '../../types/istio/proxy-config.js'

/** What the mesh knows of proxies' configurations. */
export interface ProxyConfigs {
  /** `base` with a pod's `proxy.istio.io/config` laid over it; undefined where the text is none. */
  over(base: ProxyConfig, text: string): ProxyConfig | undefined
  /** The JSON that goes into the proxy's environment: without what is the default anyway. */
  text(config: ProxyConfig): string
}

export interface InjectionSettings {
  readonly mesh: MeshConfig
  readonly proxyConfigs: ProxyConfigs
  /** Whether sidecars are init containers that keep running, as a cluster that can do it has it; `kube-inject` does not. */
  readonly nativeSidecars: boolean
  /** Whether Istio's CNI plugin sets the rules up, so that no container has to. */
  readonly cni: boolean
  readonly revision: string
}

/** The Helm chart's values, as far as they end up in pods. */
export const values = {
  hub: 'docker.io/istio',
  tag: '1.31.0',
  proxyImage: 'proxyv2',
  clusterDomain: 'cluster.local',
  clusterName: 'Kubernetes',
  logLevel: 'warning',
  componentLogLevel: 'misc:error',
  agentLogLevel: 'default:info',
  certProvider: 'istiod',
  caAddress: 'istiod.istio-system.svc:15012',
  istioNamespace: 'istio-system',
  includeRanges: '*',
  excludeRanges: '',
  includeInboundPorts: '*',
  excludeInboundPorts: '',
  statusPort: '15020',
  startupFailures: 600,
  readinessDelay: '0',
  readinessPeriod: '15',
  readinessFailures: '4',
  resources: { limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '100m', memory: '128Mi' } },
  tokenAudience: 'istio-ca',
  rewriteAppProbes: true,
} as const

/** Whom the proxy runs as. */
export const proxyUser = 1337

import type { ClientTlsSettings, ConnectionPoolSettings, LocalityLbSetting, OutlierDetection, TcpKeepalive } from './destination-rule.js'
import type { ExtensionProvider } from './extension-provider.js'
import type { ProxyConfig } from './proxy-config.js'
import type { HttpRetry } from './virtual-service.js'

/** Kubernetes' label selector, as the mesh configuration writes it. */
export interface LabelSelector {
  matchLabels?: Record<string, string>
  matchExpressions?: { key: string; operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; values?: string[] }[]
}

export type OutboundTrafficMode = 'REGISTRY_ONLY' | 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS'

export interface MeshTlsConfig {
  minProtocolVersion?: 'TLS_AUTO' | 'TLSV1_2' | 'TLSV1_3'
  ecdhCurves?: string[]
  cipherSuites?: string[]
}

/**
 * `istio.mesh.v1alpha1.MeshConfig` with every default filled in: a field that has a default, or whose zero value means something, is
 * always there; a message that is absent by default stays optional. Durations are Go's or protobuf's ("10s", "1m").
 * Istio: pkg/config/mesh/mesh.go#DefaultMeshConfig
 */
export interface MeshConfig {
  readonly proxyListenPort: number
  readonly proxyInboundListenPort: number
  readonly proxyHttpPort: number
  readonly connectTimeout: string
  readonly hboneIdleTimeout?: string
  /** "0s" turns protocol detection's timeout off. */
  readonly protocolDetectionTimeout: string
  readonly tcpKeepalive?: TcpKeepalive
  readonly ingressClass: string
  readonly ingressService: string
  readonly ingressControllerMode: 'UNSPECIFIED' | 'OFF' | 'DEFAULT' | 'STRICT'
  readonly ingressSelector: string
  readonly enableTracing: boolean
  readonly accessLogFile: string
  readonly accessLogFormat: string
  readonly accessLogEncoding: 'TEXT' | 'JSON'
  readonly enableEnvoyAccessLogService: boolean
  readonly disableEnvoyListenerLog: boolean
  readonly defaultConfig: ProxyConfig
  readonly outboundTrafficPolicy: { readonly mode: OutboundTrafficMode; readonly tls?: ClientTlsSettings }
  readonly inboundTrafficPolicy: { readonly mode: 'PASSTHROUGH' | 'LOCALHOST' }
  readonly configSources: readonly { address?: string; tlsSettings?: ClientTlsSettings; subscribedResources?: string[] }[]
  readonly enableAutoMtls: boolean
  readonly trustDomain: string
  /** Sorted, each once. */
  readonly trustDomainAliases: readonly string[]
  readonly caCertificates: readonly { pem?: string; spiffeBundleUrl?: string; certSigners?: string[]; trustDomains?: string[] }[]
  readonly defaultServiceExportTo: readonly string[]
  readonly defaultVirtualServiceExportTo: readonly string[]
  readonly defaultDestinationRuleExportTo: readonly string[]
  readonly rootNamespace: string
  readonly localityLbSetting: LocalityLbSetting
  readonly zoneAwareLbSetting?: {
    enabled?: boolean
    failover?: { from?: string; to?: string }[]
    failoverPriority?: string[]
    minClusterSize?: number
  }
  readonly dnsRefreshRate: string
  readonly h2UpgradePolicy: 'DO_NOT_UPGRADE' | 'UPGRADE'
  readonly inboundClusterStatName: string
  readonly outboundClusterStatName: string
  readonly serviceSettings: readonly { settings?: { clusterLocal?: boolean }; hosts?: string[] }[]
  readonly serviceScopeConfigs: readonly {
    namespaceSelector?: LabelSelector
    servicesSelector?: LabelSelector
    scope?: 'LOCAL' | 'GLOBAL'
  }[]
  readonly enablePrometheusMerge: boolean
  readonly verifyCertificateAtClient?: boolean
  readonly ca?: { address?: string; tlsSettings?: ClientTlsSettings; requestTimeout?: string; istiodSide?: boolean }
  readonly extensionProviders: readonly ExtensionProvider[]
  readonly defaultProviders: { readonly tracing?: string[]; readonly metrics?: string[]; readonly accessLogging?: string[] }
  readonly discoverySelectors: readonly LabelSelector[]
  readonly pathNormalization: {
    readonly normalization: 'DEFAULT' | 'NONE' | 'BASE' | 'MERGE_SLASHES' | 'DECODE_AND_MERGE_SLASHES'
  }
  readonly defaultHttpRetryPolicy?: HttpRetry
  readonly meshMTLS?: MeshTlsConfig
  readonly tlsDefaults?: MeshTlsConfig
  /** What a DestinationRule without `connectionPool` or `outlierDetection` falls back to. */
  readonly defaultTrafficPolicy?: { connectionPool?: ConnectionPoolSettings; outlierDetection?: OutlierDetection }
  readonly serviceEntryVisibility?: ServiceEntryVisibility
}

export type ServiceEntryReach = 'VISIBILITY_UNSPECIFIED' | 'NONE' | 'NAMESPACE' | 'PUBLIC'

export interface ServiceEntryVisibility {
  defaultVisibility?: ServiceEntryReach
  applyToSidecars?: boolean
  policies?: { visibility?: ServiceEntryReach; matchingRules?: { namespaceSelector?: LabelSelector }[] }[]
}

import type { ExtensionProvider } from '../types/istio/extension-provider.js'
import type { MeshConfig } from '../types/istio/mesh-config.js'
import type { ProxyConfig, ProxyHeaders } from '../types/istio/proxy-config.js'
import { meshConfigShape } from './mesh-config/mesh-config-shape.js'
import { proxyConfigShape } from './mesh-config/proxy-config-shape.js'
import { readMessage } from './mesh-config/read.js'

export type { MeshConfig }

/** Istio: pkg/config/mesh/mesh.go#DefaultProxyConfig */
const defaultProxyConfig: ProxyConfig = {
  configPath: './etc/istio/proxy',
  binaryPath: '/usr/local/bin/envoy',
  serviceCluster: 'istio-proxy',
  drainDuration: '45s',
  terminationDrainDuration: '5s',
  proxyAdminPort: 15000,
  controlPlaneAuthPolicy: 'MUTUAL_TLS',
  discoveryAddress: 'istiod.istio-system.svc:15012',
  statNameLength: 189,
  statusPort: 15020,
}

/** Istio: pkg/config/mesh/mesh.go#DefaultMeshConfig; then what the Helm chart's default values put on top. */
const defaults: MeshConfig = {
  proxyListenPort: 15001,
  proxyInboundListenPort: 15006,
  proxyHttpPort: 0,
  connectTimeout: '10s',
  protocolDetectionTimeout: '0s',
  ingressClass: 'istio',
  ingressService: 'istio-ingressgateway',
  ingressControllerMode: 'STRICT',
  ingressSelector: '',
  enableTracing: true,
  accessLogFile: '',
  accessLogFormat: '',
  accessLogEncoding: 'TEXT',
  enableEnvoyAccessLogService: false,
  disableEnvoyListenerLog: false,
  defaultConfig: defaultProxyConfig,
  outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
  inboundTrafficPolicy: { mode: 'PASSTHROUGH' },
  configSources: [],
  enableAutoMtls: true,
  trustDomain: 'cluster.local',
  trustDomainAliases: [],
  caCertificates: [],
  defaultServiceExportTo: ['*'],
  defaultVirtualServiceExportTo: ['*'],
  defaultDestinationRuleExportTo: ['*'],
  rootNamespace: 'istio-system',
  localityLbSetting: { enabled: true },
  dnsRefreshRate: '60s',
  h2UpgradePolicy: 'DO_NOT_UPGRADE',
  inboundClusterStatName: '',
  outboundClusterStatName: '',
  serviceSettings: [],
  serviceScopeConfigs: [],
  enablePrometheusMerge: true,
  extensionProviders: [
    { name: 'prometheus', prometheus: {} },
    { name: 'stackdriver', stackdriver: {} },
    { name: 'envoy', envoyFileAccessLog: { path: '/dev/stdout' } },
  ],
  defaultProviders: { metrics: ['prometheus'] },
  discoverySelectors: [],
  pathNormalization: { normalization: 'DEFAULT' },
}

/**
 * The mesh configuration in effect: Istio's defaults, the Helm chart's, then `overrides` (a MeshConfig as YAML holds it; anything but a
 * mapping means none). A field given replaces the default whole, but `defaultConfig` and `defaultProviders` are merged by field,
 * `extensionProviders` by name, `trustDomainAliases` as a set.
 * Istio: pkg/config/mesh/mesh.go#ApplyMeshConfig
 */
export function meshConfig(overrides?: unknown): MeshConfig {
  const given = readMessage(meshConfigShape, overrides) as Partial<MeshConfig>
  const { defaultConfig, defaultProviders, extensionProviders, trustDomainAliases, ...rest } = given
  return {
    ...defaults,
    ...rest,
    outboundTrafficPolicy: given.outboundTrafficPolicy
      ? { ...given.outboundTrafficPolicy, mode: given.outboundTrafficPolicy.mode ?? 'REGISTRY_ONLY' }
      : defaults.outboundTrafficPolicy,
    inboundTrafficPolicy: { mode: given.inboundTrafficPolicy?.mode ?? 'PASSTHROUGH' },
    pathNormalization: { normalization: given.pathNormalization?.normalization ?? 'DEFAULT' },
    defaultConfig: mergeProxyConfig(defaults.defaultConfig, defaultConfig),
    defaultProviders: { ...defaults.defaultProviders, ...defaultProviders },
    extensionProviders: mergeProviders(defaults.extensionProviders, extensionProviders ?? []),
    trustDomainAliases: [...new Set(trustDomainAliases ?? [])].sort(),
  }
}

/**
 * `base` with the fields of `over` (a ProxyConfig, from the mesh or a pod's `proxy.istio.io/config`) in their place.
 * Istio: pkg/config/mesh/mesh.go#MergeProxyConfig
 */
export function mergeProxyConfig(base: ProxyConfig, over: ProxyConfig | undefined): ProxyConfig {
  if (!over) return base
  const merged: ProxyConfig = { ...base, ...over }
  // One field of a protobuf oneof takes the other's place.
  if (over.tracingServiceName !== undefined) delete merged.serviceCluster
  if (base.proxyMetadata && over.proxyMetadata) merged.proxyMetadata = { ...base.proxyMetadata, ...over.proxyMetadata }
  if (base.proxyHeaders && over.proxyHeaders) merged.proxyHeaders = mergeProxyHeaders(base.proxyHeaders, over.proxyHeaders)
  return merged
}

function mergeProxyHeaders(base: ProxyHeaders, over: ProxyHeaders): ProxyHeaders {
  const { forwardedClientCert, requestId, attemptCount, server, envoyDebugHeaders } = base
  return { forwardedClientCert, requestId, attemptCount, server, envoyDebugHeaders, ...over }
}

/** The ProxyConfig in `value`, as YAML holds it: a pod's `proxy.istio.io/config`. */
export const readProxyConfig = (value: unknown): ProxyConfig => readMessage(proxyConfigShape, value)

/** A provider given again keeps its place and changes what it is. */
function mergeProviders(base: readonly ExtensionProvider[], over: readonly ExtensionProvider[]): ExtensionProvider[] {
  const merged = new Map(base.map((p) => [p.name, p]))
  for (const provider of over) merged.set(provider.name, provider)
  return [...merged.values()]
}

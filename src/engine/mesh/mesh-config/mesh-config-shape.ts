import { extensionProviderShape } from './extension-provider-shape.js'
import { proxyConfigShape } from './proxy-config-shape.js'
import { boolean, clientTls, keepalive, list, map, message, number, oneOf, string, strings } from './shape.js'

const labelSelector = message({
  matchLabels: map(string),
  matchExpressions: list(message({ key: string, operator: string, values: strings })),
})
const failover = list(message({ from: string, to: string }))
const tlsConfig = message({ minProtocolVersion: oneOf('TLS_AUTO', 'TLSV1_2', 'TLSV1_3'), ecdhCurves: strings, cipherSuites: strings })

const connectionPool = message({
  tcp: message({
    maxConnections: number,
    connectTimeout: string,
    maxConnectionDuration: string,
    idleTimeout: string,
    tcpKeepalive: keepalive,
  }),
  http: message({
    http1MaxPendingRequests: number,
    http2MaxRequests: number,
    maxRequestsPerConnection: number,
    maxRetries: number,
    idleTimeout: string,
    h2UpgradePolicy: oneOf('DEFAULT', 'DO_NOT_UPGRADE', 'UPGRADE'),
    useClientProtocol: boolean,
    maxConcurrentStreams: number,
    http2KeepAlive: message({ interval: string, timeout: string }),
  }),
})
const outlierDetection = message({
  consecutiveErrors: number,
  splitExternalLocalOriginErrors: boolean,
  consecutiveLocalOriginFailures: number,
  consecutiveGatewayErrors: number,
  consecutive5xxErrors: number,
  interval: string,
  baseEjectionTime: string,
  maxEjectionPercent: number,
  minHealthPercent: number,
})

const reach = oneOf('VISIBILITY_UNSPECIFIED', 'NONE', 'NAMESPACE', 'PUBLIC')

/** Istio: api/mesh/v1alpha1/config.proto#MeshConfig */
export const meshConfigShape = message({
  proxyListenPort: number,
  proxyInboundListenPort: number,
  proxyHttpPort: number,
  connectTimeout: string,
  hboneIdleTimeout: string,
  protocolDetectionTimeout: string,
  tcpKeepalive: keepalive,
  ingressClass: string,
  ingressService: string,
  ingressControllerMode: oneOf('UNSPECIFIED', 'OFF', 'DEFAULT', 'STRICT'),
  ingressSelector: string,
  enableTracing: boolean,
  accessLogFile: string,
  accessLogFormat: string,
  accessLogEncoding: oneOf('TEXT', 'JSON'),
  enableEnvoyAccessLogService: boolean,
  disableEnvoyListenerLog: boolean,
  defaultConfig: proxyConfigShape,
  outboundTrafficPolicy: message({ mode: oneOf('REGISTRY_ONLY', 'ALLOW_ANY', null, 'ALLOW_ANY_DYNAMIC_DNS'), tls: clientTls }),
  inboundTrafficPolicy: message({ mode: oneOf('PASSTHROUGH', 'LOCALHOST') }),
  configSources: list(message({ address: string, tlsSettings: clientTls, subscribedResources: strings })),
  enableAutoMtls: boolean,
  trustDomain: string,
  trustDomainAliases: strings,
  caCertificates: list(message({ pem: string, spiffeBundleUrl: string, certSigners: strings, trustDomains: strings })),
  defaultServiceExportTo: strings,
  defaultVirtualServiceExportTo: strings,
  defaultDestinationRuleExportTo: strings,
  rootNamespace: string,
  localityLbSetting: message({
    enabled: boolean,
    distribute: list(message({ from: string, to: map(number) })),
    failover,
    failoverPriority: strings,
  }),
  zoneAwareLbSetting: message({ enabled: boolean, failover, failoverPriority: strings, minClusterSize: number }),
  dnsRefreshRate: string,
  h2UpgradePolicy: oneOf('DO_NOT_UPGRADE', 'UPGRADE'),
  inboundClusterStatName: string,
  outboundClusterStatName: string,
  serviceSettings: list(message({ settings: message({ clusterLocal: boolean }), hosts: strings })),
  serviceScopeConfigs: list(
    message({ namespaceSelector: labelSelector, servicesSelector: labelSelector, scope: oneOf('LOCAL', 'GLOBAL') }),
  ),
  enablePrometheusMerge: boolean,
  verifyCertificateAtClient: boolean,
  ca: message({ address: string, tlsSettings: clientTls, requestTimeout: string, istiodSide: boolean }),
  extensionProviders: list(extensionProviderShape),
  defaultProviders: message({ tracing: strings, metrics: strings, accessLogging: strings }),
  discoverySelectors: list(labelSelector),
  pathNormalization: message({ normalization: oneOf('DEFAULT', 'NONE', 'BASE', 'MERGE_SLASHES', 'DECODE_AND_MERGE_SLASHES') }),
  defaultHttpRetryPolicy: message({
    attempts: number,
    perTryTimeout: string,
    retryOn: string,
    retryRemoteLocalities: boolean,
    retryIgnorePreviousHosts: boolean,
    backoff: string,
  }),
  meshMTLS: tlsConfig,
  tlsDefaults: tlsConfig,
  defaultTrafficPolicy: message({ connectionPool, outlierDetection }),
  serviceEntryVisibility: message({
    defaultVisibility: reach,
    applyToSidecars: boolean,
    policies: list(message({ visibility: reach, matchingRules: list(message({ namespaceSelector: labelSelector })) })),
  }),
})

import type { ClientTlsSettings, TcpKeepalive } from './destination-rule.js'

export type ForwardClientCertDetails = 'UNDEFINED' | 'SANITIZE' | 'FORWARD_ONLY' | 'APPEND_FORWARD' | 'SANITIZE_SET' | 'ALWAYS_FORWARD_ONLY'

interface Disabling {
  disabled?: boolean
}

export interface RemoteService {
  address?: string
  tlsSettings?: ClientTlsSettings
  tcpKeepalive?: TcpKeepalive
}

export interface Tracing {
  zipkin?: { address?: string }
  lightstep?: { address?: string; accessToken?: string }
  datadog?: { address?: string }
  stackdriver?: {
    debug?: boolean
    maxNumberOfAttributes?: number
    maxNumberOfAnnotations?: number
    maxNumberOfMessageEvents?: number
  }
  openCensusAgent?: { address?: string; context?: string[] }
  customTags?: Record<string, TracingCustomTag>
  maxPathTagLength?: number
  sampling?: number
  tlsSettings?: ClientTlsSettings
  enableIstioTags?: boolean
}

export interface TracingCustomTag {
  literal?: { value?: string }
  environment?: { name?: string; defaultValue?: string }
  header?: { name?: string; defaultValue?: string }
}

export interface ProxyHeaders {
  forwardedClientCert?: ForwardClientCertDetails
  setCurrentClientCertDetails?: { subject?: boolean; cert?: boolean; chain?: boolean; dns?: boolean; uri?: boolean }
  requestId?: Disabling
  server?: Disabling & { value?: string }
  attemptCount?: Disabling
  envoyDebugHeaders?: Disabling
  metadataExchangeHeaders?: { mode?: 'UNDEFINED' | 'IN_MESH' }
  preserveHttp1HeaderCase?: boolean
  xForwardedHost?: { enabled?: boolean }
  xForwardedPort?: { enabled?: boolean }
}

export interface ConnectionSettings {
  profile?: 'SIDECAR' | 'EDGE'
  listenerPerConnectionBufferLimitBytes?: number
  clusterPerConnectionBufferLimitBytes?: number
  httpIdleTimeout?: string
  httpMaxConnectionDuration?: string
  httpDrainTimeout?: string
  httpRequestTimeout?: string
  httpRequestHeadersTimeout?: string
  httpStreamIdleTimeout?: string
  httpMaxStreamDuration?: string
  httpMaxConcurrentStreams?: number
  http2InitialStreamWindowSize?: number
  http2InitialConnectionWindowSize?: number
  httpHeadersWithUnderscoresAction?:
    | 'HEADERS_WITH_UNDERSCORES_UNSPECIFIED'
    | 'HEADERS_WITH_UNDERSCORES_ALLOW'
    | 'HEADERS_WITH_UNDERSCORES_REJECT_REQUEST'
    | 'HEADERS_WITH_UNDERSCORES_DROP_HEADER'
  httpMergeSlashes?: boolean
  httpPathWithEscapedSlashesAction?:
    | 'PATH_WITH_ESCAPED_SLASHES_UNSPECIFIED'
    | 'KEEP_UNCHANGED'
    | 'REJECT_REQUEST'
    | 'UNESCAPE_AND_REDIRECT'
    | 'UNESCAPE_AND_FORWARD'
  listenerConnectionLimit?: number
  globalDownstreamConnectionLimit?: number
}

/**
 * `istio.mesh.v1alpha1.ProxyConfig`, as protobuf's JSON writes it: it is also a proxy's `PROXY_CONFIG` metadata, so nothing that
 * nobody set is in it.
 */
export interface ProxyConfig {
  configPath?: string
  binaryPath?: string
  serviceCluster?: string
  tracingServiceName?: 'APP_LABEL_AND_NAMESPACE' | 'CANONICAL_NAME_ONLY' | 'CANONICAL_NAME_AND_NAMESPACE'
  drainDuration?: string
  discoveryAddress?: string
  zipkinAddress?: string
  statsdUdpAddress?: string
  envoyMetricsServiceAddress?: string
  proxyAdminPort?: number
  controlPlaneAuthPolicy?: 'NONE' | 'MUTUAL_TLS' | 'INHERIT'
  customConfigFile?: string
  statNameLength?: number
  concurrency?: number
  proxyBootstrapTemplatePath?: string
  interceptionMode?: 'REDIRECT' | 'TPROXY' | 'NONE'
  tracing?: Tracing
  envoyAccessLogService?: RemoteService
  envoyMetricsService?: RemoteService
  proxyMetadata?: Record<string, string>
  runtimeValues?: Record<string, string>
  statusPort?: number
  extraStatTags?: string[]
  gatewayTopology?: {
    numTrustedProxies?: number
    forwardClientCertDetails?: ForwardClientCertDetails
    proxyProtocol?: Record<string, never>
  }
  terminationDrainDuration?: string
  meshId?: string
  readinessProbe?: unknown
  proxyStatsMatcher?: { inclusionPrefixes?: string[]; inclusionSuffixes?: string[]; inclusionRegexps?: string[] }
  holdApplicationUntilProxyStarts?: boolean
  caCertificatesPem?: string[]
  image?: { imageType?: string }
  privateKeyProvider?: {
    cryptomb?: { pollDelay?: string; fallback?: boolean }
    qat?: { pollDelay?: string; fallback?: boolean }
  }
  proxyHeaders?: ProxyHeaders
  fileFlushInterval?: string
  fileFlushMinSizeKb?: number
  statsCompression?: boolean
  connectionSettings?: ConnectionSettings
}

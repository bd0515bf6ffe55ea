/** A backend that telemetry and authorization name. One of the kinds is set. */
export interface ExtensionProvider extends ExtensionProviderKinds {
  name: string
}

export interface ExtensionProviderKinds {
  envoyExtAuthzHttp?: ExtAuthzHttpProvider
  envoyExtAuthzGrpc?: ExtAuthzGrpcProvider
  zipkin?: ZipkinProvider
  lightstep?: ServiceReference & { accessToken?: string; maxTagLength?: number }
  datadog?: ServiceReference & { maxTagLength?: number }
  stackdriver?: StackdriverProvider
  opencensus?: ServiceReference & { context?: string[]; maxTagLength?: number }
  skywalking?: ServiceReference & { accessToken?: string }
  opentelemetry?: OpenTelemetryTracingProvider
  prometheus?: Record<string, never>
  envoyFileAccessLog?: FileAccessLogProvider
  envoyHttpAls?: HttpAccessLogServiceProvider
  envoyTcpAls?: ServiceReference & { logName?: string; filterStateObjectsToLog?: string[] }
  envoyOtelAls?: ServiceReference & { logName?: string; logFormat?: { text?: string; labels?: Record<string, unknown> } }
  sds?: ServiceReference & { name?: string }
}

interface ServiceReference {
  /** `[NAMESPACE/]HOST` */
  service?: string
  port?: number
}

interface ExtAuthzRequestBody {
  maxRequestBytes?: number
  allowPartialMessage?: boolean
  packAsBytes?: boolean
}

export interface ExtAuthzGrpcProvider extends ServiceReference {
  timeout?: string
  failOpen?: boolean
  clearRouteCache?: boolean
  statusOnError?: string
  includeRequestBodyInCheck?: ExtAuthzRequestBody
}

export interface ExtAuthzHttpProvider extends ExtAuthzGrpcProvider {
  pathPrefix?: string
  includeHeadersInCheck?: string[]
  includeRequestHeadersInCheck?: string[]
  includeAdditionalHeadersInCheck?: Record<string, string>
  headersToUpstreamOnAllow?: string[]
  headersToDownstreamOnDeny?: string[]
  headersToDownstreamOnAllow?: string[]
}

/** A header of a call to a provider. */
export interface ProviderHeader {
  name?: string
  value?: string
  envName?: string
}

export interface ZipkinProvider extends ServiceReference {
  maxTagLength?: number
  enable64bitTraceId?: boolean
  path?: string
  traceContextOption?: 'USE_B3' | 'USE_B3_WITH_W3C_PROPAGATION'
  timeout?: string
  headers?: ProviderHeader[]
}

export interface StackdriverProvider {
  debug?: boolean
  maxNumberOfAttributes?: number | string
  maxNumberOfAnnotations?: number | string
  maxNumberOfMessageEvents?: number | string
  maxTagLength?: number
  logging?: { labels?: Record<string, string> }
}

export interface ProviderHttpService {
  path?: string
  timeout?: string
  headers?: ProviderHeader[]
}

export interface OpenTelemetryTracingProvider extends ServiceReference {
  maxTagLength?: number
  http?: ProviderHttpService
  grpc?: { timeout?: string; initialMetadata?: ProviderHeader[] }
  resourceDetectors?: { environment?: Record<string, never>; dynatrace?: Record<string, never> }
  dynatraceSampler?: {
    tenant?: string
    clusterId?: number
    rootSpansPerMinute?: number
    httpService?: ServiceReference & { http?: ProviderHttpService }
  }
  serviceAttributeEnrichment?: 'ISTIO_CANONICAL' | 'OTEL_SEMANTIC_CONVENTIONS'
}

export interface FileAccessLogProvider {
  path?: string
  logFormat?: { text?: string; labels?: Record<string, unknown> }
  omitEmptyValues?: boolean
}

export interface HttpAccessLogServiceProvider extends ServiceReference {
  logName?: string
  filterStateObjectsToLog?: string[]
  additionalRequestHeadersToLog?: string[]
  additionalResponseHeadersToLog?: string[]
  additionalResponseTrailersToLog?: string[]
}

import { boolean, list, map, message, number, oneOf, string, strings } from './shape.js'

const backend = { service: string, port: number } as const
const header = message({ name: string, value: string, envName: string })
const httpService = message({ path: string, timeout: string, headers: list(header) })
const body = message({ maxRequestBytes: number, allowPartialMessage: boolean, packAsBytes: boolean })
const extAuthz = {
  ...backend,
  timeout: string,
  failOpen: boolean,
  clearRouteCache: boolean,
  statusOnError: string,
  includeRequestBodyInCheck: body,
} as const
const logFormat = message({ text: string, labels: 'any' })

/** Istio: api/mesh/v1alpha1/config.proto#MeshConfig.ExtensionProvider */
export const extensionProviderShape = message({
  name: string,
  envoyExtAuthzHttp: message({
    ...extAuthz,
    pathPrefix: string,
    includeHeadersInCheck: strings,
    includeRequestHeadersInCheck: strings,
    includeAdditionalHeadersInCheck: map(string),
    headersToUpstreamOnAllow: strings,
    headersToDownstreamOnDeny: strings,
    headersToDownstreamOnAllow: strings,
  }),
  envoyExtAuthzGrpc: message(extAuthz),
  zipkin: message({
    ...backend,
    maxTagLength: number,
    enable64bitTraceId: boolean,
    path: string,
    traceContextOption: oneOf('USE_B3', 'USE_B3_WITH_W3C_PROPAGATION'),
    timeout: string,
    headers: list(header),
  }),
  lightstep: message({ ...backend, accessToken: string, maxTagLength: number }),
  datadog: message({ ...backend, maxTagLength: number }),
  stackdriver: message({
    debug: boolean,
    maxNumberOfAttributes: number,
    maxNumberOfAnnotations: number,
    maxNumberOfMessageEvents: number,
    maxTagLength: number,
    logging: message({ labels: map(string) }),
  }),
  opencensus: message({ ...backend, context: strings, maxTagLength: number }),
  skywalking: message({ ...backend, accessToken: string }),
  opentelemetry: message({
    ...backend,
    maxTagLength: number,
    http: httpService,
    grpc: message({ timeout: string, initialMetadata: list(header) }),
    resourceDetectors: message({ environment: message({}), dynatrace: message({}) }),
    dynatraceSampler: message({
      tenant: string,
      clusterId: number,
      rootSpansPerMinute: number,
      httpService: message({ ...backend, http: httpService }),
    }),
    serviceAttributeEnrichment: oneOf('ISTIO_CANONICAL', 'OTEL_SEMANTIC_CONVENTIONS'),
  }),
  prometheus: message({}),
  envoyFileAccessLog: message({ path: string, logFormat, omitEmptyValues: boolean }),
  envoyHttpAls: message({
    ...backend,
    logName: string,
    filterStateObjectsToLog: strings,
    additionalRequestHeadersToLog: strings,
    additionalResponseHeadersToLog: strings,
    additionalResponseTrailersToLog: strings,
  }),
  envoyTcpAls: message({ ...backend, logName: string, filterStateObjectsToLog: strings }),
  envoyOtelAls: message({ ...backend, logName: string, logFormat }),
  sds: message({ ...backend, name: string }),
})

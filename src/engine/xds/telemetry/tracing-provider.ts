import type { PushContext } from '../../mesh/push-context.js'
import { envoyDuration } from '../../types/duration.js'
import type { Extension, TypedConfig } from '../../types/envoy/core.js'
import type {
  ExtensionProvider,
  OpenTelemetryTracingProvider,
  ProviderHeader,
  ProviderHttpService,
} from '../../types/istio/extension-provider.js'
import type { Proxy } from '../../types/proxy.js'
import { type ProviderCluster, providerCluster } from '../provider-cluster.js'

const TRACE = 'type.googleapis.com/envoy.config.trace.v3'

/** What a tracing provider puts into an HTTP connection manager. */
export interface ProviderTracing {
  readonly provider: Extension
  readonly spawn_upstream_span?: true
  readonly max_path_tag_length?: number
  /** The provider decides itself what is sampled. */
  readonly hasSampler: boolean
}

/**
 * Undefined for providers that do not trace or whose service the registry does not know: there is no tracing then.
 * Istio: pilot/pkg/networking/core/tracing.go#configureFromProviderConfig
 */
export function providerTracing(provider: ExtensionProvider, proxy: Proxy, push: PushContext): ProviderTracing | undefined {
  const find = (settings: { service?: string; port?: number }) => providerCluster(push, settings.service, settings.port)
  const { zipkin, datadog, skywalking, opentelemetry } = provider
  const made = (
    name: string,
    config: TypedConfig | undefined,
    length?: number,
    span = proxy.type === 'router',
  ): ProviderTracing | undefined =>
    config && {
      provider: { name: `envoy.tracers.${name}`, typed_config: config },
      ...(span && { spawn_upstream_span: true }),
      ...(length && { max_path_tag_length: length }),
      hasSampler: opentelemetry?.dynatraceSampler !== undefined,
    }
  if (zipkin) {
    const target = find(zipkin)
    const config = target && {
      '@type': `${TRACE}.ZipkinConfig`,
      collector_endpoint_version: 'HTTP_JSON',
      ...(!zipkin.enable64bitTraceId && { trace_id_128bit: true }),
      shared_span_context: false,
      collector_service: {
        http_uri: {
          uri: `http://${target.hostname}${zipkin.path || '/api/v2/spans'}`,
          cluster: target.cluster,
          timeout: envoyDuration(zipkin.timeout) ?? '5s',
        },
        ...headersToAdd(zipkin.headers),
      },
      ...(zipkin.traceContextOption === 'USE_B3_WITH_W3C_PROPAGATION' && { trace_context_option: zipkin.traceContextOption }),
    }
    return made('zipkin', config, zipkin.maxTagLength)
  }
  if (datadog) {
    const target = find(datadog)
    const config = target && { '@type': `${TRACE}.DatadogConfig`, collector_cluster: target.cluster, collector_hostname: target.hostname }
    return made('datadog', config, datadog.maxTagLength)
  }
  if (skywalking) {
    const target = find(skywalking)
    return made('skywalking', target && { '@type': `${TRACE}.SkyWalkingConfig`, grpc_service: grpcService(target) }, undefined, true)
  }
  if (!opentelemetry) return undefined
  const target = find(opentelemetry)
  return made('opentelemetry', target && openTelemetry(opentelemetry, target, proxy, push), opentelemetry.maxTagLength)
}

const grpcService = (target: ProviderCluster): object => ({ envoy_grpc: { cluster_name: target.cluster, authority: target.hostname } })

function openTelemetry(
  settings: OpenTelemetryTracingProvider,
  target: ProviderCluster,
  proxy: Proxy,
  push: PushContext,
): TypedConfig | undefined {
  const semantic = settings.serviceAttributeEnrichment === 'OTEL_SEMANTIC_CONVENTIONS'
  const { environment, dynatrace } = settings.resourceDetectors ?? {}
  const detectors = [
    ...(environment ? ['environment'] : []),
    ...(dynatrace ? ['dynatrace'] : []),
    ...(semantic && !environment ? ['environment'] : []),
  ]
  const sampler = settings.dynatraceSampler && dynatraceSampler(settings, target, push)
  if (settings.dynatraceSampler && !sampler) return undefined
  const timeout = envoyDuration(settings.grpc?.timeout)
  const metadata = settings.grpc?.initialMetadata?.map(keyValue) ?? []
  return {
    '@type': `${TRACE}.OpenTelemetryConfig`,
    ...(semantic && { service_name: serviceName(proxy) }),
    ...(settings.http
      ? { http_service: httpService(joinPath(target.hostname, settings.http.path ?? ''), target, settings.http) }
      : {
          grpc_service: {
            ...grpcService(target),
            ...(timeout && { timeout }),
            ...(metadata.length > 0 && { initial_metadata: metadata }),
          },
        }),
    ...(detectors.length > 0 && { resource_detectors: detectors.map(detector) }),
    ...(sampler && { sampler }),
  }
}

const detector = (name: string): Extension => ({
  name: `envoy.tracers.opentelemetry.resource_detectors.${name}`,
  typed_config: {
    '@type': `type.googleapis.com/envoy.extensions.tracers.opentelemetry.resource_detectors.v3.${name === 'environment' ? 'Environment' : 'Dynatrace'}ResourceDetectorConfig`,
  },
})

/** Asks the exporter's own host, unless the sampler has one. */
function dynatraceSampler(settings: OpenTelemetryTracingProvider, target: ProviderCluster, push: PushContext): Extension | undefined {
  const { tenant, clusterId, rootSpansPerMinute, httpService: own } = settings.dynatraceSampler!
  const host = own ? providerCluster(push, own.service, own.port) : target
  const http = own ? own.http : settings.http
  if (!host || !http) return undefined
  return {
    name: 'envoy.tracers.opentelemetry.samplers.dynatrace',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.tracers.opentelemetry.samplers.v3.DynatraceSamplerConfig',
      ...(tenant && { tenant }),
      ...(clusterId && { cluster_id: clusterId }),
      http_service: httpService(joinPath(host.hostname, own ? (http.path ?? '') : 'api/v2/samplingConfiguration'), host, http),
      ...(rootSpansPerMinute && { root_spans_per_minute: rootSpansPerMinute }),
    },
  }
}

/** As Go's `url.JoinPath`: one slash between parts, a last one kept. */
function joinPath(host: string, path: string): string {
  const parts = path.split('/').filter((p) => p !== '' && p !== '.')
  return [host, ...parts].join('/') + (path.endsWith('/') ? '/' : '')
}

function httpService(uri: string, target: ProviderCluster, http: ProviderHttpService): object {
  const timeout = envoyDuration(http.timeout)
  return { http_uri: { uri, cluster: target.cluster, ...(timeout && { timeout }) }, ...headersToAdd(http.headers) }
}

/** istiod's own environment, where a header may take its value from, is not the reader's: such a header is empty. */
const keyValue = ({ name, value }: ProviderHeader): { key?: string; value?: string } => ({
  ...(name && { key: name }),
  ...(value && { value }),
})

const headersToAdd = (headers: readonly ProviderHeader[] | undefined): object =>
  headers?.length
    ? { request_headers_to_add: headers.map((h) => ({ header: keyValue(h), append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' })) }
    : {}

/** OpenTelemetry's own rules for the name of a workload's service. Istio: pilot/pkg/networking/core/tracing.go#otelServiceName */
const serviceName = ({ metadata, labels, id }: Proxy): string =>
  metadata.annotations['resource.opentelemetry.io/service.name'] ||
  labels['app.kubernetes.io/instance'] ||
  labels['app.kubernetes.io/name'] ||
  metadata.workloadName ||
  id.split('.')[0] ||
  'unknown_service'

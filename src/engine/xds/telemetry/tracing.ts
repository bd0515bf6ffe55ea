import type { Service } from '../../mesh/model/service.js'
import { telemetriesFor } from '../../mesh/policy/telemetry.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { HttpTracing, TracingTag } from '../../types/envoy/http-connection-manager.js'
import type { TracingCustomTag } from '../../types/istio/proxy-config.js'
import type { TelemetryCustomTag } from '../../types/istio/telemetry.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'
import { proxyConfigOf } from '../proxy-config.js'
import { providerTracing } from './tracing-provider.js'
import { tracingSpec } from './tracing-spec.js'

/** The parts of an HTTP connection manager that tracing decides. */
export interface TracingSettings {
  readonly tracing?: HttpTracing
  readonly request_id_extension: { typed_config: TypedConfig }
}

/** Per cent of requests, where nobody says how many. Istio: pilot/pkg/features/telemetry.go (PILOT_TRACE_SAMPLING) */
const DEFAULT_SAMPLING = 1

/** Istio: pilot/pkg/networking/core/tracing.go#configureTracingFromTelemetry */
export function tracing(listenerClass: ListenerClass, proxy: Proxy, push: PushContext, service?: Service): TracingSettings {
  const legacy = proxyConfigOf(proxy, push.mesh).tracing ?? {}
  const spec = tracingSpec(telemetriesFor(proxy, push, service), push.mesh, listenerClass === 'sidecar-inbound' ? 'SERVER' : 'CLIENT')
  if (spec === undefined) {
    const request_id_extension = requestIdExtension(true)
    if (!push.mesh.enableTracing) return { request_id_extension }
    const tags = [...(legacy.enableIstioTags === false ? [] : istioTags(proxy)), ...legacyTags(legacy.customTags)]
    return { tracing: assemble(legacySampling(legacy), proxy, tags, legacy.maxPathTagLength), request_id_extension }
  }
  const provider = spec.disabled || !spec.provider ? undefined : providerTracing(spec.provider, proxy, push)
  if (!provider) return { request_id_extension: requestIdExtension(true) }
  const { hasSampler, max_path_tag_length, ...rest } = provider
  const own = Object.entries(spec.customTags ?? {})
  const tags = [
    ...(spec.enableIstioTags ? istioTags(proxy) : []),
    ...(own.length > 0 ? own.flatMap(([tag, source]) => customTag(tag, source)) : legacyTags(legacy.customTags)),
  ]
  const sampling = hasSampler ? 100 : (spec.sampling ?? legacySampling(legacy))
  return {
    tracing: {
      ...assemble(sampling, proxy, tags, max_path_tag_length ?? legacy.maxPathTagLength),
      ...rest,
      ...(spec.disableContextPropagation && { no_context_propagation: true }),
    },
    request_id_extension: requestIdExtension(spec.useRequestId),
  }
}

/** The mesh's or the proxy's own setting, of the time before Telemetry; beyond 100 it means nothing. */
function legacySampling({ sampling }: { sampling?: number }): number {
  return !sampling || sampling > 100 ? DEFAULT_SAMPLING : sampling
}

const legacyTags = (tags: Readonly<Record<string, TracingCustomTag | null>> | undefined): TracingTag[] =>
  Object.entries(tags ?? {}).flatMap(([tag, source]) => customTag(tag, source))

function assemble(sampling: number, proxy: Proxy, tags: readonly TracingTag[], maxPathTagLength: number | undefined): HttpTracing {
  const all = [...tags, ...(proxy.type === 'waypoint' ? peerTags : [])].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  return {
    client_sampling: { value: 100 },
    random_sampling: sampling === 0 ? {} : { value: sampling },
    overall_sampling: { value: 100 },
    ...(all.length > 0 && { custom_tags: all }),
    ...(maxPathTagLength && { max_path_tag_length: maxPathTagLength }),
  }
}

const requestIdExtension = (forSampling: boolean): { typed_config: TypedConfig } => ({
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.request_id.uuid.v3.UuidRequestIdConfig',
    use_request_id_for_trace_sampling: forSampling,
  },
})

/** Who the proxy is, and what dry-run policies would have said. */
function istioTags({ labels, metadata, namespace }: Proxy): TracingTag[] {
  const literal = (name: string, value: string | undefined, fallback: string): TracingTag => ({
    tag: `istio.${name}`,
    literal: { value: value || fallback },
  })
  return [
    literal('canonical_revision', labels['service.istio.io/canonical-revision'], 'latest'),
    literal('canonical_service', labels['service.istio.io/canonical-name'], 'unknown'),
    literal('mesh_id', metadata.meshId, 'unknown'),
    literal('namespace', namespace, 'default'),
    literal('cluster_id', metadata.clusterId, 'unknown'),
    ...dryRunTags,
  ]
}

const dryRunTags: readonly TracingTag[] = ['allow', 'deny'].flatMap((action) =>
  [
    { part: 'name', key: 'effective_policy_id' },
    { part: 'result', key: 'engine_result' },
  ].map(({ part, key }) => ({
    tag: `istio.authorization.dry_run.${action}_policy.${part}`,
    metadata: {
      kind: { request: {} },
      metadata_key: { key: 'envoy.filters.http.rbac', path: [{ key: `istio_dry_run_${action}_shadow_${key}` }] },
    },
  })),
)

/** A waypoint stands between two workloads and reports both, from what the metadata exchange found out. */
const peerTags: readonly TracingTag[] = [
  ['destination', 'upstream'],
  ['source', 'downstream'],
].flatMap(([side, peer]) =>
  [
    ['workload', 'workload'],
    ['namespace', 'namespace'],
    ['cluster_id', 'cluster'],
    ['canonical_service', 'service'],
    ['canonical_revision', 'revision'],
    ['app', 'app'],
    ['app_version', 'version'],
    ['workload_type', 'type'],
    ['instance_name', 'name'],
  ].map(([name, field]) => ({ tag: `istio.${side}_${name}`, value: `%FILTER_STATE(${peer}_peer_obj:FIELD:${field})%` })),
)

function customTag(tag: string, source: TelemetryCustomTag | null): TracingTag[] {
  if (source?.literal) return [{ tag, literal: { ...(source.literal.value && { value: source.literal.value }) } }]
  if (source?.environment) return [{ tag, environment: named(source.environment) }]
  if (source?.header) return [{ tag, request_header: named(source.header) }]
  return source?.formatter ? [{ tag, value: source.formatter.value ?? '' }] : []
}

const named = ({ name, defaultValue }: { name?: string; defaultValue?: string }): { name?: string; default_value?: string } => ({
  ...(name && { name }),
  ...(defaultValue && { default_value: defaultValue }),
})

import type { PushContext } from '../../mesh/push-context.js'
import type { TypedConfig } from '../../types/envoy/core.js'
import type { HttpTracing, TracingTag } from '../../types/envoy/http-connection-manager.js'
import type { TracingCustomTag } from '../../types/istio/proxy-config.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'
import { proxyConfigOf } from '../proxy-config.js'

/** The parts of an HTTP connection manager that tracing decides. */
export interface TracingSettings {
  readonly tracing?: HttpTracing
  readonly request_id_extension: { typed_config: TypedConfig }
}

/** Per cent of requests, where nobody says how many. Istio: pilot/pkg/features/telemetry.go (PILOT_TRACE_SAMPLING) */
const DEFAULT_SAMPLING = 1

/** Istio: pilot/pkg/networking/core/tracing.go#configureTracingFromTelemetry */
export function tracing(_listenerClass: ListenerClass, proxy: Proxy, push: PushContext): TracingSettings {
  const request_id_extension = requestIdExtension(true)
  if (!push.mesh.enableTracing) return { request_id_extension }
  const settings = proxyConfigOf(proxy, push.mesh).tracing ?? {}
  const sampling = settings.sampling || DEFAULT_SAMPLING
  const tags = [
    ...(settings.enableIstioTags === false ? [] : istioTags(proxy)),
    ...Object.entries(settings.customTags ?? {}).flatMap(([tag, source]) => customTag(tag, source)),
  ].sort((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
  return {
    tracing: {
      client_sampling: { value: 100 },
      random_sampling: { value: sampling > 100 ? DEFAULT_SAMPLING : sampling },
      overall_sampling: { value: 100 },
      ...(tags.length > 0 && { custom_tags: tags }),
      ...(settings.maxPathTagLength && { max_path_tag_length: settings.maxPathTagLength }),
    },
    request_id_extension,
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

function customTag(tag: string, source: TracingCustomTag | null): TracingTag[] {
  if (source?.literal) return [{ tag, literal: { ...(source.literal.value && { value: source.literal.value }) } }]
  if (source?.environment) return [{ tag, environment: named(source.environment) }]
  return source?.header ? [{ tag, request_header: named(source.header) }] : []
}

const named = ({ name, defaultValue }: { name?: string; defaultValue?: string }): { name?: string; default_value?: string } => ({
  ...(name && { name }),
  ...(defaultValue && { default_value: defaultValue }),
})

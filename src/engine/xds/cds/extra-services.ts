import type { Service } from '../../mesh/model/service.js'
import { servicesReferenced } from '../../mesh/policy/envoy-filter.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { ExtensionProvider } from '../../types/istio/extension-provider.js'
import type { Proxy } from '../../types/proxy.js'

/** The kinds of provider whose backend is a service that proxies call. */
const kinds = [
  'envoyExtAuthzHttp',
  'envoyExtAuthzGrpc',
  'zipkin',
  'datadog',
  'skywalking',
  'opentelemetry',
  'envoyHttpAls',
  'envoyTcpAls',
  'envoyOtelAls',
  'sds',
] as const

const serviceOf = (provider: ExtensionProvider): string | undefined =>
  kinds.map((kind) => provider[kind]?.service).find((s) => s !== undefined)

/**
 * Tells the services that a proxy needs for itself: the backends of the mesh's extension providers and what its EnvoyFilters refer to, each as
 * `HOST` or `NAMESPACE/HOST`.
 * Istio: pilot/pkg/model/push_context.go#extraServicesForProxy
 */
export function extraServices(proxy: Proxy, push: PushContext): (service: Service) => boolean {
  const named = new Set([...push.mesh.extensionProviders.map(serviceOf), ...servicesReferenced(proxy, push)])
  return ({ hostname, namespace }) => named.has(hostname) || named.has(`${namespace}/${hostname}`)
}

import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { Service } from '../../mesh/model/service.js'
import type { ExtensionProvider } from '../../types/istio/extension-provider.js'

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
 * Tells the services that proxies need for themselves: the backends of the mesh's extension providers, as `HOST` or `NAMESPACE/HOST`.
 * Istio: pilot/pkg/model/push_context.go#extraServicesForProxy
 */
export function extraServices({ extensionProviders }: MeshConfig): (service: Service) => boolean {
  const named = new Set(extensionProviders.map(serviceOf).filter((s) => s !== undefined))
  return ({ hostname, namespace }) => named.has(hostname) || named.has(`${namespace}/${hostname}`)
}

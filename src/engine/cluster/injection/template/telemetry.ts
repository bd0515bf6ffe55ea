import type { JsonObject } from '../../resource-of.js'
import { first, type TemplateContext } from './context.js'
import { variable } from './environment.js'

/** Of `registry:5000/name:tag@digest` the tag with the digest, or which of them there is. */
function imageVersion(image: string): string {
  const at = image.indexOf('@')
  const digest = at < 0 ? '' : image.slice(at + 1)
  const name = at < 0 ? image : image.slice(0, at)
  const colon = name.lastIndexOf(':')
  const tag = colon > name.lastIndexOf('/') ? name.slice(colon + 1) : ''
  return [tag, digest].filter((part) => part !== '').join('@')
}

/** What OpenTelemetry calls the pod, where a provider of the mesh asks for its names. Istio: pkg/kube/inject/template.go#otelResourceAttributes */
export function telemetryAttributes({ mesh, annotations, labels, owner, containers }: TemplateContext): readonly JsonObject[] {
  const isWanted = mesh.extensionProviders.some((p) => p.opentelemetry?.serviceAttributeEnrichment === 'OTEL_SEMANTIC_CONVENTIONS')
  if (!isWanted) return []
  const own = (name: string) => annotations[`resource.opentelemetry.io/service.${name}`]
  const [app] = containers
  const version = first(
    own('version'),
    labels['app.kubernetes.io/version'],
    containers.length === 1 ? imageVersion(String(app?.image ?? '')) : '',
  )
  const namespace = first(own('namespace'), owner.namespace)
  const instance = first(own('instance.id'), app && `${owner.namespace}.$(POD_NAME).${app.name}`)
  const attributes = Object.entries({ 'service.namespace': namespace, 'service.version': version, 'service.instance.id': instance })
  const said = attributes.filter(([, v]) => v !== '').map(([k, v]) => `${k}=${v}`)
  return said.length === 0 ? [] : [variable('OTEL_RESOURCE_ATTRIBUTES', said.join(','))]
}

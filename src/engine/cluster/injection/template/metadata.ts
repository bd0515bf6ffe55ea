import type { JsonObject } from '../../resource-of.js'
import { appContainers, first, has, type TemplateContext } from './context.js'

/** The service that the pod's telemetry is told under. */
export const canonicalName = ({ labels, owner }: TemplateContext): string =>
  first(labels['service.istio.io/canonical-name'], labels['app.kubernetes.io/name'], labels.app, owner.name)

const canonicalRevision = ({ labels }: TemplateContext): string =>
  first(labels['service.istio.io/canonical-revision'], labels['app.kubernetes.io/version'], labels.version, 'latest')

export const canonicalLabels = (c: TemplateContext, name = canonicalName(c)): JsonObject => ({
  'service.istio.io/canonical-name': name,
  'service.istio.io/canonical-revision': canonicalRevision(c),
})

/** The revision, and which container kubectl is to talk to. */
export function commonAnnotations(c: TemplateContext): JsonObject {
  const [app] = appContainers(c)
  const names = ['kubectl.kubernetes.io/default-logs-container', 'kubectl.kubernetes.io/default-container']
  const defaults = app === undefined ? [] : names.filter((n) => !has(c.annotations, n)).map((n) => [n, app])
  return { 'istio.io/rev': first(c.settings.revision, 'default'), ...Object.fromEntries(defaults) }
}

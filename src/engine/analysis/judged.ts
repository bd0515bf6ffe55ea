import { memo1 } from '../memo.js'
import { readResource } from '../schema/index.js'
import { validateResource, type WebhookFinding } from '../schema/webhook/index.js'
import type { Resource } from '../types/resource.js'
import type { Instance } from './instance.js'
import { textAt } from './read.js'

/**
 * What the validating webhook has against an instance. The analysis asks it with less than the API server would: name, namespace as it is
 * written, and the spec; labels, annotations and status stay out of it.
 */
export const findingsOf = (instance: Instance): readonly WebhookFinding[] => validateResource(judged(instance))

const judged = memo1((instance: Instance): Resource => {
  const { object, name, namespace, spec = {} } = instance
  const held = asHeld(instance)
  if (held) return held
  const apiVersion = textAt(object, 'apiVersion')
  const kind = textAt(object, 'kind')
  return {
    apiVersion,
    kind,
    name,
    namespace,
    labels: {},
    annotations: {},
    createdAt: Number.NaN,
    spec,
    status: undefined,
    object: { apiVersion, kind, metadata: { name, namespace }, spec },
  }
})

/** The resource that the API server was shown already, if nothing stands in it that the analysis leaves out: it is not judged twice. */
function asHeld({ document, namespace, spec }: Instance): Resource | undefined {
  const held = document && readResource(document).written
  const isSame = held && spec !== undefined && held.spec === spec && held.namespace === namespace && held.status === undefined
  const isBare = isSame && Object.keys(held.labels).length === 0 && Object.keys(held.annotations).length === 0
  return isBare ? held : undefined
}

import { memo1 } from '../memo.js'
import { validateResource, type WebhookFinding } from '../schema/webhook/index.js'
import type { Resource } from '../types/resource.js'
import type { Instance } from './instance.js'
import { textAt } from './read.js'

/**
 * What the validating webhook has against an instance. The analysis asks it with less than the API server would: name, namespace as it is
 * written, and the spec; labels, annotations and status stay out of it.
 */
export const findingsOf = (instance: Instance): readonly WebhookFinding[] => validateResource(judged(instance))

const judged = memo1(({ object, name, namespace, spec = {} }: Instance): Resource => {
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

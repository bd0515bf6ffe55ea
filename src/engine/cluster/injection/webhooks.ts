import type { InjectionReason } from '../../types/injection-reasons.js'
import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { Labels } from '../../types/resource.js'
import { matchesSelector } from './selector.js'

/** The names that injection is asked for, or refused, by. */
export const namespaceLabel = 'istio-injection'
export const revisionLabel = 'istio.io/rev'
export const wishName = 'sidecar.istio.io/inject'

/** One of the webhooks that the API server asks about a new pod: only where both selectors match. */
export interface Webhook {
  readonly name: string
  readonly namespaceSelector: LabelSelector
  readonly objectSelector: LabelSelector
}

type Expression = NonNullable<LabelSelector['matchExpressions']>[number]
const where = (key: string, operator: Expression['operator'], ...values: string[]): Expression => ({
  key,
  operator,
  ...(values.length > 0 && { values }),
})
const selector = (...matchExpressions: Expression[]): LabelSelector => ({ matchExpressions })

/**
 * The webhooks of an istiod, in the order in which its chart writes them. Only the one of the revision `default` looks at
 * `istio-injection` and at pods that name no revision.
 * Istio: manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml
 */
export function webhooksOf(revision: string): readonly Webhook[] {
  const unlabelled = selector(where(revisionLabel, 'DoesNotExist'), where(namespaceLabel, 'DoesNotExist'))
  const unrefused = where(wishName, 'NotIn', 'false')
  const byRevision = [
    {
      name: 'rev.namespace.sidecar-injector.istio.io',
      namespaceSelector: selector(where(revisionLabel, 'In', revision), where(namespaceLabel, 'DoesNotExist')),
      objectSelector: selector(unrefused),
    },
    {
      name: 'rev.object.sidecar-injector.istio.io',
      namespaceSelector: unlabelled,
      objectSelector: selector(unrefused, where(revisionLabel, 'In', revision)),
    },
  ]
  if (revision !== 'default') return byRevision
  return [
    ...byRevision,
    {
      name: 'namespace.sidecar-injector.istio.io',
      namespaceSelector: selector(where(namespaceLabel, 'In', 'enabled')),
      objectSelector: selector(unrefused),
    },
    {
      name: 'object.sidecar-injector.istio.io',
      namespaceSelector: unlabelled,
      objectSelector: selector(where(wishName, 'In', 'true'), where(revisionLabel, 'DoesNotExist')),
    },
  ]
}

/** A pod's namespace, and the istiod that would inject. */
export interface Cluster {
  readonly namespace: string
  readonly labels: Labels
  readonly revision: string
}

/** Which selector of a webhook does not match; none: the webhook is asked. */
export function missedBy({ namespaceSelector, objectSelector }: Webhook, { labels }: Cluster, pod: Labels): 'no' | 'namespace' | 'pod' {
  if (!matchesSelector(namespaceSelector, labels)) return 'namespace'
  return matchesSelector(objectSelector, pod) ? 'no' : 'pod'
}

/** Why a pod whose webhook was asked is injected if it says nothing else. */
export function askingReason({ name }: Webhook, { revision }: Cluster): InjectionReason {
  if (name.startsWith('namespace.')) return { code: 'injection.namespace', arguments: { label: `${namespaceLabel}=enabled` } }
  const label = `${revisionLabel}=${revision}`
  return name.startsWith('rev.namespace.')
    ? { code: 'injection.namespace', arguments: { label } }
    : { code: 'injection.revision', arguments: { label } }
}

/** Why no webhook is asked about a pod. */
export function silentReason({ namespace, labels, revision }: Cluster, pod: Labels): InjectionReason {
  const injection = labels[namespaceLabel]
  const ofNamespace = labels[revisionLabel]
  const ofPod = pod[revisionLabel]
  if (injection !== undefined && injection !== 'enabled') {
    return { code: 'injection.namespace-refuses', arguments: { label: namespaceLabel, value: injection } }
  }
  if (pod[wishName] === 'false') return { code: 'injection.refused', arguments: { by: 'label' } }
  if (injection === 'enabled') {
    // Only an istiod of another revision than `default` does not look at the label.
    return { code: 'injection.other-revision', arguments: { by: 'namespace', asked: 'default', own: revision } }
  }
  if (ofNamespace !== undefined)
    return { code: 'injection.other-revision', arguments: { by: 'namespace', asked: ofNamespace, own: revision } }
  if (ofPod !== undefined) return { code: 'injection.other-revision', arguments: { by: 'pod', asked: ofPod, own: revision } }
  return { code: 'injection.namespace-silent', arguments: { namespace } }
}

import type { InjectionReason } from '../../types/injection-reasons.js'
import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { Labels } from '../../types/resource.js'
import { type JsonObject, labelsAt, objectAt } from '../resource-of.js'
import { matchesSelector, selectorText } from './selector.js'

const wishName = 'sidecar.istio.io/inject'

/** Whether a pod gets a sidecar, and why. */
export interface Decision {
  readonly inject: boolean
  readonly reason: InjectionReason
}

/** What decides besides the pod. */
export interface Circumstances {
  /** For a pod that says nothing itself. */
  readonly byDefault: Decision
  /** Namespaces whose pods are never touched. */
  readonly ignoredNamespaces: readonly string[]
  /** Whether a pod may say by an annotation what it may say by the label, which counts more; or may only refuse by it. */
  readonly annotations: 'count' | 'refuse' | 'ignored'
  /** Why the injector is not asked at all, whatever the pod says. */
  readonly unasked?: InjectionReason
  readonly never?: readonly LabelSelector[]
  readonly always?: readonly LabelSelector[]
}

/** Istio: pkg/kube/inject/initializer.go#IgnoredNamespaces */
const systemNamespaces = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']

const yes = (reason: InjectionReason): Decision => ({ inject: true, reason })
const no = (reason: InjectionReason): Decision => ({ inject: false, reason })

/** `istioctl kube-inject`: whatever is in the file is to be injected. */
export const inFile: Circumstances = {
  byDefault: yes({ code: 'injection.policy', arguments: {} }),
  ignoredNamespaces: systemNamespaces,
  annotations: 'count',
}

/** In a cluster whose namespaces `isInjected` is known of; what the cluster stage expands by. */
export const inNamespace = (name: string, isInjected: boolean): Circumstances => ({
  byDefault: isInjected
    ? yes({ code: 'injection.namespace', arguments: { label: 'istio-injection=enabled' } })
    : no({ code: 'injection.namespace-silent', arguments: { namespace: name } }),
  ignoredNamespaces: [],
  annotations: 'ignored',
})

/**
 * In a cluster, in a namespace with those labels: the webhook's selectors decide whether the injector is asked, so that an annotation
 * can refuse a sidecar and not ask for one.
 * Istio: manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml
 */
export function inCluster(namespace: string, labels: Labels): Circumstances {
  const injection = labels['istio-injection']
  const revision = labels['istio.io/rev']
  const label = injection === 'enabled' ? 'istio-injection=enabled' : revision === undefined ? undefined : `istio.io/rev=${revision}`
  return {
    byDefault:
      label === undefined
        ? no({ code: 'injection.namespace-silent', arguments: { namespace } })
        : yes({ code: 'injection.namespace', arguments: { label } }),
    ignoredNamespaces: systemNamespaces,
    annotations: 'refuse',
    ...(injection !== undefined &&
      injection !== 'enabled' && {
        unasked: { code: 'injection.namespace-refuses', arguments: { label: 'istio-injection', value: injection } },
      }),
  }
}

/** What the pod itself asks for. A value that is neither `true` nor `false` says nothing. */
function wishOf(metadata: JsonObject, annotations: Circumstances['annotations']): Decision | undefined {
  const labels = objectAt(metadata, 'labels')
  const by = Object.hasOwn(labels, wishName) ? 'label' : 'annotation'
  if (by === 'annotation' && annotations === 'ignored') return undefined
  const wish = (by === 'label' ? labels : objectAt(metadata, 'annotations'))[wishName]
  if (wish === 'false') return no({ code: 'injection.refused', arguments: { by } })
  return wish === 'true' && (by === 'label' || annotations === 'count') ? yes({ code: 'injection.asked', arguments: { by } }) : undefined
}

/** Whether the injector takes a pod (or the template of one), and why. Istio: pkg/kube/inject/inject.go#injectRequired */
export function decide(pod: JsonObject, circumstances: Circumstances): Decision {
  const metadata = objectAt(pod, 'metadata')
  if (objectAt(pod, 'spec').hostNetwork === true) return no({ code: 'injection.host-network', arguments: {} })
  if (circumstances.unasked) return no(circumstances.unasked)
  const namespace = String(metadata.namespace ?? '')
  if (circumstances.ignoredNamespaces.includes(namespace)) return no({ code: 'injection.ignored-namespace', arguments: { namespace } })
  const wish = wishOf(metadata, circumstances.annotations)
  if (wish) return wish
  const labels = labelsAt(metadata, 'labels')
  const never = circumstances.never?.find((s) => matchesSelector(s, labels))
  if (never) return no({ code: 'injection.never-selector', arguments: { selector: selectorText(never) } })
  const always = circumstances.always?.find((s) => matchesSelector(s, labels))
  if (always) return yes({ code: 'injection.always-selector', arguments: { selector: selectorText(always) } })
  return circumstances.byDefault
}

/** Whether the cluster stage gives a pod a sidecar: its own label over the namespace's, and never on the host's network. */
export const isInjected = (pod: JsonObject, namespaceIsInjected: boolean): boolean =>
  decide(pod, inNamespace('', namespaceIsInjected)).inject

import type { InjectionReason } from '../../types/injection-reasons.js'
import type { InjectionRule } from '../../types/injection-rules.js'
import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { Labels } from '../../types/resource.js'
import { type JsonObject, labelsAt, objectAt, stringAt } from '../resource-of.js'
import { matchesSelector, selectorText } from './selector.js'
import { askingReason, type Cluster, missedBy, silentReason, webhooksOf, wishName } from './webhooks.js'

/** Whether a pod gets a sidecar, and why. */
export interface Decision {
  readonly inject: boolean
  readonly reason: InjectionReason
}

/** A decision with every rule that was looked at on the way to it, in order. */
export interface Considered extends Decision {
  readonly rules: readonly InjectionRule[]
}

/** What decides besides the pod. */
export interface Circumstances {
  /** For a pod that says nothing itself. */
  readonly byDefault: Decision
  /** Namespaces whose pods are never touched. */
  readonly ignoredNamespaces: readonly string[]
  /** Whether a pod may say by an annotation what it may say by the label, which counts more. */
  readonly annotations: 'count' | 'ignored'
  /** The API server's question whether to ask the injector at all; without it the injector is always asked. */
  readonly cluster?: Cluster
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
 * In a cluster, in a namespace with those labels: the selectors of istiod's webhooks decide whether it is asked, so that an annotation can
 * refuse a sidecar and not ask for one.
 */
export const inCluster = (namespace: string, labels: Labels, revision = 'default'): Circumstances => ({
  ...inFile,
  cluster: { namespace, labels, revision },
})

/** A rule that did not decide. */
const passed = (rule: Omit<InjectionRule, 'result'>): InjectionRule => ({ ...rule, result: 'passed' }) as InjectionRule
const decided = (rule: Omit<InjectionRule, 'result'>): InjectionRule => ({ ...rule, result: 'decided' }) as InjectionRule

/** The webhooks, up to the one that is asked: with it the reason to inject unless the injector finds another. */
function askWebhooks(cluster: Cluster, pod: Labels, rules: InjectionRule[]): Decision {
  for (const webhook of webhooksOf(cluster.revision)) {
    const missed = missedBy(webhook, cluster, pod)
    const { name, namespaceSelector, objectSelector } = webhook
    const selectors = { namespaceSelector: selectorText(namespaceSelector), objectSelector: selectorText(objectSelector) }
    const result = missed === 'no' ? 'asked' : 'passed'
    rules.push({ code: 'injection-rule.webhook', arguments: { name, ...selectors, missed }, result })
    if (missed === 'no') return yes(askingReason(webhook, cluster))
  }
  return no(silentReason(cluster, pod))
}

/** What the pod itself asks for. A value that is neither `true` nor `false` says nothing. */
function wishOf(metadata: JsonObject, { annotations }: Circumstances, rules: InjectionRule[]): Decision | undefined {
  const labels = objectAt(metadata, 'labels')
  const by = Object.hasOwn(labels, wishName) ? 'label' : 'annotation'
  if (by === 'annotation') rules.push(passed({ code: 'injection-rule.label', arguments: { value: '' } }))
  if (by === 'annotation' && annotations === 'ignored') return undefined
  const wish = (by === 'label' ? labels : objectAt(metadata, 'annotations'))[wishName]
  const isHeard = wish === 'true' || wish === 'false'
  const value = wish === undefined ? '' : String(wish)
  rules.push((isHeard ? decided : passed)({ code: `injection-rule.${by}`, arguments: { value } }))
  if (!isHeard) return undefined
  return wish === 'true' ? yes({ code: 'injection.asked', arguments: { by } }) : no({ code: 'injection.refused', arguments: { by } })
}

/** Which of the injector's own selectors matches first. */
function selectedBy(selectors: readonly LabelSelector[], labels: Labels, code: 'never' | 'always', rules: InjectionRule[]) {
  const found = selectors.find((s) => matchesSelector(s, labels))
  for (const s of found ? [found] : selectors) {
    rules.push((found ? decided : passed)({ code: `injection-rule.${code}`, arguments: { selector: selectorText(s) } }))
  }
  return found && { selector: selectorText(found) }
}

/** Whether the injector takes a pod (or the template of one), why, and what it looked at. Istio: pkg/kube/inject/inject.go#injectRequired */
export function consider(pod: JsonObject, circumstances: Circumstances): Considered {
  const rules: InjectionRule[] = []
  const { cluster, ignoredNamespaces } = circumstances
  const metadata = objectAt(pod, 'metadata')
  const labels = labelsAt(metadata, 'labels')
  const end = (decision: Decision): Considered => ({ ...decision, rules })

  const byDefault = cluster ? askWebhooks(cluster, labels, rules) : circumstances.byDefault
  if (cluster && !byDefault.inject) return end(byDefault)

  const isHost = objectAt(pod, 'spec').hostNetwork === true
  rules.push((isHost ? decided : passed)({ code: 'injection-rule.host-network', arguments: {} }))
  if (isHost) return end(no({ code: 'injection.host-network', arguments: {} }))

  // A template names no namespace: its pods are made in that of the object that holds it.
  const namespace = stringAt(metadata, 'namespace') || (cluster?.namespace ?? '')
  const isIgnored = ignoredNamespaces.includes(namespace)
  if (ignoredNamespaces.length > 0) {
    rules.push((isIgnored ? decided : passed)({ code: 'injection-rule.namespace', arguments: { namespaces: ignoredNamespaces } }))
  }
  if (isIgnored) return end(no({ code: 'injection.ignored-namespace', arguments: { namespace } }))

  const wish = wishOf(metadata, circumstances, rules)
  if (wish) return end(wish)
  const never = selectedBy(circumstances.never ?? [], labels, 'never', rules)
  if (never) return end(no({ code: 'injection.never-selector', arguments: never }))
  const always = selectedBy(circumstances.always ?? [], labels, 'always', rules)
  if (always) return end(yes({ code: 'injection.always-selector', arguments: always }))
  rules.push(decided({ code: 'injection-rule.policy', arguments: {} }))
  return end(byDefault)
}

/** The decision alone. */
export function decide(pod: JsonObject, circumstances: Circumstances): Decision {
  const { inject, reason } = consider(pod, circumstances)
  return { inject, reason }
}

/** Whether the cluster stage gives a pod a sidecar: its own label over the namespace's, and never on the host's network. */
export const isInjected = (pod: JsonObject, namespaceIsInjected: boolean): boolean =>
  consider(pod, inNamespace('', namespaceIsInjected)).inject

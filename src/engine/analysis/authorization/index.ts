import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textMapAt, textsAt } from '../read.js'
import { LabelIndex, selectorText } from '../selector.js'
import { isPodInAmbient, isPodInMesh } from '../shared/in-mesh.js'

/**
 * AuthorizationPolicies that reach no workload, or speak of a namespace that is not there.
 * Istio: pkg/config/analysis/analyzers/authz/authorizationpolicies.go
 */
export const authorizationPolicies: Analyzer = {
  name: 'auth.AuthorizationPoliciesAnalyzer',
  codes: ['IST0101', 'IST0127'],
  analyze(context) {
    const { everywhere, byNamespace } = workloads(context)
    const namespaces = namespaceMatcher(context)
    for (const policy of context.all('AuthorizationPolicy')) {
      const isMeshWide = policy.namespace === context.mesh.rootNamespace
      const pods = isMeshWide ? everywhere : (byNamespace.get(policy.namespace) ?? nothing)
      if (at(policy.spec, 'selector') !== undefined) {
        const selector = textMapAt(policy.spec, 'selector', 'matchLabels')
        if (!pods.has(selector)) context.report('IST0127', policy, { labels: selectorText(selector) })
      } else if (!isMeshWide && pods.size === 0) context.report('IST0127', policy, { labels: '' })
      reportNamespaces(policy, namespaces, context)
    }
  },
}

const nothing = new LabelIndex<Instance>()

/** The pods that a policy can reach: those with a sidecar, and those behind ztunnel. */
function workloads(context: AnalysisContext) {
  const everywhere = new LabelIndex<Instance>()
  const byNamespace = new Map<string, LabelIndex<Instance>>()
  for (const pod of context.all('Pod')) {
    if (!isPodInMesh(pod, context) && !isPodInAmbient(pod)) continue
    everywhere.add(pod.labels, pod)
    const here = byNamespace.get(pod.namespace) ?? new LabelIndex<Instance>()
    byNamespace.set(pod.namespace, here)
    here.add(pod.labels, pod)
  }
  return { everywhere, byNamespace }
}

function reportNamespaces(policy: Instance, isKnown: (pattern: string) => boolean, context: AnalysisContext): void {
  for (const [i, rule] of listAt(policy.spec, 'rules').entries()) {
    for (const [j, from] of listAt(rule, 'from').entries()) {
      // istioctl points to the entry of `namespaces` with the same index, also for one of `notNamespaces`.
      for (const field of ['namespaces', 'notNamespaces']) {
        for (const [k, pattern] of textsAt(from, 'source', field).entries()) {
          if (isKnown(pattern)) continue
          const path = ['spec', 'rules', i, 'from', j, 'source', 'namespaces', k]
          context.report('IST0101', policy, { reftype: 'namespace', refval: pattern }, path)
        }
      }
    }
  }
}

/** Whether a namespace is there that a pattern means: `*` before or behind is a wildcard, case does not matter without one. */
function namespaceMatcher(context: AnalysisContext): (pattern: string) => boolean {
  const names = [...context.all('Namespace')].map(({ name }) => name)
  const exact = new Set(names.map((name) => name.toLowerCase()))
  return (pattern) => {
    if (pattern === '*') return names.length > 0
    if (pattern.startsWith('*')) return names.some((name) => name.endsWith(pattern.slice(1)))
    if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)))
    return exact.has(pattern.toLowerCase())
  }
}

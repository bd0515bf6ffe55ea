import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, own, textMapAt } from '../read.js'
import { LabelIndex } from '../selector.js'

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'
const policies = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'] as const

/**
 * Policies that mean to select the pods of a Kubernetes Gateway by labels: only `targetRefs` reach them.
 * Istio: pkg/config/analysis/analyzers/k8sgateway/workloadselector.go
 */
export const gatewaySelectors: Analyzer = {
  name: 'k8sgateway.SelectorAnalyzer',
  codes: ['IST0166'],
  analyze(context) {
    const pods = gatewayPods(context)
    if (pods.size === 0) return
    for (const kind of policies) {
      for (const policy of context.all(kind)) {
        if (at(policy.spec, 'targetRef') !== undefined || at(policy.spec, 'selector') === undefined) continue
        for (const pod of pods.get(policy.namespace)?.select(textMapAt(policy.spec, 'selector', 'matchLabels')) ?? []) {
          context.report('IST0166', policy, { gateway: own(pod.labels, GATEWAY_NAME) ?? '' })
        }
      }
    }
  },
}

function gatewayPods(context: AnalysisContext): ReadonlyMap<string, LabelIndex<Instance>> {
  const byNamespace = new Map<string, LabelIndex<Instance>>()
  for (const pod of context.all('Pod')) {
    if (own(pod.labels, GATEWAY_NAME) === undefined) continue
    const here = byNamespace.get(pod.namespace) ?? new LabelIndex<Instance>()
    byNamespace.set(pod.namespace, here)
    here.add(pod.labels, pod)
  }
  return byNamespace
}

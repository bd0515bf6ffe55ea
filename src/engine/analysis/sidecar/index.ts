import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { textMapAt } from '../read.js'
import { firstLabel, selectorText } from '../selector.js'
import { isNamespaceInAmbient, isPodInAmbient } from '../shared/in-mesh.js'

const namesOf = (sidecars: readonly Instance[]): readonly string[] => sidecars.map(({ name }) => name).sort()

/**
 * Sidecars that select nothing, the same pods, or pods that have no sidecar because ztunnel serves them.
 * Istio: pkg/config/analysis/analyzers/sidecar/selector.go
 */
export const sidecarSelectors: Analyzer = {
  name: 'sidecar.SelectorAnalyzer',
  codes: ['IST0101', 'IST0110', 'IST0111', 'IST0167'],
  analyze(context) {
    const byPod = new Map<Instance, Instance[]>()
    const byNamespace = new Map<string, Instance[]>()
    for (const sidecar of context.all('Sidecar')) {
      const selector = textMapAt(sidecar.spec, 'workloadSelector', 'labels')
      if (Object.keys(selector).length === 0) {
        append(byNamespace, sidecar.namespace, sidecar)
        continue
      }
      const pods = context.podsIn(sidecar.namespace).select(selector)
      for (const pod of pods) append(byPod, pod, sidecar)
      if (pods.length > 0) continue
      const text = selectorText(selector)
      const path = ['spec', 'workloadSelector', 'labels', firstLabel(text)]
      context.report('IST0101', sidecar, { reftype: 'selector', refval: text }, path)
    }
    reportPods(byPod, context)
    reportNamespaces(byNamespace, context)
  },
}

function reportPods(byPod: ReadonlyMap<Instance, readonly Instance[]>, context: AnalysisContext): void {
  const ineffective = new Set<Instance>()
  for (const [pod, sidecars] of byPod) {
    if (isPodInAmbient(pod)) for (const sidecar of sidecars) ineffective.add(sidecar)
    else if (sidecars.length > 1) {
      const args = { conflictingSidecars: namesOf(sidecars), namespace: pod.namespace, workloadPod: pod.name }
      for (const sidecar of sidecars) context.report('IST0110', sidecar, args, ['metadata', 'name'])
    }
  }
  for (const sidecar of ineffective) context.report('IST0167', sidecar, { reason: 'workload-in-ambient' })
}

function reportNamespaces(byNamespace: ReadonlyMap<string, readonly Instance[]>, context: AnalysisContext): void {
  for (const [namespace, sidecars] of byNamespace) {
    const itsNamespace = context.find('Namespace', namespace)
    if (itsNamespace && isNamespaceInAmbient(itsNamespace)) {
      for (const sidecar of sidecars) context.report('IST0167', sidecar, { reason: 'namespace-in-ambient' })
    } else if (sidecars.length > 1) {
      const args = { conflictingSidecars: namesOf(sidecars), namespace }
      for (const sidecar of sidecars) context.report('IST0111', sidecar, args)
    }
  }
}

function append<K>(lists: Map<K, Instance[]>, key: K, sidecar: Instance): void {
  const list = lists.get(key)
  if (list) list.push(sidecar)
  else lists.set(key, [sidecar])
}

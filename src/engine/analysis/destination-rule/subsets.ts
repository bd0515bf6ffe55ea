import type { Labels } from '../../types/resource.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, own, textAt, textMapAt, textsAt } from '../read.js'
import { LabelIndex } from '../selector.js'
import { Destinations } from '../shared/hosts.js'

const REGION = 'topology.kubernetes.io/region'
const ZONE = 'topology.kubernetes.io/zone'
const SUBZONE = 'topology.istio.io/subzone'
const HOSTNAME = 'kubernetes.io/hostname'

/**
 * DestinationRules for a host that is not there, and subsets that select no pod.
 * Istio: pkg/config/analysis/analyzers/destinationrule/subset.go
 */
export const subsets: Analyzer = {
  name: 'destinationrule.SubsetSelectPodAnalyzer',
  codes: ['IST0173', 'IST0174'],
  analyze(context) {
    const destinations = context.once(Destinations.of)
    const pods = context.once(placedPods)
    for (const rule of context.all('DestinationRule')) {
      const host = textAt(rule.spec, 'host')
      const destination = destinations.find(rule.namespace, textsAt(rule.spec, 'exportTo'), host)
      if (!destination) {
        context.report('IST0174', rule, { host })
        continue
      }
      // Of two subsets with one name the later counts.
      const byName = new Map(listAt(rule.spec, 'subsets').map((s) => [textAt(s, 'name'), textMapAt(s, 'labels')]))
      for (const [subset, labels] of byName) {
        if (!pods.has({ ...destination.workloadLabels, ...labels })) context.report('IST0173', rule, { subset })
      }
    }
  },
}

/** Pods with the labels that istiod adds to them: where their node stands. */
function placedPods(context: AnalysisContext): LabelIndex<Instance> {
  const placed = new LabelIndex<Instance>()
  for (const pod of context.all('Pod')) placed.add(placedLabels(pod, context), pod)
  return placed
}

/** Istio: pilot/pkg/serviceregistry/util/label/label.go#AugmentLabels */
function placedLabels({ labels, spec }: Instance, context: AnalysisContext): Labels {
  const nodeName = textAt(spec, 'nodeName')
  if (nodeName === '') return labels
  const node = context.find('Node', nodeName)?.labels ?? {}
  const [region, zone, subzone] = locality(node)
  return {
    ...labels,
    ...(region && { [REGION]: region }),
    ...(zone && { [ZONE]: zone }),
    ...(subzone && { [SUBZONE]: subzone }),
    [HOSTNAME]: nodeName,
  }
}

/** A locality without a zone has no subzone. */
function locality(labels: Labels): readonly [string, string, string] {
  const region = own(labels, REGION) ?? ''
  const zone = own(labels, ZONE) ?? ''
  return [region, zone, zone && (own(labels, SUBZONE) ?? '')]
}

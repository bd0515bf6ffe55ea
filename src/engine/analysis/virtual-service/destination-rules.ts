import type { AnalysisContext, Analyzer } from '../context.js'
import { listAt, textAt } from '../read.js'
import { serviceNameOf } from '../shared/hosts.js'
import { destinationsOf } from './destinations.js'

const keyOf = (service: string, subset: string): string => `${service} ${subset}`

/**
 * Routes to a subset that no DestinationRule declares.
 * Istio: pkg/config/analysis/analyzers/virtualservice/destinationrules.go
 */
export const subsetReferences: Analyzer = {
  name: 'virtualservice.DestinationRuleAnalyzer',
  codes: ['IST0101'],
  analyze(context) {
    const declared = declaredSubsets(context)
    for (const service of context.all('VirtualService')) {
      for (const { host, subset, isMirror, path } of destinationsOf(service)) {
        if (subset === '' || declared.has(keyOf(serviceNameOf(service.namespace, host), subset))) continue
        const reftype = isMirror ? 'mirror+subset in destinationrule' : 'host+subset in destinationrule'
        context.report('IST0101', service, { reftype, refval: `${host}+${subset}` }, path)
      }
    }
  },
}

function declaredSubsets(context: AnalysisContext): ReadonlySet<string> {
  const declared = new Set<string>()
  for (const { spec, namespace } of context.all('DestinationRule')) {
    const service = serviceNameOf(namespace, textAt(spec, 'host'))
    for (const subset of listAt(spec, 'subsets')) declared.add(keyOf(service, textAt(subset, 'name')))
  }
  return declared
}

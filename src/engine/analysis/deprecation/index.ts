import type { Analyzer } from '../context.js'
import { at, listAt, numberAt, textAt } from '../read.js'

const GROUP = 'rbac.istio.io'
const removedKinds: ReadonlySet<string> = new Set(['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding'])

/**
 * Fields and kinds that Istio has given up.
 * Istio: pkg/config/analysis/analyzers/deprecation/deprecation.go
 */
export const deprecation: Analyzer = {
  name: 'deprecation.DeprecationAnalyzer',
  codes: ['IST0002'],
  analyze(context) {
    for (const service of context.all('VirtualService')) {
      for (const route of listAt(service.spec, 'http')) {
        if (numberAt(route, 'fault', 'delay', 'percent') <= 0) continue
        context.report('IST0002', service, { what: 'HTTPRoute.fault.delay.percent', replacement: 'HTTPRoute.fault.delay.percentage' })
      }
    }
    for (const sidecar of context.all('Sidecar')) {
      if (at(sidecar.spec, 'outboundTrafficPolicy', 'egressProxy') === undefined) continue
      context.report('IST0002', sidecar, { what: 'OutboundTrafficPolicy.EgressProxy', replacement: '' })
    }
    for (const definition of context.all('CustomResourceDefinition')) {
      // From a file istioctl reads the definition one level too deep, so that this hardly ever speaks.
      const inner = at(definition.spec, 'spec')
      const kind = textAt(inner, 'names', 'kind')
      if (textAt(inner, 'group') !== GROUP || !removedKinds.has(kind)) continue
      context.report('IST0002', definition, { what: `${GROUP} ${kind}`, replacement: '' })
    }
  },
}

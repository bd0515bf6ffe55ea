import type { Resource } from '../../types/resource.js'
import { checkSubsetName } from './destinations.js'
import { checkExportTo } from './export-to.js'
import { checkWildcardHost } from './hosts.js'
import { checkLabels } from './labels.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkSelector } from './selectors.js'
import { checkTrafficPolicy } from './traffic-policy.js'

/** Istio: pkg/config/validation#ValidateDestinationRule */
export function checkDestinationRule(report: Report, spec: Place, { namespace }: Resource): void {
  checkWildcardHost(report, spec.at('host'))
  checkTrafficPolicy(report, spec.at('trafficPolicy'), namespace)
  const names = new Set<string>()
  for (const subset of spec.at('subsets').items) {
    const name = subset.at('name')
    if (names.has(name.text)) report.error(name.isSet ? name : subset, 'MB0322', { field: 'subsets', value: name.text })
    names.add(name.text)
    checkSubsetName(report, name, subset)
    checkLabels(report, subset.at('labels'))
    checkTrafficPolicy(report.errorsOnly, subset.at('trafficPolicy'), namespace)
  }
  checkExportTo(report, spec.at('exportTo'), { namespace, isLocal: spec.has('workloadSelector') })
  checkSelector(report, spec.at('workloadSelector'))
}

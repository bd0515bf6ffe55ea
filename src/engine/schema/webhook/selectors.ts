import type { Place } from './place.js'
import type { Report } from './report.js'

/**
 * The labels by which a rule chooses workloads. `labels` names the field that holds them.
 * Istio: pkg/config/validation#validateWorkloadSelector, #ValidateAlphaWorkloadSelector
 */
export function checkSelector(report: Report, selector: Place, labels = 'matchLabels'): void {
  if (!selector.isSet) return
  for (const [key, value] of selector.at(labels).entries) {
    if (key === '') report.error(value, 'MB0311', { field: labels })
    if (key.includes('*') || value.text.includes('*')) report.error(value, 'MB0341', { key, value: value.text })
  }
  if (!selector.at(labels).isFilled) report.warn(selector, 'MB0342', { field: selector.name })
}

/** Istio: pkg/config/validation#validateOneOfSelectorType */
export function checkOneAttachment(report: Report, spec: Place): void {
  const set = ['selector', 'targetRef'].filter((field) => spec.has(field))
  if (spec.at('targetRefs').isFilled) set.push('targetRefs')
  if (set.length > 1) report.error(spec.at(set.at(-1) ?? ''), 'MB0314', { parent: 'spec', fields: set })
}

const targets = [
  'Service',
  'networking.istio.io/ServiceEntry',
  'gateway.networking.k8s.io/Gateway',
  'gateway.networking.k8s.io/GatewayClass',
]

/** Istio: pkg/config/validation#validatePolicyTargetReference */
function checkTarget(report: Report, target: Place): void {
  if (!target.isSet) return
  if (target.at('name').text === '') report.error(target, 'MB0312', { parent: target.name, field: 'name' })
  if (target.at('namespace').text !== '') report.error(target.at('namespace'), 'MB0343', {})
  const [group, kind] = [target.at('group').text, target.at('kind').text]
  const written = group === '' || group === 'core' ? kind : `${group}/${kind}`
  if (!targets.includes(written)) report.error(target.at('kind'), 'MB0344', { kind: written, allowed: targets })
}

/** `targetRef` and `targetRefs`. */
export function checkTargets(report: Report, spec: Place): void {
  checkTarget(report, spec.at('targetRef'))
  for (const target of spec.at('targetRefs').items) checkTarget(report, target)
}

/** All that decides where a policy applies. */
export function checkAttachment(report: Report, spec: Place): void {
  checkOneAttachment(report, spec)
  checkSelector(report, spec.at('selector'))
  checkTargets(report, spec)
}

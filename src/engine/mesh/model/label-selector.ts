import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { Labels } from '../../types/resource.js'
import { selects } from './labels.js'

/** Whether a Kubernetes label selector takes `labels`; one without conditions takes everything. */
export function labelSelectorTakes(selector: LabelSelector, labels: Labels): boolean {
  return (
    selects(selector.matchLabels, labels) &&
    (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      const value = Object.hasOwn(labels, key) ? labels[key] : undefined
      if (operator === 'Exists') return value !== undefined
      if (operator === 'DoesNotExist') return value === undefined
      if (operator === 'In') return value !== undefined && values.includes(value)
      return operator === 'NotIn' && (value === undefined || !values.includes(value))
    })
  )
}

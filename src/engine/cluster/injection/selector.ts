import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { Labels } from '../../types/resource.js'

type Expression = NonNullable<LabelSelector['matchExpressions']>[number]

function holds({ key, operator, values = [] }: Expression, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    default:
      return false
  }
}

/** Whether labels match a selector that says something; an empty one matches nothing here. */
export function matchesSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  const wanted = Object.entries(matchLabels)
  if (wanted.length + matchExpressions.length === 0) return false
  return wanted.every(([k, v]) => Object.hasOwn(labels, k) && labels[k] === v) && matchExpressions.every((e) => holds(e, labels))
}

function expressionText({ key, operator, values = [] }: Expression): string {
  if (operator === 'Exists') return key
  if (operator === 'DoesNotExist') return `!${key}`
  return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`
}

/** A selector as kubectl spells it. */
export const selectorText = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string =>
  [...Object.entries(matchLabels).map(([k, v]) => `${k}=${v}`), ...matchExpressions.map(expressionText)].join(',')

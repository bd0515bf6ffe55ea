import type { Labels } from '../../types/resource.js'

/** Whether `labels` has all of `selector`; an empty selector takes everything. Istio: pkg/config/labels/instance.go#SubsetOf */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  if (!selector) return true
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
}

export function sameLabels(a: Labels, b: Labels): boolean {
  return Object.keys(a).length === Object.keys(b).length && selects(a, b)
}

import type { Labels } from '../../types/resource.js'
import { selects } from '../model/labels.js'

/** Things with a selector, found by the labels of what they select without looking at each of them. */
export interface SelectorIndex<T> {
  /** All of the namespace whose selector takes `labels`; an empty selector takes everything. */
  find(namespace: string, labels: Labels): readonly T[]
}

/** Each thing is kept under the first label of its selector: whoever it selects has that one. */
export function selectorIndex<T>(
  items: Iterable<T>,
  of: (item: T) => { readonly namespace: string; readonly selector: Labels },
): SelectorIndex<T> {
  const kept = new Map<string, { item: T; selector: Labels; place: number }[]>()
  let place = 0
  for (const item of items) {
    const { namespace, selector } = of(item)
    const [first] = Object.entries(selector)
    const key = keyOf(namespace, first)
    const group = kept.get(key)
    const entry = { item, selector, place: place++ }
    if (group) group.push(entry)
    else kept.set(key, [entry])
  }
  return {
    find: (namespace, labels) =>
      [undefined, ...Object.entries(labels)]
        .flatMap((label) => kept.get(keyOf(namespace, label)) ?? [])
        .filter(({ selector }) => selects(selector, labels))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  }
}

const keyOf = (namespace: string, label: readonly [string, string] | undefined): string => `${namespace} ${label ? label.join('=') : ''}`

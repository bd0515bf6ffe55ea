import type { Labels } from '../types/resource.js'
import { at, listAt, own, textAt, textMapAt, textOf } from './read.js'

/** Whether `labels` has every label of `selector`; an empty one takes everything. Kubernetes: labels.SelectorFromSet */
export function selects(selector: Labels, labels: Labels): boolean {
  for (const [key, value] of Object.entries(selector)) if (own(labels, key) !== value) return false
  return true
}

/** `a=b,c=d`, sorted by key, as Kubernetes prints a selector. */
export const selectorText = (selector: Labels): string =>
  Object.keys(selector)
    .sort()
    .map((key) => `${key}=${selector[key]}`)
    .join(',')

/** The first label of a printed selector: where messages about a selector point. */
export const firstLabel = (text: string): string => (text.includes('=') ? text.slice(0, text.indexOf('=')) : '')

/** Whether a Kubernetes LabelSelector takes `labels`. None takes everything; one that is malformed takes nothing. */
export function labelSelectorTakes(selector: unknown, labels: Labels): boolean {
  if (at(selector) === undefined) return true
  if (!isWellFormed(selector)) return false
  if (!selects(textMapAt(selector, 'matchLabels'), labels)) return false
  return listAt(selector, 'matchExpressions').every((expression) => {
    const value = own(labels, textAt(expression, 'key'))
    const values = listAt(expression, 'values').map(textOf)
    switch (textAt(expression, 'operator')) {
      case 'In':
        return value !== undefined && values.includes(value)
      case 'NotIn':
        return values.length > 0 && (value === undefined || !values.includes(value))
      case 'Exists':
        return values.length === 0 && value !== undefined
      case 'DoesNotExist':
        return values.length === 0 && value === undefined
      default:
        return false
    }
  })
}

const labelName = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/
const labelPrefix = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/
const isValue = (value: string): boolean => value === '' || labelName.test(value)

function isKey(key: string): boolean {
  const [name = '', prefix, ...more] = key.split('/').reverse()
  return more.length === 0 && labelName.test(name) && (prefix === undefined || (prefix.length <= 253 && labelPrefix.test(prefix)))
}

/** Whether keys and values are ones that labels may have. Kubernetes: labels.NewRequirement */
const isWellFormed = (selector: unknown): boolean =>
  Object.entries(textMapAt(selector, 'matchLabels')).every(([key, value]) => isKey(key) && isValue(value)) &&
  listAt(selector, 'matchExpressions').every((e) => isKey(textAt(e, 'key')) && listAt(e, 'values').map(textOf).every(isValue))

interface Labelled<T> {
  readonly labels: Labels
  readonly item: T
}

/**
 * Things with labels, found by what selects them: only those that have a selector's rarest label are looked at. Values are gathered of the
 * keys that somebody selects by, few of those that pods have.
 */
export class LabelIndex<T> {
  readonly #all: Labelled<T>[] = []
  readonly #byKey = new Map<string, ReadonlyMap<string, readonly Labelled<T>[]>>()

  add(labels: Labels, item: T): void {
    this.#all.push({ labels, item })
    if (this.#byKey.size > 0) this.#byKey.clear()
  }

  get size(): number {
    return this.#all.length
  }

  /** In the order in which they were added. */
  select(selector: Labels): readonly T[] {
    return this.#candidates(selector)
      .filter(({ labels }) => selects(selector, labels))
      .map(({ item }) => item)
  }

  has(selector: Labels): boolean {
    return this.#candidates(selector).some(({ labels }) => selects(selector, labels))
  }

  first(selector: Labels): T | undefined {
    return this.#candidates(selector).find(({ labels }) => selects(selector, labels))?.item
  }

  #candidates(selector: Labels): readonly Labelled<T>[] {
    let fewest: readonly Labelled<T>[] = this.#all
    for (const [key, value] of Object.entries(selector)) {
      const list = this.#byValue(key).get(value) ?? []
      if (list.length < fewest.length) fewest = list
    }
    return fewest
  }

  #byValue(key: string): ReadonlyMap<string, readonly Labelled<T>[]> {
    const known = this.#byKey.get(key)
    if (known) return known
    const byValue = new Map<string, Labelled<T>[]>()
    for (const entry of this.#all) {
      const value = own(entry.labels, key)
      if (value === undefined) continue
      const list = byValue.get(value)
      if (list) list.push(entry)
      else byValue.set(value, [entry])
    }
    this.#byKey.set(key, byValue)
    return byValue
  }
}

import type { Resource } from '../types/resource.js'
import type { JsonObject } from './resource-of.js'

/** Finds pods by labels without looking at each. */
export class PodIndex {
  readonly #byLabel = new Map<string, Resource[]>()

  constructor(pods: readonly Resource[]) {
    for (const pod of pods) {
      for (const [k, v] of Object.entries(pod.labels)) {
        const key = `${pod.namespace}/${k}=${v}`
        const list = this.#byLabel.get(key)
        if (list) list.push(pod)
        else this.#byLabel.set(key, [pod])
      }
    }
  }

  /** The pods of a namespace that carry every label of a selector that has at least one, in the order they were given. */
  select(namespace: string, selector: JsonObject): readonly Resource[] {
    const wanted = Object.entries(selector)
    let fewest: readonly Resource[] | undefined
    for (const [k, v] of wanted) {
      const list = this.#byLabel.get(`${namespace}/${k}=${v}`) ?? []
      if (!fewest || list.length < fewest.length) fewest = list
    }
    return (fewest ?? []).filter((p) => wanted.every(([k, v]) => Object.hasOwn(p.labels, k) && p.labels[k] === v))
  }
}

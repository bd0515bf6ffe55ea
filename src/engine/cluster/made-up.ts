import type { Resource } from '../types/resource.js'

/**
 * Keeps the identity of what the cluster stage makes up. An answer is the earlier one where its maker is the same resource and `key` spells
 * the same circumstances; what one expansion did not ask for again is forgotten with the next.
 */
export class MadeUp {
  readonly #before = new WeakMap<Resource, ReadonlyMap<string, Resource>>()
  #now = new Map<Resource, Map<string, Resource>>()

  get(maker: Resource, key: string, make: () => Resource): Resource {
    let answers = this.#now.get(maker)
    if (!answers) {
      answers = new Map()
      this.#now.set(maker, answers)
    }
    const known = answers.get(key) ?? this.#before.get(maker)?.get(key) ?? make()
    answers.set(key, known)
    return known
  }

  /** Ends an expansion. */
  settle(): void {
    for (const [maker, answers] of this.#now) this.#before.set(maker, answers)
    this.#now = new Map()
  }

  /** Ends the replacement of a few: the others' answers stay as they are. */
  settleMore(): void {
    for (const [maker, answers] of this.#now) this.#before.set(maker, new Map([...(this.#before.get(maker) ?? []), ...answers]))
    this.#now = new Map()
  }
}

/**
 * Where Envoy draws lots. The data plane is written as straight code that asks here; a driver runs it once for every way the lots can
 * fall, or once with a seed. So one piece of code serves both, and no part of it carries distributions about.
 */
export interface Chance {
  /** Chooses one of the options. Probabilities need not add up to 1: they are shares. Options without a share are never chosen. */
  pick<T>(options: readonly { readonly share: number; readonly value: T }[]): T
  /** Whether something of this probability (0 to 1) happens. */
  happens(probability: number): boolean
}

/** One way the lots fell. */
export interface Branch<T> {
  readonly probability: number
  readonly value: T
}

/** Options with a share, and their sum. */
function live<T>(options: readonly { readonly share: number; readonly value: T }[]) {
  const able = options.filter(({ share }) => share > 0)
  if (able.length === 0) throw new RangeError('nothing to choose from')
  return { able, sum: able.reduce((sum, { share }) => sum + share, 0) }
}

class Replay implements Chance {
  probability = 1
  /** For each question of this run: which option was taken, of how many. */
  readonly path: { taken: number; of: number }[] = []
  private next = 0
  constructor(private readonly script: readonly number[]) {}

  pick<T>(options: readonly { readonly share: number; readonly value: T }[]): T {
    const { able, sum } = live(options)
    const taken = able.length === 1 ? 0 : (this.script[this.next] ?? 0)
    if (able.length > 1) {
      this.next++
      this.path.push({ taken, of: able.length })
    }
    const option = able[taken] as { share: number; value: T }
    this.probability *= option.share / sum
    return option.value
  }

  happens(probability: number): boolean {
    return this.pick([
      { share: probability, value: true },
      { share: 1 - probability, value: false },
    ])
  }
}

/**
 * Runs `run` once for every way the lots can fall, in the order of the options, at most `limit` times; `notFollowed` is the probability of
 * what was left out. `run` must do the same whenever the same lots fall.
 */
export function everyWay<T>(run: (chance: Chance) => T, limit = 512): { branches: Branch<T>[]; notFollowed: number } {
  const branches: Branch<T>[] = []
  let script: number[] | undefined = []
  let followed = 0
  while (script && branches.length < limit) {
    const chance: Replay = new Replay(script)
    const value = run(chance)
    branches.push({ probability: chance.probability, value })
    followed += chance.probability
    script = nextScript(chance.path)
  }
  return { branches, notFollowed: script ? Math.max(0, 1 - followed) : 0 }
}

/** The script of the run after this one: the last question that has an option left takes its next. */
function nextScript(path: readonly { taken: number; of: number }[]): number[] | undefined {
  for (let i = path.length - 1; i >= 0; i--) {
    const question = path[i] as { taken: number; of: number }
    if (question.taken + 1 < question.of) return [...path.slice(0, i).map(({ taken }) => taken), question.taken + 1]
  }
  return undefined
}

/** One run, the lots drawn from a seed: the same seed draws the same (mulberry32). */
export function oneWay<T>(run: (chance: Chance) => T, seed: number): Branch<T> {
  let state = seed >>> 0
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  let probability = 1
  const chance: Chance = {
    pick(options) {
      const { able, sum } = live(options)
      let at = random() * sum
      const drawn = able.find(({ share }) => {
        at -= share
        return at < 0
      })
      const option = drawn ?? (able.at(-1) as (typeof able)[number])
      probability *= option.share / sum
      return option.value
    },
    happens(share) {
      return chance.pick([
        { share, value: true },
        { share: 1 - share, value: false },
      ])
    },
  }
  const value = run(chance)
  return { probability, value }
}

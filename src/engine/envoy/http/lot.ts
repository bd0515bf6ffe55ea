import type { Chance } from '../chance.js'

/**
 * The one random number that Envoy draws for a request. Runtime fractions and weighted clusters take it modulo something, so what one of
 * them found out binds the next of the same modulus: a request beyond the first 30 of 100 is beyond the first 20 too.
 */
export class RequestLot {
  private readonly known = new Map<number, readonly [from: number, to: number]>()

  constructor(private readonly chance: Chance) {}

  /** In which of consecutive shares the number falls, modulo their sum; undefined where they are all nothing. */
  among(shares: readonly number[]): number | undefined {
    const sum = shares.reduce((total, share) => total + share, 0)
    if (!(sum > 0)) return undefined
    const [from, to] = this.known.get(sum) ?? [0, sum]
    let end = 0
    const options = shares.map((share, value) => {
      const start = end
      end += share
      return { start, end, value, share: Math.max(0, Math.min(end, to) - Math.max(start, from)) }
    })
    const drawn = this.chance.pick(options.map((option) => ({ share: option.share, value: option })))
    this.known.set(sum, [Math.max(drawn.start, from), Math.min(drawn.end, to)])
    return drawn.value
  }

  /** Whether the number, modulo `of`, is below `below`. */
  isBelow(below: number, of: number): boolean {
    if (below <= 0) return false
    return below >= of || this.among([below, of - below]) === 0
  }
}

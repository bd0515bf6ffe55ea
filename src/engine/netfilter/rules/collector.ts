import type { RuleReasonCode, RuleReasonCodes } from '../../types/rule-reasons.js'
import type { IpFamily, Match, Place, Rule, Rules, Target } from './model.js'

const families: readonly IpFamily[] = ['ipv4', 'ipv6']

/** The loopback of each family, as far as pods use it. */
export type ByFamily = Readonly<Record<IpFamily, string>>

/** Takes rules in the order in which they are made; those of IPv6 only where it is on. */
export class RuleCollector {
  readonly #rules: Record<IpFamily, Rule[]> = { ipv4: [], ipv6: [] }
  readonly #hasV6: boolean

  constructor(hasV6: boolean) {
    this.#hasV6 = hasV6
  }

  /** The same rule for both families. */
  both<C extends RuleReasonCode>(place: Place, matches: readonly Match[], target: Target, code: C, args: RuleReasonCodes[C]): void {
    for (const family of families) this.one(family, place, matches, target, code, args)
  }

  /** A rule for both families with an address of each. */
  each<C extends RuleReasonCode>(
    addresses: ByFamily,
    place: Place,
    matches: (address: string) => readonly Match[],
    target: Target,
    code: C,
    args: (address: string) => RuleReasonCodes[C],
  ): void {
    for (const f of families) this.one(f, place, matches(addresses[f]), target, code, args(addresses[f]))
  }

  one<C extends RuleReasonCode>(
    family: IpFamily,
    place: Place,
    matches: readonly Match[],
    target: Target,
    code: C,
    args: RuleReasonCodes[C],
  ): void {
    if (family === 'ipv6' && !this.#hasV6) return
    const why = { code, arguments: args } as Rule['why']
    this.#rules[family].push({ ...place, matches, target, why })
  }

  get rules(): Rules {
    return this.#rules
  }
}

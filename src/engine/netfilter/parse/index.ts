/**
 * The text of rules -> tables. Takes what iptables-save prints (with counters or without), what iptables-restore takes, and the commands
 * `iptables -t nat -A …` themselves, IPv4 and IPv6 mixed. Gives a ruleset and what is wrong with the text. A rule that the kernel would
 * refuse is left out and named; linear in the length of the text.
 */
import { Loader } from './loader.js'
import type { Problem } from './problem.js'
import type { Family, Ruleset } from './rule.js'

export { canonical, rulesInOrder, type SavedLine, saved, savedLines } from './canonical.js'
export type { Problem, ProblemArguments, ProblemCode } from './problem.js'

export interface ParsedRules {
  readonly ruleset: Ruleset
  readonly problems: readonly Problem[]
}

/** Reads rules. `family` decides where the text itself does not (by `ip6tables`, by its addresses, by a table that comes a second time). */
export function parseRules(text: string, family?: Family): ParsedRules {
  return new Loader(text, family).load()
}

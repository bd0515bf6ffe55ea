/** What is wrong with a ruleset's text, by code. */
export interface ProblemArguments {
  /** A quotation mark that is never closed. */
  readonly 'open-quote': Record<never, never>
  /** Neither a rule nor anything else that iptables-restore or a shell would take. */
  readonly 'unknown-line': { readonly text: string }
  readonly 'unknown-table': { readonly table: string }
  /** A rule or chain before any `*table` line. */
  readonly 'no-table': { readonly text: string }
  /** `*table` without COMMIT: iptables-restore applies none of it. */
  readonly 'no-commit': { readonly table: string }
  readonly 'unknown-chain': { readonly chain: string; readonly table: string }
  readonly 'unknown-target': { readonly target: string }
  readonly 'chain-exists': { readonly chain: string; readonly table: string }
  /** -X of a hook's own chain, or a policy for a chain that is no hook's. */
  readonly 'not-a-user-chain': { readonly chain: string }
  readonly 'chain-in-use': { readonly chain: string }
  readonly 'bad-policy': { readonly chain: string; readonly policy: string }
  readonly 'no-such-rule': { readonly chain: string; readonly number: number }
  readonly 'no-rule-like-it': { readonly chain: string }
  readonly 'missing-value': { readonly option: string }
  readonly 'bad-value': { readonly option: string; readonly value: string; readonly wanted: Wanted }
  readonly 'no-such-option': { readonly option: string }
  readonly 'unknown-option': { readonly option: string }
  readonly 'ambiguous-option': { readonly option: string; readonly candidates: readonly string[] }
  readonly 'unknown-match': { readonly match: string }
  readonly 'given-twice': { readonly option: string }
  readonly 'not-negatable': { readonly option: string }
  readonly 'stray-word': { readonly word: string }
  /** `-p tcp` (or another) must stand before this option or match. */
  readonly 'needs-protocol': { readonly option: string; readonly protocols: readonly string[] }
  readonly 'needs-option': { readonly target: string; readonly option: string }
  /** `-i` in OUTPUT and the like. */
  readonly 'wrong-chain': { readonly option: string; readonly chain: string }
  readonly 'wrong-table': { readonly target: string; readonly tables: readonly string[] }
  readonly 'wrong-family': { readonly value: string; readonly family: 'ipv4' | 'ipv6' }
  /** The kernel refuses chains that lead back to themselves. */
  readonly 'chain-loop': { readonly chains: readonly string[] }
  readonly 'too-long': { readonly limit: number }
  readonly 'too-many-words': { readonly limit: number }
}

/** What an option's value must be. */
export type Wanted = 'address' | 'port' | 'ports' | 'number' | 'mark' | 'user' | 'state' | 'flags' | 'icmp' | 'reject' | 'word' | 'zone'

export type ProblemCode = keyof ProblemArguments

/**
 * An `error` keeps the rule, or the whole table, from being loaded; a `warning` is about what the real iptables might take but is not known
 * here: the rule is kept, and a walk that meets it says that it cannot tell.
 */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly level: 'error' | 'warning'
  readonly code: Code
  readonly arguments: ProblemArguments[Code]
  /** From 1. */
  readonly line: number
  readonly column: number
}

/** Thrown inside the reader of one rule, and caught by the reader of the text. */
export class RuleError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly values: ProblemArguments[ProblemCode],
    readonly column: number,
  ) {
    super(code)
  }
}

export function refuse<Code extends ProblemCode>(code: Code, values: ProblemArguments[Code], column: number): never {
  throw new RuleError(code, values, column)
}

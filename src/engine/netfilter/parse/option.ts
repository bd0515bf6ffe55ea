import { refuse, type Wanted } from './problem.js'
import type { Family, Test } from './rule.js'
import type { Word } from './words.js'

/** What an option's reader gets. */
export interface OptionValues {
  readonly words: readonly Word[]
  readonly family: Family
  /** As it is printed: `--dport`. */
  readonly option: string
  readonly negated: boolean
}

/** One option of a match. */
export interface OptionSpec {
  /** Without `--`; the first is the one that iptables-save prints. */
  readonly names: readonly string[]
  readonly values: 0 | 1 | 2
  readonly negatable?: boolean
  readonly read: (values: OptionValues) => { readonly test: Test; readonly text: string }
}

/** A match module: `-m NAME`. */
export interface MatchSpec {
  readonly name: string
  /** The protocols one of which must stand before it. */
  readonly protocols?: readonly string[]
  /** In the order in which iptables-save prints them. */
  readonly options: readonly OptionSpec[]
}

/** The value at a place, or a refusal. */
export function wordAt({ words, option }: OptionValues, at = 0): Word {
  return words[at] ?? refuse('missing-value', { option }, 1)
}

/** A value read by `read`, or a refusal that says what was wanted. */
export function valueOf<T>(values: OptionValues, wanted: Wanted, read: (text: string) => T | undefined, at = 0): T {
  const word = wordAt(values, at)
  return read(word.text) ?? refuse('bad-value', { option: values.option, value: word.text, wanted }, word.column)
}

/** An option whose test needs nothing but one value. */
export function option<T>(
  names: readonly string[],
  wanted: Wanted,
  read: (text: string, family: Family) => T | undefined,
  make: (value: T, family: Family) => { readonly test: Test; readonly value: string },
): OptionSpec {
  return {
    names,
    values: 1,
    negatable: true,
    read: (values) => {
      const { test, value } = make(
        valueOf(values, wanted, (text) => read(text, values.family)),
        values.family,
      )
      return { test, text: `--${names[0]} ${value}` }
    },
  }
}

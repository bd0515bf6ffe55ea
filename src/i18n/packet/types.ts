import type { Done, DropReason, End, ProblemArguments, ProblemCode, ProcessName, Stage } from '../../engine/netfilter/index.js'

/** Arguments of a step, addresses written as `IP:PORT`. */
export type StepArguments = Readonly<Record<string, string | number | boolean>>

type Texts<Code extends string> = { readonly [C in Code]: (args: StepArguments) => string }

/** Everything that is said of rules and packets, by code. Names and addresses stand in backquotes. */
export interface PacketTexts {
  /** What is wrong with a ruleset's text. */
  readonly problems: { readonly [C in ProblemCode]: (args: ProblemArguments[C]) => string }
  /** What a rule did that the packet met. */
  readonly done: Texts<Done['code']>
  /** A rule that it missed: the condition as iptables-save prints it. */
  readonly missed: (condition: string) => string
  readonly unknown: (condition: string) => string
  readonly stages: Texts<Exclude<Stage['kind'], 'table' | 'nat-not-asked'>>
  readonly natNotAsked: Texts<Extract<Stage, { kind: 'nat-not-asked' }>['why']>
  /** What a state of connection tracking means for the packet. */
  readonly tracking: Texts<Extract<Stage, { kind: 'tracked' }>['state']>
  /** How a chain was left other than by a rule's verdict. */
  readonly left: Texts<'return' | 'end' | 'policy' | 'given-up'>
  readonly ends: Texts<Exclude<End['kind'], 'dropped' | 'cannot-tell'>>
  readonly dropped: Texts<DropReason>
  readonly cannotTell: Texts<Extract<End, { kind: 'cannot-tell' }>['why']>
  readonly processes: Readonly<Record<ProcessName, string>>
  readonly packets: Readonly<Record<'first' | 'answer' | 'next' | 'later', string>>
}

import type { WalkedChain, WalkedEnd, WalkedRule, WalkedStage } from '../../engine/types/walked.js'
import type { PacketTexts, StepArguments } from './types.js'

/** What is said of the steps of a walk, from one source for page and command line. Names stand in backquotes. */
type Said = (args: StepArguments) => string

const say = (texts: object, code: string, args: unknown): string => {
  const text = Object.hasOwn(texts, code) ? (texts as Readonly<Record<string, Said>>)[code] : undefined
  return text?.((args ?? {}) as StepArguments) ?? code
}

/** A stage that is no table: an interface, conntrack, routing. */
export function stageText(texts: PacketTexts, { kind, arguments: args }: WalkedStage): string {
  if (kind === 'nat-not-asked') return say(texts.natNotAsked, String(args.why), args)
  return say(texts.stages, kind, args)
}

/** What conntrack's answer means for the packet; empty for other stages. */
export const trackingText = (texts: PacketTexts, { kind, arguments: args }: WalkedStage): string =>
  kind === 'tracked' ? say(texts.tracking, String(args.state), args) : ''

/** What a rule did, or which of its conditions kept it from doing anything. */
export function ruleText(texts: PacketTexts, { result, condition = '', done }: WalkedRule): string {
  if (result === 'missed') return texts.missed(condition)
  if (result === 'unknown') return texts.unknown(condition)
  return done ? say(texts.done, done.code, done.arguments) : ''
}

/** How a chain was left; empty where its last rule has said so. */
export function leftText(texts: PacketTexts, { left, policy, rules }: WalkedChain): string {
  if (left === 'verdict' || (left === 'return' && rules.at(-1)?.done?.code === 'returned')) return ''
  return say(texts.left, left, { policy: policy ?? '' })
}

/** Where the packet ended. */
export function endText(texts: PacketTexts, { kind, arguments: args }: WalkedEnd): string {
  if (kind === 'dropped') return say(texts.dropped, String(args.why), args)
  if (kind === 'cannot-tell') return say(texts.cannotTell, String(args.why), args)
  return say(texts.ends, kind, { ...args, process: processText(texts, String(args.process ?? '')) })
}

export const processText = ({ processes }: PacketTexts, name: string): string =>
  (Object.hasOwn(processes, name) ? (processes as Readonly<Record<string, string>>)[name] : undefined) ?? name

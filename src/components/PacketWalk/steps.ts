import type { WalkedChain, WalkedEnd, WalkedPacket, WalkedRule, WalkedStage } from '../../worker/protocol'

/** One line of a walk in the order of the kernel. */
export interface Line {
  readonly kind: 'fact' | 'table' | 'chain' | 'rule' | 'left' | 'end'
  readonly depth: number
  readonly stage?: WalkedStage
  readonly chain?: WalkedChain
  readonly rule?: WalkedRule
  readonly end?: WalkedEnd
  /** Its place among the steps, from 0. A chain's name is no step: it stands with the first of what is in it. */
  readonly step: number
}

/** Everything that happens to a packet, a line each. */
export function linesOf(walk: WalkedPacket): readonly Line[] {
  const lines: Line[] = []
  let step = 0
  const add = (line: Omit<Line, 'step'>) => lines.push({ ...line, step: line.kind === 'chain' ? step : step++ })
  const chain = (stage: WalkedStage, visit: WalkedChain, depth: number) => {
    for (const rule of visit.rules) {
      add({ kind: 'rule', depth, stage, chain: visit, rule })
      if (rule.into) {
        add({ kind: 'chain', depth: depth + 1, stage, chain: rule.into })
        chain(stage, rule.into, depth + 2)
      }
    }
    if (hasLeft(visit)) add({ kind: 'left', depth, stage, chain: visit })
  }
  for (const stage of walk.stages) {
    add({ kind: stage.chain ? 'table' : 'fact', depth: 0, stage, ...(stage.chain ? { chain: stage.chain } : {}) })
    if (stage.chain) chain(stage, stage.chain, 1)
  }
  add({ kind: 'end', depth: 0, end: walk.ends })
  return lines
}

/** Whether it has to be said how a chain was left: its last rule has not. */
const hasLeft = ({ left, rules }: WalkedChain): boolean =>
  left !== 'verdict' && !(left === 'return' && rules.at(-1)?.done?.code === 'returned')

export const stepsIn = (lines: readonly Line[]): number => (lines.at(-1)?.step ?? -1) + 1

/** The lines up to a step; what has no step of its own stands with what follows it. */
export const linesUpTo = (lines: readonly Line[], step: number): readonly Line[] => lines.filter((line) => line.step <= step)

/** The rule whose line is at a step. */
export const ruleAt = (lines: readonly Line[], step: number): WalkedRule | undefined =>
  lines.find((line) => line.step === step && line.kind === 'rule')?.rule

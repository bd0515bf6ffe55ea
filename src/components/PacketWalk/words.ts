import { packet } from '@texts/packet'
import { walk as words } from '@texts/walk'
import { endText, leftText, processText, ruleText, stageText, trackingText } from '../../i18n/packet/sentences'
import type { WalkedChain, WalkedEnd, WalkedRule, WalkedStage } from '../../worker/protocol'
import type { Station } from './graph'
import type { Line } from './steps'

/** A sentence's first letter, large where the language has such. */
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const sayRule = (rule: WalkedRule): string => ruleText(packet, rule)
export const sayStage = (stage: WalkedStage): string => stageText(packet, stage)
export const sayTracking = (stage: WalkedStage): string => trackingText(packet, stage)
export const sayEnd = (end: WalkedEnd): string => begun(endText(packet, end))
export const sayLeft = (chain: WalkedChain): string => leftText(packet, chain)

/** A line as one text, for whom it is read aloud. */
export function sayLine({ kind, stage, chain, rule, end }: Line): string {
  switch (kind) {
    case 'rule':
      return rule ? `${rule.text} — ${sayRule(rule)}` : ''
    case 'table':
      return `${stage?.hook} ${stage?.table}`
    case 'chain':
      return chain?.name ?? ''
    case 'left':
      return chain ? sayLeft(chain) : ''
    case 'end':
      return end ? sayEnd(end) : ''
    case 'fact':
      return stage ? sayStage(stage) : ''
  }
}

/** What stands on a station of the drawing. */
export function sayStation({ kind, line }: Station, begins: string): string {
  const { stage, chain, rule, end } = line ?? {}
  if (kind === 'start') return begins
  if (kind === 'end' && end) {
    const { process, to } = end.arguments
    const where = to === undefined ? '' : ` ${to}`
    if (end.kind === 'delivered') return `${processText(packet, String(process)).trim()}${where}`
    return end.kind === 'sent' ? `${end.arguments.interface} →${where}` : begun(sayEnd(end))
  }
  if (kind === 'change' && rule?.done) {
    const { to, zone, mark } = rule.done.arguments
    if (zone !== undefined) return `zone ${zone}`
    return typeof to === 'number' ? `mark 0x${to.toString(16)}` : `→ ${to}${mark ? `, 0x${Number(mark).toString(16)}` : ''}`
  }
  if (kind === 'chain') return line?.kind === 'table' ? `${stage?.hook} · ${stage?.table}` : (chain?.name ?? '')
  if (stage?.kind === 'tracked') return `conntrack ${stage.arguments.state}`
  if (stage?.kind === 'translated') return `→ ${stage.arguments.to}`
  if (stage?.kind === 'routed')
    return stage.arguments.to === 'network'
      ? `${words.routes}${stage.arguments.interface}`
      : stage.arguments.to === 'local'
        ? `${words.routes}lo`
        : `${words.routes}✗`
  return stage?.kind === 'nat-not-asked' ? words.noNat : ''
}

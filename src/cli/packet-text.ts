import { canonical, type Journey, type Walk } from '../engine/netfilter/index.js'
import type { WalkedChain, WalkedRule, WalkedStage } from '../engine/types/walked.js'
import { walked } from '../engine/view/walked.js'
import { endText, leftText, packetTexts, ruleText, stageText } from '../i18n/packet/index.js'

const texts = packetTexts.en

/** A terminal shows names as they are. */
const plain = (sentence: string): string => sentence.replaceAll('`', '')

/** Rules in a column, what became of them in the next: `+` counted, `-` missed, `?` nobody can tell. */
function ruleLines(rule: WalkedRule, indent: string): readonly string[] {
  const sign = { matched: '+', missed: '-', unknown: '?' }[rule.result]
  return [
    `${indent}${sign} ${rule.text}`,
    `${indent}    ${plain(ruleText(texts, rule))}`,
    ...(rule.into ? chainLines(rule.into, `${indent}  `) : []),
  ]
}

function chainLines(chain: WalkedChain, indent: string): readonly string[] {
  const left = leftText(texts, chain)
  return [
    `${indent}${chain.name}`,
    ...chain.rules.flatMap((rule) => ruleLines(rule, `${indent}  `)),
    ...(left === '' ? [] : [`${indent}    ${plain(left)}`]),
  ]
}

function stageLines(stage: WalkedStage): readonly string[] {
  if (stage.kind === 'table') return [`  ${stage.hook} ${stage.table}`, ...(stage.chain ? chainLines(stage.chain, '    ') : [])]
  return [`  ${stage.hook === undefined ? '' : `${stage.hook} `}${plain(stageText(texts, stage))}`]
}

function packetLines(name: keyof typeof texts.packets, walk: Walk): readonly string[] {
  const shown = walked(walk)
  const { protocol, from, to } = shown.packet
  const owner = walk.packet.owner ? `, uid ${walk.packet.owner.uid} gid ${walk.packet.owner.gid}` : ''
  const mark = walk.packet.mark ? `, mark 0x${walk.packet.mark.toString(16)}` : ''
  return [
    `${texts.packets[name]}: ${protocol} ${from} -> ${to}${owner}${mark}`,
    ...shown.stages.flatMap(stageLines),
    `  => ${plain(endText(texts, shown.ends))}`,
  ]
}

/** A connection's way for people: its first packet in full, the others too where they are asked for, and all rules that counted. */
export function journeyText(journey: Journey, counted: readonly string[], whole: boolean): string {
  const { first, answer, next, later, stands, doubts } = journey
  const others = whole
    ? ([
        ['answer', answer],
        ['next', next],
        ['later', later],
      ] as const)
    : []
  const lines = [
    ...packetLines('first', first),
    ...others.flatMap(([name, walk]) => (walk ? ['', ...packetLines(name, walk)] : [])),
    '',
    ...(first.ends.kind === 'delivered' ? [`SO_ORIGINAL_DST: ${walked(first).original}`] : []),
    ...(answer && !stands ? ['The answer does not get back: the connection does not come about.'] : []),
    ...doubts.map((rule) => `Not certain, because of: ${rule.table} ${canonical(rule)}`),
    counted.length === 0 ? 'No rule counts.' : 'Rules that count, over the whole connection:',
    ...counted.map((line) => `  ${line}`),
  ]
  return lines.join('\n')
}

import { canonical, type Journey, type Walk } from '../engine/netfilter/index.js'
import { walked } from '../engine/view/walked.js'
import { packetTexts, type StepArguments } from '../i18n/packet/index.js'

const texts = packetTexts.en

type Shown = ReturnType<typeof walked>
type ShownChain = NonNullable<Shown['stages'][number]['chain']>
type ShownRule = ShownChain['rules'][number]

/** Rules in a column, what became of them in the next: `+` counted, `-` missed, `?` nobody can tell. */
function ruleLines(rule: ShownRule, indent: string): readonly string[] {
  const sign = { matched: '+', missed: '-', unknown: '?' }[rule.result]
  const condition = rule.condition ?? ''
  const done = rule.done ? texts.done[rule.done.code as keyof typeof texts.done](rule.done.arguments as StepArguments) : ''
  const what = rule.result === 'missed' ? texts.missed(condition) : rule.result === 'unknown' ? texts.unknown(condition) : done
  return [`${indent}${sign} ${rule.text}`, `${indent}    ${what}`, ...(rule.into ? chainLines(rule.into, `${indent}  `) : [])]
}

function chainLines({ name, rules, left, policy }: ShownChain, indent: string): readonly string[] {
  const leaving =
    left === 'verdict' || (left === 'return' && rules.at(-1)?.done?.code === 'returned')
      ? []
      : [`${indent}    ${texts.left[left](policy ? { policy } : {})}`]
  return [`${indent}${name}`, ...rules.flatMap((rule) => ruleLines(rule, `${indent}  `)), ...leaving]
}

function stageLines(stage: Shown['stages'][number], walkStage: Walk['stages'][number]): readonly string[] {
  const values = stage.arguments as StepArguments
  if (stage.kind === 'table') return [`  ${stage.hook} ${stage.table}`, ...(stage.chain ? chainLines(stage.chain, '    ') : [])]
  const at = stage.hook === undefined ? '' : `${stage.hook} `
  if (stage.kind === 'nat-not-asked') return [`  ${at}${texts.natNotAsked[values.why as keyof typeof texts.natNotAsked](values)}`]
  const by: StepArguments = walkStage.kind === 'routed' && walkStage.route.to === 'local' ? { by: walkStage.route.by } : {}
  return [`  ${at}${texts.stages[stage.kind as keyof typeof texts.stages]({ ...values, ...by })}`]
}

function endText({ kind, arguments: given }: Shown['ends']): string {
  const values = given as StepArguments
  if (kind === 'dropped') return texts.dropped[values.why as keyof typeof texts.dropped](values)
  if (kind === 'cannot-tell') return texts.cannotTell[values.why as keyof typeof texts.cannotTell](values)
  const process = texts.processes[values.process as keyof typeof texts.processes] ?? ''
  return texts.ends[kind as keyof typeof texts.ends]({ ...values, process })
}

function packetLines(name: keyof typeof texts.packets, walk: Walk): readonly string[] {
  const shown = walked(walk)
  const { protocol, from, to } = shown.packet
  const owner = walk.packet.owner ? `, uid ${walk.packet.owner.uid} gid ${walk.packet.owner.gid}` : ''
  const mark = walk.packet.mark ? `, mark 0x${walk.packet.mark.toString(16)}` : ''
  const stages = shown.stages.flatMap((stage, i) => {
    const original = walk.stages[i]
    return original ? stageLines(stage, original) : []
  })
  return [`${texts.packets[name]}: ${protocol} ${from} -> ${to}${owner}${mark}`, ...stages, `  => ${endText(shown.ends)}`]
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

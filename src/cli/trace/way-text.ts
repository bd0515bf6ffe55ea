import type { TraceOutcome, TraceStep } from '../../engine/types/trace.js'
import type { Place, Way, WayHop, WayOutcome } from '../../engine/way/index.js'
import { stepText } from '../../i18n/trace/index.js'

const marks: Readonly<Record<TraceStep['result'], string>> = { taken: '+', missed: '-', passed: ' ', ended: '=', noted: ' ' }
/** Misses that are shown of a list before the rest is counted. */
const MOST = 6

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`
const at = (place: Place): string => place.pod ?? 'outside of the cluster'
const address = ({ address: host, port }: { readonly address: string; readonly port: number }): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** A step and, under it, what was tried before. */
function stepLines(step: TraceStep, indent: string): string[] {
  const tried = step.tried ?? []
  const shown = tried.slice(-MOST)
  const left = (step.left ?? 0) + tried.length - shown.length
  return [
    ...(left > 0 ? [`${indent}- … ${left} more that did not match`] : []),
    ...shown.flatMap((miss) => stepLines(miss, indent)),
    `${indent}${marks[step.result]} ${stepText(step, 'en')}`,
  ]
}

function envoyLines(outcome: TraceOutcome): string[] {
  return outcome.steps.flatMap((step) => stepLines(step, '  '))
}

function hopLines(hop: WayHop): string[] {
  switch (hop.kind) {
    case 'name':
    case 'kube-proxy':
      return [`${hop.kind === 'name' ? 'Name' : 'kube-proxy'}, ${at(hop.at)}`, ...hop.steps.flatMap((step) => stepLines(step, '  '))]
    case 'capture':
      return [`iptables, ${at(hop.at)} (${hop.side})`, `  + delivered to ${address(hop.delivered)}`]
    case 'no-capture':
      return [`iptables, ${at(hop.at)} (${hop.side})`, '    no rules take its traffic']
    case 'envoy':
    case 'grpc':
      return [`${hop.kind === 'envoy' ? 'Envoy' : 'gRPC'}, ${at(hop.at)} (${hop.side})`, ...envoyLines(hop.outcome)]
    case 'ztunnel':
      return [`ztunnel, ${at(hop.at)} (${hop.side})`, ...hop.steps.flatMap((step) => stepLines(step, '  '))]
    case 'wire':
      return [
        `Network, ${at(hop.from)} to ${at(hop.to)}`,
        `    ${address(hop.address)}, ${hop.security.kind}${hop.security.identity ? ` as ${hop.security.identity}` : ''}`,
      ]
    case 'application':
      return [`Application, ${at(hop.at)}`, `  = ${address(hop.address)} ${hop.result}${hop.status === undefined ? '' : ` ${hop.status}`}`]
  }
}

function resultText({ result }: WayOutcome): string {
  const flags = result.flags.length > 0 ? ` ${result.flags.join(',')}` : ''
  const what = result.code === undefined ? result.ending : String(result.code)
  return `${what}${flags}${result.details ? ` ${result.details}` : ''}`
}

/** A request's way as text: every outcome with its probability, hop by hop; a miss begins with `-`, what was taken with `+`, the end with `=`. */
export function wayText({ outcomes, notFollowed }: Way): string {
  const blocks = outcomes.map((outcome) =>
    [`${percent(outcome.probability)}: ${resultText(outcome)}`, ...outcome.hops.flatMap(hopLines)].join('\n'),
  )
  return [...blocks, ...(notFollowed > 0 ? [`${percent(notFollowed)}: not followed, there were too many branches`] : [])].join('\n\n')
}

interface PlainStep {
  readonly part: string
  readonly code: string
  readonly result: string
  readonly text: string
  readonly arguments: TraceStep['arguments']
  readonly path?: TraceStep['path']
  readonly tried?: readonly PlainStep[]
  readonly left?: number
}

const plainStep = ({ part, code, result, arguments: args, path, tried, left, subject: _, ...rest }: TraceStep): PlainStep => ({
  part,
  code,
  result,
  text: stepText({ code, arguments: args }, 'en'),
  arguments: args,
  ...(path ? { path } : {}),
  ...(tried && tried.length > 0 ? { tried: tried.map(plainStep) } : {}),
  ...(left ? { left } : {}),
  ...rest,
})

const plainHop = (hop: WayHop): object => {
  if (hop.kind === 'envoy' || hop.kind === 'grpc') return { ...hop, outcome: { ...hop.outcome, steps: hop.outcome.steps.map(plainStep) } }
  if (hop.kind === 'capture') {
    const { walk: _, ...rest } = hop
    return rest
  }
  return 'steps' in hop ? { ...hop, steps: hop.steps.map(plainStep) } : hop
}

/** The same as data: steps without the objects that they are about, with their sentences. */
export const plainWay = ({ outcomes, notFollowed }: Way): object => ({
  outcomes: outcomes.map(({ hops, ...outcome }) => ({ ...outcome, hops: hops.map(plainHop) })),
  notFollowed,
})

import { packetScene } from '../engine/view/packet-scene/index.js'
import { complete } from './assist/complete.js'
import { hover } from './assist/hover.js'
import { Lane } from './lane.js'
import { compareModes } from './modes/compare.js'
import type { Analysed, Consultation, Consultations, FromWorker, Opening, Question, Questions, ToWorker } from './protocol.js'
import type { ReportAsk, ReportReply } from './report/types.js'
import type { WriteYaml } from './views/injection.js'

/** The engine's end of the protocol. Nothing runs before the first job; a lane's memory lasts until it is closed. */
const openings = new Map<string, Opening>()
const lanes = new Map<string, Lane>()

const send = (message: FromWorker) => self.postMessage(message)

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'open':
      openings.set(data.lane, data.opening)
      lanes.delete(data.lane)
      return
    case 'close':
      openings.delete(data.lane)
      lanes.delete(data.lane)
      return
    case 'run':
      if (data.job.request.view === 'injection')
        withYaml().then(
          (write) => run(data, write),
          (error: unknown) => fail(data, error),
        )
      else run(data)
      return
    case 'consult':
      if ('hasPods' in data.ask) {
        const { id } = data
        report(id, data.ask).then(
          (reply) => send({ type: 'consulted', id, reply }),
          () => send({ type: 'consulted', id }),
        )
        return
      }
      try {
        send({ type: 'consulted', id: data.id, reply: consulted(data.question, data.ask) })
      } catch {
        send({ type: 'consulted', id: data.id })
      }
      return
    case 'ask':
      if ('problem' in data.ask) {
        const { id, ask } = data
        fixes(ask).then(
          (reply) => send({ type: 'reply', id, reply }),
          () => send({ type: 'reply', id, reply: undefined }),
        )
        return
      }
      if ('cluster' in data.ask) {
        const { lane, id } = data
        analysis(lane, data.ask).then(
          (reply) => send({ type: 'reply', id, reply }),
          () => send({ type: 'reply', id, reply: undefined }),
        )
        return
      }
      try {
        send({ type: 'reply', id: data.id, reply: replyTo(data) })
      } catch {
        send({ type: 'reply', id: data.id, reply: undefined })
      }
  }
}

/** What writes YAML is as large as the rest of a view: only who looks at YAML pays for it. */
const withYaml = async (): Promise<WriteYaml> => (await import('./yaml-text.js')).yamlText

/** The analyzers are as large as the engine's first answer needs to be: they come after it. */
async function analysis(lane: string, { cluster, isDeep }: Questions['analyse']['ask']): Promise<Analysed | undefined> {
  const { analysed } = await import('./analysis.js')
  const whole = laneOf(lane).whole(cluster)
  return whole && analysed(whole, cluster, Date.now(), isDeep)
}

async function report(id: number, ask: ReportAsk): Promise<ReportReply> {
  const { reportOf } = await import('./report/report.js')
  return reportOf(
    ask,
    Date.now(),
    () => performance.now(),
    (stage) => send({ type: 'progress', id, stage }),
  )
}

async function fixes(ask: Questions['fixes']['ask']): Promise<Questions['fixes']['reply']> {
  const { offeredFixes } = await import('./fixes.js')
  return offeredFixes(ask, Date.now())
}

type Run = Extract<ToWorker, { type: 'run' }>

function run(message: Run, write?: WriteYaml): void {
  try {
    send({ type: 'answer', id: message.id, answer: laneOf(message.lane).answer(message.job, () => performance.now(), write) })
  } catch (error) {
    fail(message, error)
  }
}

function fail({ lane, id }: Run, error: unknown): void {
  // A lane that failed may have half-made memories.
  lanes.delete(lane)
  send({ type: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

type Quick = Exclude<Consultation, 'report'>
const consultations: { readonly [Q in Quick]: (ask: Consultations[Q]['ask']) => Consultations[Q]['reply'] } = {
  packet: packetScene,
  modes: (ask) => compareModes(ask, () => performance.now()),
}

const consulted = (question: Consultation, ask: Consultations[Consultation]['ask']): Consultations[Quick]['reply'] | undefined =>
  question === 'report' ? undefined : (consultations[question] as (ask: unknown) => Consultations[Quick]['reply'])(ask)

/** Longer texts are no one's to complete: they were pasted. */
const longest = 400_000

function replyTo({ lane, question, ask }: Extract<ToWorker, { type: 'ask' }>): Questions[Question]['reply'] {
  if ('checks' in ask) return laneOf(lane).check(ask, () => performance.now())
  if ('proxy' in ask) return laneOf(lane).dump(ask.proxy)
  if (!('text' in ask) || ask.text.length > longest) return undefined
  return question === 'hover' ? hover(ask.text, ask.offset) : complete(ask.text, ask.offset, laneOf(lane).names())
}

function laneOf(id: string): Lane {
  const opening = openings.get(id)
  if (!opening) throw new Error(`no lane ${id}`)
  const lane = lanes.get(id) ?? new Lane(opening)
  lanes.set(id, lane)
  return lane
}

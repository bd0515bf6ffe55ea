import { packetScene } from '../engine/view/packet-scene/index.js'
import { complete } from './assist/complete.js'
import { hover } from './assist/hover.js'
import { Lane } from './lane.js'
import { compareModes } from './modes/compare.js'
import type { Consultation, Consultations, FromWorker, Opening, Question, Questions, ToWorker } from './protocol.js'
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
    case 'consult': {
      const { id, question, ask } = data
      const consult = consultations[question] as (ask: unknown, id: number) => Awaitable<Consultations[Consultation]['reply']>
      settle(
        () => consult(ask, id),
        (reply) => send({ type: 'consulted', id, reply }),
      )
      return
    }
    case 'ask': {
      const { id, lane, question, ask } = data
      const reply = questions[question] as (ask: unknown, lane: string) => Awaitable<Questions[Question]['reply']>
      settle(
        () => reply(ask, lane),
        (reply) => send({ type: 'reply', id, reply }),
      )
    }
  }
}

type Awaitable<T> = T | Promise<T>

/** Tells what comes of `work`, at once if it is there at once; nothing where it fails. */
function settle<T>(work: () => Awaitable<T>, tell: (reply: T | undefined) => void): void {
  const nothing = () => tell(undefined)
  try {
    const made = work()
    if (made instanceof Promise) made.then(tell, nothing)
    else tell(made)
  } catch {
    nothing()
  }
}

/** What writes YAML is as large as the rest of a view: only who looks at YAML pays for it. */
const withYaml = async (): Promise<WriteYaml> => (await import('./yaml-text.js')).yamlText

type Run = Extract<ToWorker, { type: 'run' }>

function run(message: Run, write?: WriteYaml): void {
  try {
    send({ type: 'answer', id: message.id, answer: laneOf(message.lane).answer(message.job, now, write) })
  } catch (error) {
    fail(message, error)
  }
}

function fail({ lane, id }: Run, error: unknown): void {
  // A lane that failed may have half-made memories.
  lanes.delete(lane)
  send({ type: 'failure', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}

const now = (): number => performance.now()

const consultations: { readonly [Q in Consultation]: (ask: Consultations[Q]['ask'], id: number) => Awaitable<Consultations[Q]['reply']> } =
  {
    packet: packetScene,
    modes: (ask) => compareModes(ask, now),
    async report(ask, id) {
      const { reportOf } = await import('./report/report.js')
      return reportOf(ask, Date.now(), now, (stage) => send({ type: 'progress', id, stage }))
    },
  }

/** Longer texts are no one's to complete: they were pasted. */
const longest = 400_000

const questions: { readonly [Q in Question]: (ask: Questions[Q]['ask'], lane: string) => Awaitable<Questions[Q]['reply']> } = {
  complete: ({ text, offset }, lane) => (text.length > longest ? undefined : complete(text, offset, laneOf(lane).names())),
  hover: ({ text, offset }) => (text.length > longest ? undefined : hover(text, offset)),
  check: (ask, lane) => laneOf(lane).check(ask, now),
  dump: ({ proxy }, lane) => laneOf(lane).dump(proxy),
  /** The analyzers are as large as the engine's first answer needs to be: they come after it. */
  async analyse({ cluster, isDeep }, lane) {
    const { analysed } = await import('./analysis.js')
    const whole = laneOf(lane).whole(cluster)
    return whole && analysed(whole, cluster, Date.now(), isDeep)
  },
  async fixes(ask) {
    const { offeredFixes } = await import('./fixes.js')
    return offeredFixes(ask, Date.now())
  },
}

function laneOf(id: string): Lane {
  const opening = openings.get(id)
  if (!opening) throw new Error(`no lane ${id}`)
  const lane = lanes.get(id) ?? new Lane(opening)
  lanes.set(id, lane)
  return lane
}

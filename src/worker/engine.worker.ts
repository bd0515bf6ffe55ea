import { complete } from './assist/complete.js'
import { hover } from './assist/hover.js'
import { Lane } from './lane.js'
import type { FromWorker, Opening, Question, Questions, ToWorker } from './protocol.js'

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
      try {
        send({ type: 'answer', id: data.id, answer: laneOf(data.lane).answer(data.job, () => performance.now()) })
      } catch (error) {
        // A lane that failed may have half-made memories.
        lanes.delete(data.lane)
        send({ type: 'failure', id: data.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
      return
    case 'ask':
      try {
        send({ type: 'reply', id: data.id, reply: replyTo(data) })
      } catch {
        send({ type: 'reply', id: data.id, reply: undefined })
      }
  }
}

/** Longer texts are no one's to complete: they were pasted. */
const longest = 400_000

function replyTo({ lane, question, ask }: Extract<ToWorker, { type: 'ask' }>): Questions[Question]['reply'] {
  if ('proxy' in ask) return laneOf(lane).dump(ask.proxy)
  if (ask.text.length > longest) return undefined
  return question === 'hover' ? hover(ask.text, ask.offset) : complete(ask.text, ask.offset, laneOf(lane).names())
}

function laneOf(id: string): Lane {
  const opening = openings.get(id)
  if (!opening) throw new Error(`no lane ${id}`)
  const lane = lanes.get(id) ?? new Lane(opening)
  lanes.set(id, lane)
  return lane
}

import { Lane } from './lane.js'
import type { FromWorker, Opening, ToWorker } from './protocol.js'

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
  }
}

function laneOf(id: string): Lane {
  const opening = openings.get(id)
  if (!opening) throw new Error(`no lane ${id}`)
  const lane = lanes.get(id) ?? new Lane(opening)
  lanes.set(id, lane)
  return lane
}

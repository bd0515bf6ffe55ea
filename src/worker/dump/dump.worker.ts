import { OpenDump } from './open-dump.js'
import type { DumpProblem, FromDump, ToDump } from './protocol.js'

/** The end that reads a dump: bytes to text to a configuration, with progress; then small answers about it. */
const send = (message: FromDump) => self.postMessage(message)
let dump: OpenDump | undefined

self.onmessage = ({ data }: MessageEvent<ToDump>) => {
  if (data.type === 'open') {
    open(data.file, data.name).catch((error: unknown) =>
      refuse({ code: 'dump.crashed', level: 'error', arguments: { message: String(error) } }),
    )
    return
  }
  if (!dump) return
  try {
    if (data.type === 'rows') send({ type: 'rows', id: data.id, rows: dump.rows(data.kind, data.filter, data.most) })
    else if (data.type === 'detail') send({ type: 'detail', id: data.id, detail: dump.detail(data.of) })
    else send({ type: 'traced', id: data.id, traced: dump.trace(data.ask) })
  } catch (error) {
    refuse({ code: 'dump.crashed', level: 'error', arguments: { message: String(error) } })
  }
}

const refuse = (problem: DumpProblem) => send({ type: 'refused', problem })

async function open(file: Blob, name: string): Promise<void> {
  const text = await read(file)
  send({ type: 'progress', stage: 'parse', share: 0 })
  await breath()
  const opened = OpenDump.from(text, name, file.size)
  send({ type: 'progress', stage: 'index', share: 1 })
  const fatal = opened.fatal()
  if (fatal) refuse(fatal)
  else {
    dump = opened
    send({ type: 'opened', summary: opened.summary() })
  }
}

/** Lets the message before be seen. */
const breath = () => new Promise((resolve) => setTimeout(resolve))

/** The text, chunk by chunk, so that progress can be told. Dumps come compressed too. */
async function read(file: Blob): Promise<string> {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  const isGzip = magic[0] === 0x1f && magic[1] === 0x8b
  let seen = 0
  let told = 0
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      seen += chunk.byteLength
      const share = seen / Math.max(1, file.size)
      if (share - told > 0.02) {
        told = share
        send({ type: 'progress', stage: 'read', share })
      }
      controller.enqueue(chunk)
    },
  })
  const bytes = file.stream().pipeThrough(counted)
  const plain = isGzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes
  return new Response(plain).text()
}

import type {
  DumpDetail,
  DumpKind,
  DumpName,
  DumpProblem,
  DumpRows,
  DumpSummary,
  DumpTraceAsk,
  DumpTraced,
  FromDump,
  ToDump,
} from '../../worker/dump/protocol'

export type DumpState =
  | { readonly phase: 'empty' }
  | { readonly phase: 'reading'; readonly name: string; readonly stage: 'read' | 'parse' | 'index'; readonly share: number }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: DumpProblem }
  | { readonly phase: 'open'; readonly summary: DumpSummary }

type Reply = DumpRows | DumpDetail | DumpTraced | undefined

/** The page's end of the worker that reads a dump. A dump opened while another is being read takes its place. */
export class DumpClient {
  state: DumpState = { phase: 'empty' }
  private worker: Worker | undefined
  private readonly listeners = new Set<() => void>()
  private readonly asked = new Map<number, (reply: Reply) => void>()
  private lastId = 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly getState = (): DumpState => this.state

  private set(state: DumpState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }

  open(file: Blob, name: string): void {
    this.close()
    this.set({ phase: 'reading', name, stage: 'read', share: 0 })
    const worker = new Worker(new URL('../../worker/dump/dump.worker.ts', import.meta.url), { type: 'module', name: 'meshbook-dump' })
    this.worker = worker
    worker.onmessage = ({ data }: MessageEvent<FromDump>) => this.hear(name, data)
    worker.onerror = (event) =>
      this.set({ phase: 'refused', name, problem: { code: 'dump.crashed', level: 'error', arguments: { message: event.message ?? '' } } })
    this.send({ type: 'open', file, name })
  }

  close(): void {
    this.worker?.terminate()
    this.worker = undefined
    for (const resolve of this.asked.values()) resolve(undefined)
    this.asked.clear()
    this.set({ phase: 'empty' })
  }

  rows(kind: DumpKind, filter: string, most: number): Promise<DumpRows | undefined> {
    return this.ask((id) => ({ type: 'rows', id, kind, filter, most })) as Promise<DumpRows | undefined>
  }

  detail(of: DumpName): Promise<DumpDetail | undefined> {
    return this.ask((id) => ({ type: 'detail', id, of })) as Promise<DumpDetail | undefined>
  }

  trace(ask: DumpTraceAsk): Promise<DumpTraced | undefined> {
    return this.ask((id) => ({ type: 'trace', id, ask })) as Promise<DumpTraced | undefined>
  }

  private ask(message: (id: number) => ToDump): Promise<Reply> {
    const id = ++this.lastId
    if (!this.worker) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      this.asked.set(id, resolve)
      this.send(message(id))
    })
  }

  private send(message: ToDump): void {
    this.worker?.postMessage(message)
  }

  private hear(name: string, message: FromDump): void {
    switch (message.type) {
      case 'progress':
        this.set({ phase: 'reading', name, stage: message.stage, share: message.share })
        return
      case 'opened':
        this.set({ phase: 'open', summary: message.summary })
        return
      case 'refused':
        this.set({ phase: 'refused', name, problem: message.problem })
        return
      default: {
        const reply = message.type === 'rows' ? message.rows : message.type === 'detail' ? message.detail : message.traced
        this.asked.get(message.id)?.(reply)
        this.asked.delete(message.id)
      }
    }
  }
}

import type { Answer, Consultation, Consultations, FromWorker, Job, Opening, Question, Questions, ToWorker } from './protocol.js'
import type { ReportStage } from './report/types.js'

/** What a playground hears when a job brings no answer. */
export type Failure = { readonly reason: 'timeout'; readonly seconds: number } | { readonly reason: 'crash'; readonly message: string }

/** The part of a Worker that this needs; tests give their own. */
export interface WorkerLike {
  postMessage(message: ToWorker): void
  terminate(): void
  onmessage: ((event: { data: FromWorker }) => void) | null
  onerror: ((event: { message?: string }) => void) | null
}

interface Lane {
  readonly opening: Opening
  readonly heard: (outcome: { readonly answer: Answer } | { readonly failure: Failure }) => void
  /** The newest job that has not been sent. */
  waiting?: Job
}

/**
 * The page's end of the worker. One job runs at a time, and a playground (a lane) has at most one waiting: a newer job takes the place of
 * an older one, so an answer heard is always newer than the one before. A worker that does not answer in time is ended and begun anew.
 */
export class EngineClient {
  private worker: WorkerLike | undefined
  private readonly lanes = new Map<string, Lane>()
  private running: { readonly id: number; readonly lane: string; readonly timer: ReturnType<typeof setTimeout> } | undefined
  private readonly asked = new Map<number, (reply: Questions[Question]['reply']) => void>()
  private readonly consulted = new Map<
    number,
    {
      readonly resolve: (reply: Consultations[Consultation]['reply'] | undefined) => void
      readonly timer: ReturnType<typeof setTimeout>
      readonly progress?: (stage: ReportStage) => void
    }
  >()
  private lastId = 0

  constructor(
    private readonly start: () => WorkerLike,
    private readonly limit = 10_000,
  ) {}

  /** Announces a playground; `heard` is called with each outcome of its jobs. Returns what ends it. */
  open(lane: string, opening: Opening, heard: Lane['heard']): () => void {
    this.lanes.set(lane, { opening, heard })
    this.worker?.postMessage({ type: 'open', lane, opening })
    return () => {
      this.lanes.delete(lane)
      this.worker?.postMessage({ type: 'close', lane })
    }
  }

  /** Asks for a job's answer; a job of the lane that still waits is forgotten. */
  run(lane: string, job: Job): void {
    const open = this.lanes.get(lane)
    if (!open) return
    open.waiting = job
    this.next()
  }

  /** Asks a small question of a lane; undefined where there is no reply, or the worker had to begin anew. */
  ask<Q extends Question>(lane: string, question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['reply']> {
    if (!this.lanes.has(lane)) return Promise.resolve(undefined)
    const id = ++this.lastId
    return new Promise((resolve) => {
      this.asked.set(id, resolve)
      this.alive().postMessage({ type: 'ask', lane, id, question, ask })
    })
  }

  /**
   * Asks a question that needs no playground; undefined where the engine failed or did not answer in time: in `limit` milliseconds, if it
   * is a question that takes its time. Aborted by `signal` while it is being answered, it ends the worker, which cannot be interrupted.
   */
  consult<Q extends Consultation>(
    question: Q,
    ask: Consultations[Q]['ask'],
    {
      limit = this.limit,
      progress,
      signal,
    }: { readonly limit?: number; readonly progress?: (stage: ReportStage) => void; readonly signal?: AbortSignal } = {},
  ): Promise<Consultations[Q]['reply'] | undefined> {
    const id = ++this.lastId
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.stop({ reason: 'timeout', seconds: limit / 1000 }), limit)
      this.consulted.set(id, { resolve, timer, progress })
      signal?.addEventListener('abort', () => this.consulted.has(id) && this.stop({ reason: 'crash', message: '' }))
      this.alive().postMessage({ type: 'consult', id, question, ask })
    })
  }

  private next(): void {
    if (this.running) return
    for (const [lane, open] of this.lanes) {
      const job = open.waiting
      if (!job) continue
      open.waiting = undefined
      // Fairness: this lane goes to the end of the queue.
      this.lanes.delete(lane)
      this.lanes.set(lane, open)
      const id = ++this.lastId
      this.running = { id, lane, timer: setTimeout(() => this.stop({ reason: 'timeout', seconds: this.limit / 1000 }), this.limit) }
      this.alive().postMessage({ type: 'run', lane, id, job })
      return
    }
  }

  private alive(): WorkerLike {
    if (this.worker) return this.worker
    const worker = this.start()
    worker.onmessage = ({ data }) => this.receive(data)
    worker.onerror = (event) => this.stop({ reason: 'crash', message: event.message ?? '' })
    for (const [lane, { opening }] of this.lanes) worker.postMessage({ type: 'open', lane, opening })
    this.worker = worker
    return worker
  }

  private receive(message: FromWorker): void {
    if (message.type === 'reply') {
      this.asked.get(message.id)?.(message.reply)
      this.asked.delete(message.id)
      return
    }
    if (message.type === 'consulted') {
      const asked = this.consulted.get(message.id)
      clearTimeout(asked?.timer)
      this.consulted.delete(message.id)
      asked?.resolve(message.reply)
      return
    }
    if (message.type === 'progress') {
      this.consulted.get(message.id)?.progress?.(message.stage)
      return
    }
    if (message.id !== this.running?.id) return
    const lane = this.lanes.get(this.running.lane)
    clearTimeout(this.running.timer)
    this.running = undefined
    if (message.type === 'answer') lane?.heard({ answer: message.answer })
    else lane?.heard({ failure: { reason: 'crash', message: message.message } })
    this.next()
  }

  /** Ends the worker; the next job begins another. */
  private stop(failure: Failure): void {
    if (this.worker) {
      this.worker.onmessage = null
      this.worker.onerror = null
      this.worker.terminate()
      this.worker = undefined
    }
    for (const resolve of this.asked.values()) resolve(undefined)
    this.asked.clear()
    for (const { resolve, timer } of this.consulted.values()) {
      clearTimeout(timer)
      resolve(undefined)
    }
    this.consulted.clear()
    const running = this.running
    this.running = undefined
    if (running) {
      clearTimeout(running.timer)
      this.lanes.get(running.lane)?.heard({ failure })
    }
    this.next()
  }
}

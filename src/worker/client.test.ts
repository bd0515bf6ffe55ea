import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineClient, type WorkerLike } from './client.js'
import type { Answer, FromWorker, Job, ToWorker } from './protocol.js'

class FakeWorker implements WorkerLike {
  readonly sent: ToWorker[] = []
  ended = false
  onmessage: ((event: { data: FromWorker }) => void) | null = null
  onerror: ((event: { message?: string }) => void) | null = null
  postMessage(message: ToWorker) {
    this.sent.push(message)
  }
  terminate() {
    this.ended = true
  }
  get runs() {
    return this.sent.filter((m) => m.type === 'run')
  }
  answer(id: number, milliseconds = 0) {
    const answer: Answer = { problems: [], moreProblems: 0, proxies: [], stale: false, milliseconds }
    this.onmessage?.({ data: { type: 'answer', id, answer } })
  }
}

const opening = { original: { files: [] }, own: [] }
const job = (proxy: string): Job => ({ input: { files: [] }, proxy, request: { view: 'diagram' }, language: 'en' })

describe('EngineClient', () => {
  let workers: FakeWorker[]
  let client: EngineClient
  beforeEach(() => {
    vi.useFakeTimers()
    workers = []
    client = new EngineClient(() => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker
    }, 1000)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('starts the worker with the first job and tells it of open lanes first', () => {
    client.open('a', opening, () => {})
    expect(workers).toHaveLength(0)
    client.run('a', job('p'))
    expect(workers[0]?.sent.map((m) => m.type)).toEqual(['open', 'run'])
  })

  it('sends one job at a time and keeps only the newest that waits', () => {
    client.open('a', opening, () => {})
    for (const p of ['1', '2', '3']) client.run('a', job(p))
    expect(workers[0]?.runs).toHaveLength(1)
    workers[0]?.answer(1)
    expect(workers[0]?.runs.map((m) => m.type === 'run' && m.job.proxy)).toEqual(['1', '3'])
  })

  it('lets lanes take turns', () => {
    client.open('a', opening, () => {})
    client.open('b', opening, () => {})
    client.run('a', job('a1'))
    client.run('b', job('b1'))
    client.run('a', job('a2'))
    workers[0]?.answer(1)
    workers[0]?.answer(2)
    expect(workers[0]?.runs.map((m) => m.type === 'run' && m.job.proxy)).toEqual(['a1', 'b1', 'a2'])
  })

  it('ignores an answer that is not the one waited for', () => {
    const heard = vi.fn()
    client.open('a', opening, heard)
    client.run('a', job('p'))
    workers[0]?.answer(7)
    expect(heard).not.toHaveBeenCalled()
  })

  it('ends a worker that hangs, says so, and goes on with another', () => {
    const heard = vi.fn()
    client.open('a', opening, heard)
    client.run('a', job('1'))
    client.run('a', job('2'))
    vi.advanceTimersByTime(1001)
    expect(workers[0]?.ended).toBe(true)
    expect(heard).toHaveBeenCalledWith({ failure: { reason: 'timeout', seconds: 1 } })
    expect(workers[1]?.sent.map((m) => m.type)).toEqual(['open', 'run'])
    workers[1]?.answer(2)
    expect(heard).toHaveBeenLastCalledWith({ answer: expect.objectContaining({ stale: false }) })
  })

  it('begins anew after a crash', () => {
    const heard = vi.fn()
    client.open('a', opening, heard)
    client.run('a', job('1'))
    workers[0]?.onerror?.({ message: 'boom' })
    expect(heard).toHaveBeenCalledWith({ failure: { reason: 'crash', message: 'boom' } })
    client.run('a', job('2'))
    expect(workers).toHaveLength(2)
  })

  it('tells a closed lane nothing', () => {
    const heard = vi.fn()
    const close = client.open('a', opening, heard)
    client.run('a', job('1'))
    close()
    workers[0]?.answer(1)
    expect(heard).not.toHaveBeenCalled()
  })

  describe('asked a question that needs no playground', () => {
    const ask = { mode: 'sidecar', annotations: {}, families: 'ipv4', from: 'application', to: 'pod:80', protocol: 'tcp' } as const
    const hear = (worker: FakeWorker | undefined, message: FromWorker) => worker?.onmessage?.({ data: message })
    const last = (worker: FakeWorker | undefined) => worker?.sent.findLast((m) => m.type === 'consult')?.id ?? 0

    it('gives the reply to who asked, in any order', async () => {
      const [first, second] = [client.consult('packet', ask), client.consult('packet', { ...ask, protocol: 'udp' })]
      const scene = { faults: [], problems: [], moreProblems: 0, family: 'ipv4', lines: [], packets: [], stands: true, doubts: [] } as const
      const id = last(workers[0])
      hear(workers[0], { type: 'consulted', id })
      hear(workers[0], { type: 'consulted', id: id - 1, reply: scene })
      expect(await first).toBe(scene)
      expect(await second).toBeUndefined()
      vi.advanceTimersByTime(5000)
      expect(workers[0]?.ended).toBe(false)
    })

    it('ends a worker that does not answer, and asks a new one', async () => {
      const asked = client.consult('packet', ask)
      vi.advanceTimersByTime(1500)
      expect(await asked).toBeUndefined()
      expect(workers[0]?.ended).toBe(true)
      void client.consult('packet', ask)
      expect(workers).toHaveLength(2)
    })
  })

  it('tells how far a consultation is; aborted, it ends the worker and has no reply', async () => {
    const stages: string[] = []
    const stop = new AbortController()
    const ask = { files: [], hasPods: false }
    const reply = client.consult('report', ask, { limit: 5000, progress: (stage) => stages.push(stage), signal: stop.signal })
    const id = workers[0]?.sent.find((m) => m.type === 'consult')?.id ?? 0
    workers[0]?.onmessage?.({ data: { type: 'progress', id, stage: 'analyse' } })
    vi.advanceTimersByTime(2000)
    expect(workers[0]?.ended).toBe(false)
    stop.abort()
    await expect(reply).resolves.toBeUndefined()
    expect(stages).toEqual(['analyse'])
    expect(workers[0]?.ended).toBe(true)
    stop.abort()
  })
})

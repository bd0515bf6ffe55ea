import { beforeEach, describe, expect, it } from 'vitest'
import { EngineClient, type WorkerLike } from '../../worker/client'
import type { Answer, FromWorker, Job, ToWorker } from '../../worker/protocol'
import type { Store } from './edit-store'
import type { ShownExample } from './example'
import { Session } from './session'

const shown: ShownExample = {
  id: 'x',
  hash: 'h1',
  title: 'X',
  proxy: 'p.default',
  view: 'diagram',
  open: 'b.yaml',
  text: 'b: 1',
  files: [
    { name: 'a.yaml', from: 'base', folded: true },
    { name: 'b.yaml', from: 'x', folded: false },
  ],
  compare: 'base',
  requests: [],
  way: [],
}
const originals = {
  files: [
    { name: 'a.yaml', text: 'a: 1' },
    { name: 'b.yaml', text: 'b: 1' },
  ],
}

function memory(): Store & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

describe('Session', () => {
  let jobs: Job[]
  let reply: (answer: Partial<Answer>) => void
  let store: ReturnType<typeof memory>
  let client: EngineClient
  const session = (options: Partial<ConstructorParameters<typeof Session>[0]> = {}) =>
    new Session({ shown, lane: 'l', language: 'en', client, store, load: async () => originals, ...options })
  const texts = (s: Session) => s.state.files.map((f) => f.text)

  beforeEach(() => {
    jobs = []
    store = memory()
    let id = 0
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate: () => {},
      postMessage: (message: ToWorker) => {
        if (message.type !== 'run') return
        jobs.push(message.job)
        id = message.id
      },
    }
    client = new EngineClient(() => worker)
    reply = (answer) => {
      const data: FromWorker = {
        type: 'answer',
        id,
        answer: { problems: [], moreProblems: 0, proxies: [], stale: false, milliseconds: 1, ...answer },
      }
      worker.onmessage?.({ data })
    }
  })

  it('asks for the example as soon as its texts are there', async () => {
    const s = session()
    await s.start()
    expect(s.state.phase).toBe('ready')
    expect(jobs[0]).toMatchObject({ proxy: 'p.default', request: { view: 'diagram' }, input: originals })
  })

  it('keeps the last result of each view and says what is stale', async () => {
    const s = session()
    await s.start()
    reply({ result: { view: 'tables', table: 'routes', columns: [], rows: [], more: 0, counts: {} } })
    s.edit('b.yaml', 'b: {')
    reply({ stale: true })
    expect(s.state.results.tables).toBeDefined()
    expect(s.state.answer?.stale).toBe(true)
  })

  it('keeps edits by the example’s content, and brings them back', async () => {
    const s = session()
    await s.start()
    s.edit('b.yaml', 'b: 2')
    s.dispose()
    const again = session()
    await again.start()
    expect(texts(again)).toEqual(['a: 1', 'b: 2'])
    expect(again.state.notice).toBe('kept')
    const other = session({ shown: { ...shown, hash: 'h2' } })
    await other.start()
    expect(texts(other)).toEqual(['a: 1', 'b: 1'])
  })

  it('resets, and takes the reset back', async () => {
    const s = session()
    await s.start()
    s.edit('b.yaml', 'b: 2')
    s.reset()
    expect(texts(s)).toEqual(['a: 1', 'b: 1'])
    expect(s.state.canRestore).toBe(true)
    s.restore()
    expect(texts(s)).toEqual(['a: 1', 'b: 2'])
    expect(s.state.revision).toBe(2)
  })

  it('opens what a link brought without losing the reader’s own edits', async () => {
    const before = session()
    await before.start()
    before.edit('b.yaml', 'b: mine')
    before.dispose()
    const s = session()
    await s.start({ example: 'x', edits: { 'b.yaml': 'b: theirs' }, open: 'a.yaml', view: 'json', proxy: 'q.default' })
    expect(s.state).toMatchObject({ notice: 'shared', open: 'a.yaml', view: 'json', proxy: 'q.default' })
    expect(texts(s)).toEqual(['a: 1', 'b: theirs'])
    s.restore()
    expect(texts(s)).toEqual(['a: 1', 'b: mine'])
  })

  it('ignores files of a link that the example does not have', async () => {
    const s = session()
    await s.start({ example: 'x', edits: { __proto__: 'x', 'c.yaml': 'c: 1' }, open: 'c.yaml', view: 'diagram', proxy: 'p.default' })
    expect(texts(s)).toEqual(['a: 1', 'b: 1'])
    expect(s.state.open).toBe('b.yaml')
  })

  it('works where the browser keeps nothing', async () => {
    const forbidden: Store = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('full')
      },
      removeItem: () => {},
    }
    const s = session({ store: forbidden })
    await s.start()
    s.edit('b.yaml', 'b: 2')
    s.dispose()
    expect(texts(s)).toEqual(['a: 1', 'b: 2'])
  })

  it('does not keep what is too large, says so, and finds the way back', async () => {
    const s = session()
    await s.start()
    s.editBeyond('b.yaml', 'x'.repeat(1_000_001))
    s.dispose()
    expect(s.state.notice).toBe('not-kept')
    s.backFrom('b.yaml')?.()
    expect(texts(s)).toEqual(['a: 1', 'b: 1'])
  })

  it('says when the texts cannot be loaded', async () => {
    const s = session({ load: () => Promise.reject(new Error('offline')) })
    await s.start()
    expect(s.state).toMatchObject({ phase: 'failed', failure: { reason: 'load' } })
  })

  it('shows a solution and never loses what the reader wrote', async () => {
    const solution = { 'b.yaml': 'b: right', 'new.yaml': 'n: 1' }
    const checks = [{ title: 't', curl: 'curl http://a/', from: 'p.default', expect: { code: 200 } }]
    const s = session({ shown: { ...shown, checks } })
    await s.start()
    s.edit('b.yaml', 'b: mine')
    s.showSolution(solution)
    expect(texts(s)).toEqual(['a: 1', 'b: right', 'n: 1'])
    expect(s.state).toMatchObject({ open: 'b.yaml', versions: 1 })
    expect(s.isSolutionShown()).toBe(true)
    expect(s.input()?.files.map((f) => f.name)).toEqual(['a.yaml', 'b.yaml', 'new.yaml'])
    s.showSolution(solution)
    expect(s.state.versions).toBe(1)

    // The solution, changed, is the reader's own text too.
    s.openFile('new.yaml')
    s.edit('new.yaml', 'n: 2')
    s.backToOwn(solution)
    expect(texts(s)).toEqual(['a: 1', 'b: mine'])
    expect(s.state).toMatchObject({ open: 'b.yaml', versions: 1 })
    s.backToOwn(solution)
    expect(texts(s)).toEqual(['a: 1', 'b: right', 'n: 2'])
    s.dispose()

    // All of it is there after a reload.
    const again = session({ shown: { ...shown, checks } })
    await again.start()
    expect(texts(again)).toEqual(['a: 1', 'b: right', 'n: 2'])
    again.backToOwn(solution)
    expect(texts(again)).toEqual(['a: 1', 'b: mine'])
    again.reset()
    expect(texts(again)).toEqual(['a: 1', 'b: 1'])
    expect(again.isSolutionShown()).toBe(false)
    expect(again.state.versions).toBe(1)
  })

  it('makes the change of a fix, in several files and one after another, but not in texts that have changed since', async () => {
    const s = session()
    await s.start()
    const fix = {
      code: 'replace-value' as const,
      arguments: { from: '1', to: '2' },
      edits: [
        { file: 'b.yaml', start: 3, end: 4, text: '2' },
        { file: 'b.yaml', start: 0, end: 0, text: '# b\n' },
        { file: 'a.yaml', start: 4, end: 4, text: '0' },
      ],
      previews: [],
    }
    const fixes = { input: originals, offered: [fix] }
    const { revision } = s.state
    s.applyFix(fixes, fix)
    expect(texts(s)).toEqual(['a: 10', '# b\nb: 2'])
    expect(s.state.revision).toBe(revision + 1)
    s.applyFix(fixes, fix)
    expect(texts(s)).toEqual(['a: 10', '# b\nb: 2'])
    s.reset()
    s.restore()
    expect(texts(s)).toEqual(['a: 10', '# b\nb: 2'])
  })
})

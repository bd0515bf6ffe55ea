import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CheckReply } from '../../worker/protocol'
import type { Session } from '../Playground/session'
import { Checker } from './checker'

vi.useFakeTimers()

const passed = { isPassed: true, wrong: [], happened: [], more: 0 }
const check = { curl: 'curl http://a/', from: 'p.default', expect: { code: 200 } }

/** The part of a session that is watched; replies come when the test says. */
class Watched {
  state = { phase: 'ready', files: [{ name: 'a.yaml', text: 'a: 1' }] }
  readonly asked: string[] = []
  private readonly replies: ((reply: CheckReply | undefined) => void)[] = []
  private heard: () => void = () => {}
  subscribe = (heard: () => void) => {
    this.heard = heard
    return () => {}
  }
  input = () => ({ files: this.state.files })
  ask = (_: string, { input }: { readonly input: { readonly files: Watched['state']['files'] } }) => {
    this.asked.push(input.files.map((f) => f.text).join())
    return new Promise((resolve) => this.replies.push(resolve))
  }
  edit(text: string) {
    this.state = { ...this.state, files: [{ name: 'a.yaml', text }] }
    this.heard()
  }
  touch() {
    this.state = { ...this.state, files: this.state.files.map((f) => ({ ...f })) }
    this.heard()
  }
  async reply(reply: CheckReply | undefined) {
    this.replies.shift()?.(reply)
    await vi.advanceTimersByTimeAsync(0)
  }
}

describe('Checker', () => {
  let watched: Watched
  let solved: number
  let checker: Checker
  beforeEach(async () => {
    watched = new Watched()
    solved = 0
    checker = new Checker(watched as unknown as Session, [check], () => solved++)
    checker.start()
    await vi.advanceTimersByTimeAsync(0)
  })

  it('asks at once, then after a pause in the typing, and about the newest text only', async () => {
    expect(watched.asked).toEqual(['a: 1'])
    await watched.reply({ isBroken: false, results: [{ ...passed, isPassed: false }] })
    expect(checker.get()).toMatchObject({ isPending: false, isSolved: false })
    watched.edit('a: 2')
    watched.edit('a: 3')
    expect(checker.get().isPending).toBe(true)
    await vi.advanceTimersByTimeAsync(300)
    expect(watched.asked).toEqual(['a: 1', 'a: 3'])
    await watched.reply({ isBroken: false, results: [passed] })
    expect(checker.get().isSolved).toBe(true)
    expect(solved).toBe(1)
  })

  it('does not take an answer to an older text', async () => {
    watched.edit('a: 2')
    await vi.advanceTimersByTimeAsync(300)
    await watched.reply({ isBroken: false, results: [passed] })
    expect(checker.get()).toMatchObject({ isPending: true, isSolved: false })
    await watched.reply({ isBroken: false, results: [{ ...passed, isPassed: false }] })
    expect(checker.get()).toMatchObject({ isPending: false, isSolved: false })
    expect(solved).toBe(0)
  })

  it('is not solved by broken YAML, by what was not checked, or by no answer', async () => {
    await watched.reply({ isBroken: true, results: [] })
    expect(checker.get().isSolved).toBe(false)
    watched.edit('a: 2')
    await vi.advanceTimersByTimeAsync(300)
    await watched.reply({ isBroken: false, results: [undefined] })
    expect(checker.get().isSolved).toBe(false)
    watched.edit('a: 3')
    await vi.advanceTimersByTimeAsync(300)
    await watched.reply(undefined)
    expect(solved).toBe(0)
  })

  it('does not ask again where no text has changed', async () => {
    await watched.reply({ isBroken: false, results: [passed] })
    watched.touch()
    await vi.advanceTimersByTimeAsync(1000)
    expect(watched.asked).toHaveLength(1)
  })
})

import type { Check, CheckReply } from '../../worker/protocol'
import type { Session } from '../Playground/session'

/** Milliseconds without an edit before requests are sent again. */
const pause = 250

interface CheckerState {
  /** Of the newest text that was checked. */
  readonly reply: CheckReply | undefined
  /** The text has changed since. */
  readonly isPending: boolean
  readonly isSolved: boolean
}

/** Sends an exercise's requests anew whenever the reader's text has changed, in the worker. */
export class Checker {
  private state: CheckerState = { reply: undefined, isPending: true, isSolved: false }
  private readonly listeners = new Set<() => void>()
  private files: unknown
  private timer: ReturnType<typeof setTimeout> | undefined
  private asked = 0
  private leave: (() => void) | undefined

  constructor(
    private readonly session: Session,
    private readonly checks: readonly Check[],
    private readonly onSolved: () => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly get = (): CheckerState => this.state

  /** Begins to watch; returns what ends it. */
  start(): () => void {
    this.leave = this.session.subscribe(() => this.look())
    this.look()
    return () => {
      this.leave?.()
      clearTimeout(this.timer)
      this.asked++
      this.files = undefined
    }
  }

  private look(): void {
    const { files } = this.session.state
    if (files === this.files || this.session.state.phase !== 'ready') return
    // What is folded away or open changes the list and no text.
    const isSame = textsOf(files) === textsOf(this.files)
    this.files = files
    if (isSame) return
    this.set({ ...this.state, isPending: true })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ask(), this.state.reply ? pause : 0)
  }

  private async ask(): Promise<void> {
    const input = this.session.input()
    if (!input) return
    const asked = ++this.asked
    const reply = await this.session.ask('check', { input, checks: this.checks })
    if (asked !== this.asked) return
    const isSolved = reply !== undefined && !reply.isBroken && reply.results.every((result) => result?.isPassed)
    this.set({ reply, isPending: false, isSolved })
    if (isSolved) this.onSolved()
  }

  private set(state: CheckerState): void {
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

const textsOf = (files: unknown): string =>
  Array.isArray(files) ? files.map(({ name, text }: { name: string; text: string }) => `${name}\0${text}`).join('\0') : ''

import type { Browser, CDPSession } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and those of them that the thread itself worked. */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/**
 * Records the tasks of the pages' main threads. Their length is the time that the thread itself worked: on a machine that does other
 * things as well the clock would measure those too.
 */
export class MainThread {
  private readonly events: TraceEvent[] = []

  private constructor(private readonly session: CDPSession) {
    session.on('Tracing.dataCollected', ({ value }) => this.events.push(...(value as unknown as TraceEvent[])))
  }

  static async record(browser: Browser): Promise<MainThread> {
    const recorder = new MainThread(await browser.newBrowserCDPSession())
    await recorder.session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', '__metadata'] },
    })
    return recorder
  }

  /** The longest task since the recording began, in milliseconds of work. */
  async longestTask(): Promise<number> {
    const complete = new Promise((resolve) => this.session.once('Tracing.tracingComplete', resolve))
    await this.session.send('Tracing.end')
    await complete
    await this.session.detach()
    const thread = (e: TraceEvent) => `${e.pid}:${e.tid}`
    const mains = new Set(this.events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map(thread))
    const tasks = this.events.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && mains.has(thread(e)))
    if (tasks.length === 0) throw new Error('the trace has no tasks')
    return Math.max(...tasks.map((e) => (e.tdur ?? e.dur ?? 0) / 1000))
  }
}

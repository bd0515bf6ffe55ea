import type { Analysed, ClusterInput, Questions } from '../../worker/protocol'
import { type Finding, ofAnalysis } from './finding'
import { noteTime } from './note-time'

/** What the whole cluster shows, as far as it has been looked at. */
export interface Analysis {
  readonly findings: readonly Finding[]
  /** Findings left out. */
  readonly more: number
}

type Ask = (ask: Questions['analyse']['ask']) => Promise<Analysed | undefined>

/** Beyond this many milliseconds an analysis waits until the reader pauses. */
const slow = 150
/** How long a pause is. */
const pause = 250

/**
 * Has a playground's cluster analysed after each edit: first what istioctl says, which is quick; then, when the reader pauses, what the
 * generated configuration proves. What was found before stays until there is newer.
 */
export class Analyst {
  private turn = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private took = 0
  private ours: readonly Finding[] = []

  constructor(
    private readonly ask: Ask,
    private readonly heard: (analysis: Analysis) => void,
  ) {}

  /** The cluster is another, and it has no errors. `edited`: when the reader typed, by the page's clock; absent where nobody did. */
  look(cluster: ClusterInput, edited?: number): void {
    this.forget()
    const turn = this.turn
    this.timer = setTimeout(() => void this.first(cluster, turn, edited), this.took > slow ? pause : 0)
  }

  /** What is on its way is of no more use. */
  forget(): void {
    this.turn++
    clearTimeout(this.timer)
  }

  private async first(cluster: ClusterInput, turn: number, edited: number | undefined): Promise<void> {
    const begun = performance.now()
    const reply = await this.ask({ cluster, isDeep: false })
    this.took = performance.now() - begun
    const said = await this.inWords(reply, turn)
    if (!said) return
    this.heard({ findings: [...said, ...this.ours], more: reply?.more ?? 0 })
    if (edited !== undefined) noteTime('meshbook problems', edited)
    this.timer = setTimeout(() => void this.deep(cluster, turn), pause)
  }

  private async deep(cluster: ClusterInput, turn: number): Promise<void> {
    const reply = await this.ask({ cluster, isDeep: true })
    const said = await this.inWords(reply, turn)
    if (!said) return
    this.ours = said.filter(({ code }) => code.startsWith('MB'))
    this.heard({ findings: said, more: reply?.more ?? 0 })
  }

  private async inWords(reply: Analysed | undefined, turn: number): Promise<readonly Finding[] | undefined> {
    if (!reply || turn !== this.turn) return undefined
    if (reply.problems.length === 0) return []
    const { analysis } = await import('@texts/analysis')
    if (turn !== this.turn) return undefined
    return reply.problems.map((problem) => ofAnalysis(problem, analysis as unknown as Parameters<typeof ofAnalysis>[1]))
  }
}

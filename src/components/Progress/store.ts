import { type Answered, merge, nothing, type Progress, readProgress, writeProgress } from './progress'

const name = 'meshbook.progress'

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * The reader's progress, kept in the browser and nowhere else. A browser that keeps nothing (full, or forbidden) makes no error: then it
 * lasts as long as the page.
 */
export class ProgressStore {
  private progress: Progress = nothing
  private isRead = false
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly kept: () => Kept | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly get = (): Progress => {
    if (!this.isRead) {
      this.isRead = true
      this.progress = this.load() ?? nothing
    }
    return this.progress
  }

  /** The reader has come to a chapter's end. */
  read(chapter: string): void {
    const { chapters } = this.get()
    if (!Object.hasOwn(chapters, chapter)) this.set({ ...this.progress, chapters: { ...chapters, [chapter]: this.now() } })
  }

  answer(question: string, answer: Omit<Answered, 'at'>): void {
    const { questions } = this.get()
    this.set({ ...this.progress, questions: { ...questions, [question]: { ...answer, at: this.now() } } })
  }

  /** Every check of an exercise has passed. */
  solve(exercise: string): void {
    const { exercises } = this.get()
    if (!Object.hasOwn(exercises, exercise)) this.set({ ...this.progress, exercises: { ...exercises, [exercise]: this.now() } })
  }

  /** The file to take along. */
  export(): string {
    return writeProgress(this.get())
  }

  /** Adds what a file holds to what is there; false where it is none of ours. */
  import(text: string): boolean {
    const more = readProgress(text)
    if (!more) return false
    this.set(merge(this.get(), more))
    return true
  }

  clear(): void {
    this.progress = nothing
    this.attempt((kept) => kept.removeItem(name))
    this.tell()
  }

  /** Another tab has changed what is kept. */
  readonly heard = (event: { readonly key: string | null }): void => {
    if (event.key !== null && event.key !== name) return
    this.progress = this.load() ?? nothing
    this.isRead = true
    this.tell()
  }

  private set(progress: Progress): void {
    // Another tab may have added something since.
    this.progress = merge(this.load() ?? nothing, progress)
    this.attempt((kept) => kept.setItem(name, writeProgress(this.progress)))
    this.tell()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private load(): Progress | undefined {
    let text: string | null = null
    this.attempt((kept) => {
      text = kept.getItem(name)
    })
    return text === null ? undefined : readProgress(text)
  }

  private attempt(action: (kept: Kept) => void): void {
    try {
      const kept = this.kept()
      if (kept) action(kept)
    } catch {
      // Nothing is kept, then.
    }
  }
}

/** The page's own. */
export const progress = new ProgressStore(() => (typeof window === 'undefined' ? undefined : window.localStorage))
if (typeof window !== 'undefined') window.addEventListener('storage', progress.heard)

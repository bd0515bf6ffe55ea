import type { EngineClient, Failure } from '../../worker/client'
import type {
  Answer,
  ClusterInput,
  DiagramFocus,
  InjectionChoice,
  Language,
  OfferedFix,
  Opening,
  Question,
  Questions,
  ResourceName,
  Spot,
  TableKind,
  TraceAsk,
  ViewName,
  ViewRequest,
  ViewResult,
} from '../../worker/protocol'
import { applyEdits } from '../../worker/text-edits'
import { type Analysis, Analyst } from './analyst'
import { EditStore, type Edits, type Store } from './edit-store'
import type { ShownCheck, ShownExample } from './example'
import type { Finding } from './finding'
import { findingsOf } from './findings'
import { Fixer, type Fixes } from './fixer'
import { noteTime } from './note-time'
import type { Shared } from './share-link'

export interface FileState {
  readonly name: string
  readonly text: string
  readonly original: string
  readonly folded: boolean
}

type Notice = 'shared' | 'shared-broken' | 'kept' | 'not-kept'

/** Lines of a file that something points at. */
export interface Marks {
  readonly by: 'node' | 'row' | 'problem'
  readonly spots: readonly Spot[]
}

export interface SessionState {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly files: readonly FileState[]
  readonly open: string
  readonly view: ViewName
  readonly proxy: string
  readonly focus: DiagramFocus | undefined
  readonly table: TableKind
  readonly resource: ResourceName | undefined
  readonly search: string
  readonly against: 'step' | 'edits'
  readonly detail: ResourceName | undefined
  /** The request that is followed, and which of the things that can happen to it is shown. */
  readonly trace: TraceAsk
  readonly outcome: number
  /** The workload whose injection is shown; undefined for the first. */
  readonly workload: string | undefined
  readonly injection: InjectionChoice
  /** What the engine said last; problems are always of the newest text that it has seen. */
  readonly answer: Answer | undefined
  /** What the whole cluster shows; gone while the texts have errors. */
  readonly analysis: Analysis | undefined
  /** The newest result of each view; a view opened again shows it until a newer one is there. */
  readonly results: Partial<Record<ViewName, ViewResult>>
  readonly failure: Failure | { readonly reason: 'load'; readonly message: string } | undefined
  readonly notice: Notice | undefined
  readonly canRestore: boolean
  /** How many of the reader's own versions wait while a solution is shown, or was. */
  readonly versions: number
  readonly marks: Marks | undefined
  /** Where the reader's cursor is. */
  readonly cursor: { readonly file: string; readonly line: number } | undefined
  /** A place that the editor should bring into view; a new object each time. */
  readonly reveal: { readonly file: string; readonly line: number; readonly column: number; readonly focus: boolean } | undefined
  /** Set anew where texts change other than by typing, so that editors take them over. */
  readonly revision: number
}

interface SessionOptions {
  readonly shown: ShownExample
  readonly lane: string
  readonly language: Language
  readonly client: EngineClient
  readonly store: Store | undefined
  readonly load: (id: string) => Promise<ClusterInput>
  readonly view?: ViewName
  readonly proxy?: string
  readonly open?: string
}

const areSame = (a: Edits, b: Edits): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
}

/** One playground's state, away from React: texts, what is looked at, and the engine's newest answer. */
export class Session {
  state: SessionState
  /** What the example is about: the service or the port that it says. */
  readonly about: string | undefined
  readonly focus: DiagramFocus | undefined
  /** Requests worth following, and who sends those that do not say. */
  readonly requests: ShownExample['requests']
  readonly from: string
  /** Of an exercise: what must come of which requests. */
  readonly checks: readonly ShownCheck[]
  readonly example: string
  /** Whether there is a step before to compare with. */
  readonly hasStep: boolean
  private readonly listeners = new Set<() => void>()
  private readonly edits: EditStore
  private opening: Opening | undefined
  private close: (() => void) | undefined
  private readonly beyond = new Map<string, string>()
  /** When the reader typed what the next answer is about. */
  private edited: number | undefined
  private readonly analyst: Analyst
  private readonly fixer = new Fixer((ask) => this.ask('fixes', ask))
  /** The texts that were analysed last, and whether they had errors. */
  private analysed: { readonly files: readonly FileState[]; readonly stale: boolean } | undefined
  private saving: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: SessionOptions) {
    const { shown } = options
    this.edits = new EditStore(options.store, shown.id, shown.hash)
    this.analyst = new Analyst(
      (ask) => this.ask('analyse', ask),
      (analysis) => this.set({ analysis }),
    )
    const { host, port } = shown.focus ?? {}
    this.about = host ?? (port === undefined ? undefined : String(port))
    this.focus = shown.focus && { text: host, port }
    this.requests = shown.requests
    this.from = options.proxy ?? shown.proxy
    this.checks = shown.checks ?? []
    this.example = shown.id
    this.hasStep = shown.compare !== undefined
    this.state = {
      phase: 'loading',
      files: [],
      open: options.open ?? shown.open,
      view: options.view ?? shown.view,
      proxy: options.proxy ?? shown.proxy,
      focus: this.focus,
      table: 'clusters',
      resource: undefined,
      search: '',
      against: shown.compare ? 'step' : 'edits',
      detail: undefined,
      trace: { curl: shown.requests[0]?.curl ?? '', from: shown.requests[0]?.from ?? options.proxy ?? shown.proxy },
      outcome: 0,
      workload: undefined,
      injection: { native: true, cni: false },
      answer: undefined,
      analysis: undefined,
      results: {},
      failure: undefined,
      notice: undefined,
      canRestore: false,
      versions: 0,
      marks: undefined,
      cursor: undefined,
      reveal: undefined,
      revision: 0,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  readonly getState = (): SessionState => this.state

  private set(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.listeners) listener()
  }

  /** Loads the example's texts and puts the reader's edits, or what a link brought, over them. */
  async start(shared?: Shared | 'broken'): Promise<void> {
    const { shown, load, client, lane } = this.options
    this.set({ phase: 'loading', failure: undefined })
    try {
      const [original, step] = await Promise.all([load(shown.id), shown.compare ? load(shown.compare) : undefined])
      this.opening = { original, step, own: shown.files.filter((f) => f.from === shown.id).map((f) => f.name) }
    } catch (error) {
      this.set({ phase: 'failed', failure: { reason: 'load', message: String(error) } })
      return
    }
    this.close?.()
    this.close = client.open(lane, this.opening, (outcome) => this.hear(outcome))
    const link = shared === 'broken' ? undefined : shared
    const kept = this.edits.load()
    const texts = link ? link.edits : kept
    const notice: Notice | undefined =
      shared === 'broken' ? 'shared-broken' : link ? 'shared' : Object.keys(kept).length > 0 ? 'kept' : undefined
    // What a link brings must not cost the reader's own edits: they wait where "restore" finds them.
    if (link && Object.keys(kept).length > 0) this.edits.saveUndone(kept)
    this.set({
      phase: 'ready',
      files: this.withTexts(texts),
      notice,
      canRestore: Object.keys(this.edits.loadUndone()).length > 0,
      versions: this.edits.loadVersions().length,
      ...(link ? { view: link.view, proxy: link.proxy } : {}),
    })
    if (link && this.state.files.some((f) => f.name === link.open)) this.set({ open: link.open })
    this.run()
  }

  dispose(): void {
    this.analyst.forget()
    this.close?.()
    this.close = undefined
    clearTimeout(this.saving)
    this.save()
  }

  private withTexts(texts: Edits): FileState[] {
    const folded = new Map(this.options.shown.files.map((f) => [f.name, f.folded]))
    const originals = this.opening?.original.files ?? []
    const known = new Set(originals.map((f) => f.name))
    // Only an exercise's solution adds files.
    const isAdded = (name: string) => this.checks.length > 0 && !known.has(name) && /^[\w.-]{1,80}\.ya?ml$/.test(name)
    const added = Object.entries(texts).filter(([name]) => isAdded(name))
    return [
      ...originals.map(({ name, text }) => ({
        name,
        original: text,
        text: Object.hasOwn(texts, name) ? (texts[name] ?? text) : text,
        folded: folded.get(name) ?? false,
      })),
      ...added.map(([name, text]) => ({ name, original: '', text, folded: false })),
    ]
  }

  private currentEdits(): Edits {
    return Object.fromEntries(this.state.files.filter((f) => f.text !== f.original).map((f) => [f.name, f.text]))
  }

  /** The reader typed. */
  edit(name: string, text: string): void {
    this.edited ??= performance.now()
    const files = this.state.files.map((f) => (f.name === name ? { ...f, text } : f))
    this.set({ files, marks: undefined })
    this.run()
    clearTimeout(this.saving)
    this.saving = setTimeout(() => this.save(), 400)
  }

  /** Whether a look for fixes takes so long that it waits until the reader asks for it. */
  get isLarge(): boolean {
    return this.state.files.reduce((size, { text }) => size + text.length, 0) > 200_000
  }

  /** What would mend a finding. */
  fixesFor(finding: Finding): Promise<Fixes> {
    const input = this.input()
    return input ? this.fixer.of(input, finding) : Promise.resolve({ input: { files: [] }, offered: [] })
  }

  /** Makes a fix's change; not where its texts have changed since. */
  applyFix({ input }: Fixes, { edits }: OfferedFix): void {
    const concerned = new Set(edits.map((edit) => edit.file))
    const before = input.files.filter(({ name }) => concerned.has(name))
    const isSame = before.every(({ name, text }) => this.state.files.find((f) => f.name === name)?.text === text)
    for (const { name, text } of (isSame && applyEdits(before, edits)) || []) this.edit(name, text)
    this.set({ revision: this.state.revision + 1 })
  }

  /** A text too large for the editors; what was there before waits. */
  editBeyond(name: string, text: string): void {
    const before = this.state.files.find((f) => f.name === name)?.text
    if (before !== undefined) this.beyond.set(name, before)
    this.edit(name, text)
  }

  /** What goes back from such a text: to the one before, or to the example's. */
  backFrom(name: string): (() => void) | undefined {
    const file = this.state.files.find((f) => f.name === name)
    const before = this.beyond.get(name) ?? file?.original
    if (before === undefined || before === file?.text) return undefined
    return () => {
      this.beyond.delete(name)
      this.edit(name, before)
      this.set({ revision: this.state.revision + 1 })
    }
  }

  /** Evens out the open file's layout; false where it cannot be read. */
  async format(): Promise<boolean> {
    const file = this.state.files.find((f) => f.name === this.state.open)
    if (!file) return false
    const { formatYaml } = await import('../YamlEditor/format-yaml')
    const text = formatYaml(file.text)
    if (text === undefined) return false
    if (text !== file.text) {
      this.edit(file.name, text)
      this.set({ revision: this.state.revision + 1 })
    }
    return true
  }

  private save(): void {
    if (this.state.phase !== 'ready') return
    const kept = this.edits.save(this.currentEdits())
    if (!kept && this.state.notice !== 'not-kept') this.set({ notice: 'not-kept' })
    else if (kept && this.state.notice === 'not-kept') this.set({ notice: undefined })
  }

  /** Back to the example; the edits wait to be restored. */
  reset(): void {
    this.edits.saveUndone(this.currentEdits())
    this.edits.saveShown(false)
    this.replace({}, true)
  }

  /** Takes back a reset. */
  restore(): void {
    const undone = this.edits.loadUndone()
    this.edits.saveUndone({})
    this.replace(undone, false)
  }

  /** Puts a solution into the editor; what the reader has written waits. */
  showSolution(solution: Edits): void {
    this.setAside(solution)
    this.edits.saveShown(true)
    this.replace(solution, this.state.canRestore)
    const first = Object.keys(solution).find((name) => this.state.files.some((f) => f.name === name))
    if (first !== undefined) this.openFile(first)
  }

  /** Whether what stands in the editor began as the solution. */
  isSolutionShown(): boolean {
    return this.edits.loadShown()
  }

  /** Takes back the version set aside last; what stands in the editor waits in its place, unless it is the solution itself. */
  backToOwn(solution: Edits): void {
    const [own, ...others] = this.edits.loadVersions()
    if (!own) return
    const current = this.currentEdits()
    this.edits.saveVersions(areSame(current, solution) || Object.keys(current).length === 0 ? others : [...others, current])
    this.edits.saveShown(false)
    this.replace(own, this.state.canRestore)
  }

  private setAside(solution: Edits): void {
    const current = this.currentEdits()
    const versions = this.edits.loadVersions()
    if (Object.keys(current).length === 0 || [solution, ...versions].some((known) => areSame(current, known))) return
    this.edits.saveVersions([current, ...versions])
  }

  private replace(texts: Edits, canRestore: boolean): void {
    const { revision } = this.state
    const files = this.withTexts(texts)
    const open = files.some((f) => f.name === this.state.open) ? this.state.open : this.options.shown.open
    const versions = this.edits.loadVersions().length
    this.set({ files, open, canRestore, versions, notice: undefined, marks: undefined, revision: revision + 1 })
    clearTimeout(this.saving)
    this.save()
    this.run()
  }

  openFile(name: string): void {
    this.set({ open: name, files: this.state.files.map((f) => (f.name === name ? { ...f, folded: false } : f)) })
  }

  /** Changes what is looked at and asks for it. */
  look(
    change: Partial<
      Pick<
        SessionState,
        'view' | 'proxy' | 'focus' | 'table' | 'resource' | 'search' | 'against' | 'detail' | 'trace' | 'outcome' | 'workload' | 'injection'
      >
    >,
  ): void {
    this.set({ ...change, marks: undefined })
    this.run()
  }

  /** Marks the lines that made something, and opens the first file among them. */
  mark(marks: Marks | undefined): void {
    this.set({ marks })
    const first = marks?.spots[0]
    if (first) this.goTo(first.file, first.line, first.column, false)
  }

  goTo(file: string, line: number, column: number, focus: boolean): void {
    this.openFile(file)
    this.set({ reveal: { file, line, column, focus } })
  }

  /** To the next finding after the cursor, or with -1 the one before, through all files and round. */
  stepFinding(step: 1 | -1): void {
    const order = new Map(this.state.files.map((f, i) => [f.name, i]))
    const place = ({ file, line }: { readonly file: string; readonly line: number }) => (order.get(file) ?? 0) * 1e7 + line
    const found = [...findingsOf(this.state).all].sort((a, b) => place(a) - place(b) || a.column - b.column)
    const here = place(this.state.cursor ?? { file: this.state.open, line: 0 })
    const next = step > 0 ? (found.find((f) => place(f) > here) ?? found[0]) : (found.findLast((f) => place(f) < here) ?? found.at(-1))
    if (!next) return
    this.goTo(next.file, next.line, next.column, true)
    this.moveCursor(next.file, next.line)
  }

  moveCursor(file: string, line: number): void {
    const { cursor } = this.state
    if (cursor?.file !== file || cursor.line !== line) this.set({ cursor: { file, line } })
  }

  dismissNotice(): void {
    this.set({ notice: undefined })
  }

  share(): Shared {
    const { open, view, proxy } = this.state
    return { example: this.options.shown.id, edits: this.currentEdits(), open, view, proxy }
  }

  private request(): ViewRequest {
    const { view, focus, table, resource, search, against, detail, trace, outcome, workload, injection } = this.state
    if (view === 'diagram') return { view, focus }
    if (view === 'trace') return { view, ask: trace, outcome }
    if (view === 'tables') return { view, table }
    if (view === 'json') return { view, resource, search: search || undefined }
    if (view === 'injection') return { view, workload, settings: injection }
    return { view, against, detail }
  }

  /** A small question of the editor's. */
  ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['reply']> {
    return this.options.client.ask(this.options.lane, question, ask)
  }

  /** What is in the cluster as the reader has it. */
  input(): ClusterInput | undefined {
    const { files, phase } = this.state
    if (phase !== 'ready' || !this.opening) return undefined
    return { files: files.map(({ name, text }) => ({ name, text })), mesh: this.opening.original.mesh }
  }

  run(): void {
    const { proxy } = this.state
    const input = this.input()
    if (!input) return
    this.options.client.run(this.options.lane, { input, proxy, request: this.request(), language: this.options.language })
  }

  private hear(outcome: { readonly answer: Answer } | { readonly failure: Failure }): void {
    if ('failure' in outcome) {
      this.set({ failure: outcome.failure })
      return
    }
    const typed = this.edited
    this.edited = undefined
    if (typed !== undefined) noteTime('meshbook answer', typed)
    const { answer } = outcome
    const { result } = answer
    const results = result ? { ...this.state.results, [result.view]: result } : this.state.results
    this.set({ answer, results, failure: undefined })
    this.analyse(answer, typed)
  }

  /** The cluster is analysed when its texts have changed; a look at something else changes nothing. */
  private analyse({ stale }: Answer, typed: number | undefined): void {
    const { files } = this.state
    const before = this.analysed
    if (before?.stale === stale && files.every((f, i) => f.text === before.files[i]?.text)) return
    this.analysed = { files, stale }
    if (stale) {
      this.analyst.forget()
      this.set({ analysis: undefined })
    } else this.analyst.look({ files: files.map(({ name, text }) => ({ name, text })), mesh: this.opening?.original.mesh }, typed)
  }
}

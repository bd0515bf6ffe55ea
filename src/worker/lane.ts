import { createEngine } from '../engine/pipeline.js'
import type { Diagnostic } from '../engine/types/diagnostic.js'
import type { Names } from './assist/complete.js'
import type {
  Answer,
  CheckReply,
  ClusterInput,
  Job,
  Language,
  Opening,
  Problem,
  ProxyChoice,
  Questions,
  Spot,
  ViewRequest,
  ViewResult,
} from './protocol.js'
import type { Snapshot } from './state.js'
import { Lines } from './text-lines.js'
import { toldTo } from './told.js'
import { checked } from './views/checks.js'
import { diagramView } from './views/diagram.js'
import { diffView } from './views/diff.js'
import { injectionView, type WriteYaml } from './views/injection.js'
import { dumpText, jsonView } from './views/json.js'
import { tablesView } from './views/tables.js'
import { traceView } from './views/trace.js'

const mostProblems = 100
const istio = 'networking.istio.io'

/**
 * One playground in the worker: its engine, which remembers what an edit left alone, and the last state without errors, of which results
 * are shown while the newest text has some. A cluster does the same: what the API server refuses changes nothing.
 */
export class Lane {
  private readonly run = createEngine()
  private good: Snapshot | undefined
  private original: Snapshot | undefined
  private step: Snapshot | undefined
  private readonly own: ReadonlySet<string>

  constructor(private readonly opening: Opening) {
    this.own = new Set(opening.own)
  }

  /** `write`: for the view of injection, which needs YAML written. */
  answer(job: Job, now: () => number, write?: WriteYaml): Answer {
    const begun = now()
    const snapshot = this.snapshot(job.input)
    const { diagnostics } = snapshot.engine
    const broken = diagnostics.some((d) => d.level === 'error')
    if (!broken) this.good = snapshot
    const shown = broken ? (this.good ?? this.pristine()) : snapshot
    const proxies = shown.engine.proxies.filter((p) => p.hasProxy).map(choiceOf)
    const name = shown.engine.proxy(job.proxy) ? job.proxy : proxies[0]?.id
    const proxy = name === undefined ? undefined : shown.engine.proxy(name)
    const info = proxy && shown.engine.proxies.find((p) => p.id === proxy.id)
    const { request } = job
    const result =
      request.view === 'injection'
        ? write && injectionView(shown, request.workload, request.settings, write)
        : proxy && this.view(job.language, request, shown, proxy.id)
    return {
      problems: diagnostics.slice(0, mostProblems).map((d) => problemOf(d, snapshot)),
      moreProblems: Math.max(0, diagnostics.length - mostProblems),
      proxies: info && !info.hasProxy ? [...proxies, choiceOf(info)] : proxies,
      proxy: info && choiceOf(info),
      result,
      stale: broken,
      milliseconds: now() - begun,
    }
  }

  /** Sends the requests of an exercise. Begins no further one after `limit` milliseconds. */
  check({ input, checks }: Questions['check']['ask'], now: () => number, limit = 4000): CheckReply {
    const { engine } = this.snapshot(input)
    if (engine.diagnostics.some((d) => d.level === 'error')) return { isBroken: true, results: [] }
    const begun = now()
    return { isBroken: false, results: checks.map((check) => (now() - begun < limit ? checked(engine, check) : undefined)) }
  }

  /** The cluster as the lane sees it, for who looks at the whole of it; undefined while its texts have errors. */
  whole(input: ClusterInput): Snapshot | undefined {
    const snapshot = this.snapshot(input)
    return snapshot.engine.diagnostics.some((d) => d.level === 'error') ? undefined : snapshot
  }

  /** All that a proxy is told: Envoy's config dump, or ztunnel's resources. */
  dump(name: string): string | undefined {
    const { good } = this
    return good?.engine.proxy(name) && dumpText(toldTo(good, name))
  }

  /** The names that the reader's YAML defines, as of its last state without errors. */
  names(): Names {
    const cluster = this.good?.engine.cluster
    if (!cluster) return { hosts: [], subsets: [], gateways: [] }
    const services = cluster.list('', 'Service')
    const entries = cluster.list<{ readonly hosts?: readonly string[] }>(istio, 'ServiceEntry')
    const rules = cluster.list<{ readonly subsets?: readonly { readonly name?: string }[] }>(istio, 'DestinationRule')
    const short = services.filter((s) => s.namespace === 'default').map((s) => s.name)
    const full = services.map((s) => `${s.name}.${s.namespace}.svc.cluster.local`)
    return {
      hosts: [...short, ...full, ...entries.flatMap((e) => e.spec?.hosts ?? [])],
      subsets: [...new Set(rules.flatMap((r) => (r.spec?.subsets ?? []).map((s) => s.name ?? '')))].filter(Boolean),
      gateways: cluster.list(istio, 'Gateway').map((g) => g.name),
    }
  }

  private snapshot(input: ClusterInput): Snapshot {
    const files = input.files.filter((f) => f.name !== input.mesh)
    const mesh = input.files.find((f) => f.name === input.mesh)
    return { engine: this.run({ files, mesh }), lines: new Lines(input.files) }
  }

  private pristine(): Snapshot {
    this.original ??= this.snapshot(this.opening.original)
    return this.original
  }

  private view(language: Language, request: Exclude<ViewRequest, { view: 'injection' }>, snapshot: Snapshot, proxy: string): ViewResult {
    if (request.view === 'trace') return traceView(snapshot, request.ask, request.outcome, (spot) => wording[language](spot))
    const told = toldTo(snapshot, proxy)
    switch (request.view) {
      case 'diagram':
        return diagramView(told, snapshot, request.focus, this.own, (spot) => wording[language](spot))
      case 'tables':
        return tablesView(told, snapshot, request.table)
      case 'json':
        return jsonView(told, snapshot, request.resource, request.search)
      case 'diff': {
        if (request.against === 'step' && this.opening.step) this.step ??= this.snapshot(this.opening.step)
        const before = request.against === 'step' ? (this.step ?? this.pristine()) : this.pristine()
        return diffView(toldTo(before, proxy), told, snapshot, request.detail)
      }
    }
  }
}

const lines = (spot: Spot) => (spot.line === spot.endLine ? `${spot.line}` : `${spot.line}–${spot.endLine}`)
const wording = {
  'zh-CN': (spot: Spot) => `第 ${lines(spot)} 行`,
  en: (spot: Spot) => `${spot.line === spot.endLine ? 'line' : 'lines'} ${lines(spot)}`,
}

function problemOf(diagnostic: Diagnostic, { lines: text }: Snapshot): Problem {
  const { code, level, arguments: args, file, range } = diagnostic
  return { code, level, arguments: args, ...text.range(file, range) }
}

type Info = Snapshot['engine']['proxies'][number]
function choiceOf({ id, type, workload, namespace, pod }: Info): ProxyChoice {
  const podName = id.slice(0, id.length - namespace.length - 1)
  const owners = (pod.object.metadata as { ownerReferences?: readonly { readonly kind?: string }[] } | undefined)?.ownerReferences ?? []
  const kind = workload === podName ? undefined : shortKinds[owners[0]?.kind ?? '']
  return { id, type, workload, namespace, reference: kind ? `${kind}/${workload}` : podName }
}
const shortKinds: Readonly<Record<string, string>> = {
  ReplicaSet: 'deploy',
  DaemonSet: 'daemonset',
  StatefulSet: 'statefulset',
  Job: 'job',
}

// Times of the engine: `npm run bench`. Each figure is the best of ten runs, warm, in milliseconds.
//
// Every run reads the text again first, outside the clock: the stages remember by identity, so nothing of an earlier run helps a later one.
// Where the recorder is built (tests/conformance/oracle/oracle, or ISTIO_ORACLE names it), istiod does the same work in the same run, and the
// figures are compared as ratios: machines are noisy, ratios less so.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyze } from '../src/engine/analysis/index.js'
import { createCluster } from '../src/engine/cluster/index.js'
import { readConfig, trace } from '../src/engine/envoy/index.js'
import { findInsights } from '../src/engine/insight/index.js'
import { createMesh } from '../src/engine/mesh/index.js'
import { meshConfig } from '../src/engine/mesh/mesh-config.js'
import { proxiesOf } from '../src/engine/mesh/registry/proxies.js'
import { proxyOf } from '../src/engine/mesh/registry/proxy.js'
import { createEngine } from '../src/engine/pipeline.js'
import { readResources } from '../src/engine/schema/index.js'
import { createSourceReader } from '../src/engine/source/index.js'
import type { SourceFile } from '../src/engine/types/source.js'
import { buildClusters } from '../src/engine/xds/cds/index.js'
import { buildEndpoints } from '../src/engine/xds/eds/index.js'
import { buildListeners } from '../src/engine/xds/lds/index.js'
import { buildRoutes } from '../src/engine/xds/rds/index.js'

const RUNS = 10
/** A small mesh is compiled by the virtual machine only after many runs; a page that has been open for a minute is past that. */
const WARM_UP_MS = 3000
const MOST_WARM_UPS = 300
const root = new URL('..', import.meta.url).pathname
const conformance = join(root, 'tests/conformance')
const oracle = process.env.ISTIO_ORACLE ?? join(conformance, 'oracle/oracle')

type Times = Record<string, number>
type Stage = 'push' | 'scope' | 'lds' | 'rds' | 'cds' | 'eds' | 'all'
const STAGES: readonly Stage[] = ['push', 'scope', 'lds', 'rds', 'cds', 'eds', 'all']

const clock = () => performance.now()

function time<T>(best: Times, name: string, work: () => T): T {
  const start = clock()
  const result = work()
  best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, clock() - start)
  return result
}

/** The whole configuration of one proxy, stage by stage, from resources that no stage has seen. */
function wholeConfiguration(files: readonly SourceFile[], proxyName: string): Times {
  const warm = clock()
  for (let run = 0; run < MOST_WARM_UPS && clock() - warm < WARM_UP_MS; run++) configurationOnce(files, proxyName, {})
  const best: Times = {}
  for (let run = 0; run < RUNS; run++) configurationOnce(files, proxyName, best)
  return best
}

function configurationOnce(files: readonly SourceFile[], proxyName: string, best: Times): void {
  const { resources } = time(best, 'read', () => readResources(createSourceReader()(files)))
  const cluster = time(best, 'expand', () => createCluster()(resources))
  const config = meshConfig()
  time(best, 'all', () => {
    const { push, registry } = time(best, 'push', () => createMesh()(cluster, config))
    const info = proxiesOf(cluster, registry).find((p) => `${p.workload}.${p.namespace}` === proxyName)
    if (!info) throw new Error(`no proxy ${proxyName}`)
    const proxy = proxyOf(info.pod, 'sidecar', registry, config)
    time(best, 'scope', () => push.scopeOf(proxy))
    const listeners = time(best, 'lds', () => buildListeners(proxy, push))
    time(best, 'rds', () => buildRoutes(proxy, push, listeners))
    const clusters = time(best, 'cds', () => buildClusters(proxy, push))
    time(best, 'eds', () => buildEndpoints(proxy, push, clusters))
  })
}

/** After one edit of one VirtualService: from the text to the new configuration, and that without reading. */
function afterEdit(files: readonly SourceFile[], proxyName: string, edit: (text: string, run: number) => string): Times {
  const best: Times = {}
  const engine = createEngine()
  let state = engine({ files })
  state.configuration(state.proxy(proxyName)!)
  for (let run = 1; run <= RUNS; run++) {
    const edited = files.map((f) => ({ ...f, text: edit(f.text, run) }))
    time(best, 'text', () => {
      state = engine({ files: edited })
      time(best, 'configuration', () => state.configuration(state.proxy(proxyName)!))
    })
  }
  return best
}

function istiod(scenario: string): Times | undefined {
  if (!existsSync(oracle)) return undefined
  const out = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const printed = execFileSync(oracle, ['xds', scenario, out], {
      encoding: 'utf8',
      env: { ...process.env, ORACLE_TIME: '1' },
      maxBuffer: 1 << 26,
    })
    return JSON.parse(printed.trim().split('\n')[0]!) as Times
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** A mesh of `count` services, as text and as a scenario for istiod. */
function mesh(count: number, folder: string): { files: SourceFile[]; scenario: string } {
  const text = execFileSync('node', [join(conformance, 'mesh.mjs'), String(count)], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const scenario = join(folder, `mesh-${count}`)
  mkdirSync(scenario)
  writeFileSync(join(scenario, 'mesh-of-services.yaml'), text)
  writeFileSync(join(scenario, 'scenario.yaml'), 'proxies: [{pod: svc-0-v1}]\n')
  return { files: [{ name: 'mesh.yaml', text }], scenario }
}

const show = (ms: number | undefined) => (ms === undefined ? '' : ms.toFixed(ms < 10 ? 2 : 1)).padStart(9)

function report(title: string, ours: Times, theirs: Times | undefined): void {
  console.log(`\n${title}`)
  console.log(`  ${'stage'.padEnd(10)}${'meshbook'.padStart(9)}${theirs ? `${'istiod'.padStart(9)}${'ratio'.padStart(9)}` : ''}`)
  for (const stage of STAGES)
    console.log(
      `  ${stage.padEnd(10)}${show(ours[stage])}${theirs ? `${show(theirs[stage])}${((ours[stage] ?? 0) / (theirs[stage] || Number.NaN)).toFixed(2).padStart(9)}` : ''}`,
    )
  console.log(
    `  before that: reading and validating the text ${show(ours.read).trim()}, expanding it into cluster state ${show(ours.expand).trim()}`,
  )
}

function reportAnalysis(times: Times): void {
  const figures = ['first', 'edited', 'beyond first', 'beyond edited'].map((name) => show(times[name]).trim())
  console.log(
    `  the cluster analysed: ${figures[0]} at first, ${figures[1]} after one edit; beyond istioctl ${figures[2]} and ${figures[3]}`,
  )
}

function heapInMegabytes(files: readonly SourceFile[], proxyName: string): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const state = createEngine()({ files })
  const kept = [state, state.configuration(state.proxy(proxyName)!)]
  globalThis.gc?.()
  const used = (process.memoryUsage().heapUsed - before) / 1e6
  return kept.length > 0 ? used : 0
}

/** One request followed through a proxy's configuration: cold, and warm (the median of a hundred). */
function tracing(files: readonly SourceFile[], proxyName: string): { readonly cold: number; readonly warm: number } {
  const state = createEngine()({ files })
  const { config } = readConfig(state.configuration(state.proxy(proxyName)!))
  const ask = (i: number) => {
    const name = `svc-${i % 100}`
    const destination = { address: '10.96.200.200', port: 80 }
    const request = { version: 'HTTP/1.1', method: 'GET', target: '/', authority: name, headers: [] } as const
    const start = clock()
    trace(
      config,
      {
        accepted: { address: '127.0.0.1', port: 15001 },
        destination,
        source: { address: '10.244.0.9', port: 40_000 },
        payload: { kind: 'http', request },
      },
      { reach: () => 'open', behaviour: () => ({}) },
    )
    return clock() - start
  }
  const times = Array.from({ length: 101 }, (_, i) => ask(i * 7))
  return { cold: times[0] ?? 0, warm: times.slice(1).sort((a, b) => a - b)[50] ?? 0 }
}

/** The analysis of the cluster from nothing and after one edit, and what is looked for beyond istioctl's. */
function analysing(files: readonly SourceFile[], edit: (text: string, run: number) => string): Times {
  const best: Times = {}
  const engine = createEngine()
  for (let run = 0; run <= RUNS; run++) {
    const edited = files.map((f) => ({ ...f, text: edit(f.text, run) }))
    const state = engine({ files: edited })
    const running = state.cluster.list('', 'Pod')
    const said = time(best, run === 0 ? 'first' : 'edited', () => analyze({ files: edited, sources: state.sources, running }))
    time(best, run === 0 ? 'beyond first' : 'beyond edited', () => findInsights(state, said))
  }
  return best
}

const folder = mkdtempSync(join(tmpdir(), 'meshbook-bench-'))
try {
  const base = (name: string): SourceFile => ({ name, text: readFileSync(join(conformance, 'base', name), 'utf8') })
  const rules = readFileSync(join(conformance, 'scenarios/bookinfo-5-user/rules.yaml'), 'utf8')
  const bookinfo = [base('platform.yaml'), base('bookinfo.yaml'), { name: 'rules.yaml', text: rules }]
  report(
    'Bookinfo, productpage: the whole configuration (ms)',
    wholeConfiguration(bookinfo, 'productpage-v1.default'),
    istiod(join(conformance, 'scenarios/bookinfo-5-user')),
  )
  const keystroke = afterEdit(bookinfo, 'productpage-v1.default', (text, run) => text.replace('exact: jason', `exact: jason-${run}`))
  console.log(`  after one edit of the VirtualService: ${show(keystroke.text).trim()} from text to configuration`)
  reportAnalysis(analysing(bookinfo, (text, run) => text.replace('exact: jason', `exact: jason-${run}`)))

  const whole: Record<number, Times> = {}
  for (const count of [100, 1000]) {
    const { files, scenario } = mesh(count, folder)
    const ours = wholeConfiguration(files, 'svc-0-v1.default')
    whole[count] = ours
    report(`${count} services, svc-0: the whole configuration (ms)`, ours, istiod(scenario))
    const edited = afterEdit(files, 'svc-0-v1.default', (text, run) => text.replace('exact: tester', `exact: tester-${run}`))
    const rest = edited.configuration ?? 0
    console.log(`  after one edit of one VirtualService: ${show(edited.text).trim()} from text, ${show(rest).trim()} of it configuration`)
    console.log(`  that is ${((edited.text ?? 0) / (ours.all ?? 1)).toFixed(3)} of the whole configuration`)
    reportAnalysis(analysing(files, (text, run) => text.replace('exact: tester', `exact: tester-${run}`)))
    const traced = tracing(files, 'svc-0-v1.default')
    console.log(`  one request traced: ${show(traced.warm).trim()} warm, ${show(traced.cold).trim()} the first`)
    if (count === 1000)
      console.log(
        `  heap: ${heapInMegabytes(files, 'svc-0-v1.default').toFixed(0)} MB${globalThis.gc ? '' : ' (uncollected: run with --expose-gc for the exact figure)'}`,
      )
  }
  const exponent = Math.log10((whole[1000]?.all ?? 0) / (whole[100]?.all ?? 1))
  console.log(`\n100 → 1,000 services: cost grows as services^${exponent.toFixed(2)} (1.00 is in step)`)
  if (!existsSync(oracle)) console.log('istiod: not compared, the recorder is not built')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { createEngine, type EngineState } from '../../engine/pipeline.js'
import type { ProxyType } from '../../engine/types/proxy.js'
import type { SourceFile } from '../../engine/types/source.js'
import { parseCurl, parseTarget, requestWay, type Way, type WayRequest } from '../../engine/way/index.js'
import { type KubeObject, nameOf } from './objects.js'
import { inMode, isPlatform } from './rewrite.js'
import { summaryOf, type WaySummary } from './summary.js'
import {
  MODES,
  type ModeAbsence,
  type ModeChange,
  type ModeName,
  type ModeProxy,
  type ModeReport,
  type ModesAsk,
  type ModesReply,
  type RuleEffect,
} from './types.js'

/** Rules tried one by one in each mode; each costs a run of the engine. */
const mostRules = 16

/**
 * The same request in every mode: the reader's objects are changed as a mode would have them, and the engine is asked what becomes of the
 * request. A rule's effect is found by doing without it, rule by rule until the time is over: nothing is said of one that was not tried.
 */
export function compareModes({ input, ask }: ModesAsk, now: () => number = () => 0, limit = 4000): ModesReply {
  const begun = now()
  const none = { isBroken: false, modes: [], rules: [], rulesLeft: 0 } as const
  const parsed = parseCurl(ask.curl)
  if ('fault' in parsed) return { ...none, fault: parsed.fault }
  const request: WayRequest = { ...parsed.request, from: ask.from }
  const files = input.files.filter((f) => f.name !== input.mesh)
  const mesh = input.files.find((f) => f.name === input.mesh)
  const state = createEngine()({ files, mesh })
  if (state.diagnostics.some((d) => d.level === 'error')) return { ...none, isBroken: true }
  const way = requestWay(state, request)
  if ('fault' in way) return { ...none, fault: { code: way.fault.code, at: way.fault.text } }
  const absent: ModeAbsence['absent'] | undefined =
    request.from === 'outside' ? 'outside' : speaksGrpc(state, request) ? undefined : 'not-grpc'
  const isLate = () => now() - begun > limit
  const followed = MODES.map((mode): OneMode | ModeAbsence => {
    if (mode === 'grpc' && absent) return { mode, absent }
    return isLate() ? { mode, absent: 'too-large' } : inOneMode(mode, files, mesh, request)
  })
  const all = rulesOf(inMode(files, 'none').objects)
  const tried = new Map<string, ReadonlyMap<ModeName, RuleEffect>>()
  for (const rule of likely(all, request)) {
    if (isLate()) break
    tried.set(rule, new Map(followed.flatMap((m) => ('absent' in m ? [] : [[m.report.mode, m.effectOf(rule)] as const]))))
  }
  const modes = followed.map((m): ModeReport | ModeAbsence => {
    if ('absent' in m) return m
    const effects = Object.fromEntries([...tried].map(([rule, by]) => [rule, by.get(m.report.mode) ?? 'none']))
    return { ...m.report, effects }
  })
  return { isBroken: false, modes, rules: [...tried.keys()], rulesLeft: all.length - tried.size }
}

interface OneMode {
  readonly report: Omit<ModeReport, 'effects'>
  readonly effectOf: (rule: string) => RuleEffect
}

function inOneMode(mode: ModeName, files: readonly SourceFile[], mesh: SourceFile | undefined, before: WayRequest): OneMode {
  const { objects, files: rewritten, changes } = inMode(files, mode)
  const run = createEngine()
  const world = (list: readonly SourceFile[]) => run({ files: list, mesh })
  const state = world(rewritten)
  const bare = before.url.replace(/^\w+:\/\//, '')
  // The scheme stands for a target that the gRPC library's own client resolves.
  const request = mode === 'grpc' ? { ...before, url: `grpc://${bare}` } : before
  const summary = summaryOf(wayOf(state, request))
  const told = toldTo(state, summary.handlers)
  const effectOf = (rule: string): RuleEffect => {
    if (told.size === 0) return 'none'
    const without = world(rewritten.filter((_, i) => objects[i] && nameOf(objects[i]) !== rule))
    // Whoever is told the same does the same.
    if ([...told].every(([id, text]) => configurationText(without, id) === text)) return 'none'
    return summaryOf(wayOf(without, request)).fingerprint === summary.fingerprint ? 'told' : 'decides'
  }
  const shown = toldTo(state, summary.shown)
  const proxies: ModeProxy[] = [...shown].map(([id, text]) => ({ id, name: nameOfProxy(state, id), bytes: utf8Length(text) }))
  const report = {
    mode,
    changes: mode === 'grpc' ? [...changes, targetChange(before)] : changes,
    stations: summary.stations,
    share: summary.share,
    results: summary.results,
    proxies,
    running: runningIn(state, mode),
  }
  return { report, effectOf }
}

function wayOf(state: EngineState, request: WayRequest): Way {
  const way = requestWay(state, request)
  return 'fault' in way ? { outcomes: [], notFollowed: 1 } : way
}

/** What each proxy of the way is told, as text. Every ztunnel is told the same: the first of a list of nodes stands for all of them. */
function toldTo(state: EngineState, handlers: WaySummary['handlers']): Map<string, string> {
  const ztunnel = state.proxies.find((p) => p.type === 'ztunnel')?.id
  const ids = new Set(handlers.flatMap(({ pod, kind }) => (kind !== 'ztunnel' ? [pod] : ztunnel === undefined ? [] : [ztunnel])))
  return new Map([...ids].map((id) => [id, configurationText(state, id)]))
}

function configurationText(state: EngineState, id: string): string {
  const proxy = state.proxy(id)
  return proxy ? JSON.stringify(state.answer(proxy)) : ''
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length

const nameOfProxy = (state: EngineState, id: string): string => {
  const found = state.proxies.find((p) => p.id === id)
  return found ? `${found.workload}.${found.namespace}` : id
}

/** What has to be changed in the code of a gRPC client: libraries take whole names only. */
function targetChange({ url, from }: WayRequest): ModeChange {
  const target = parseTarget(url)
  const { host, port } = 'code' in target ? { host: url, port: 0 } : target
  const whole = host.includes('.') ? host : `${host}.${from.split('.').at(-1)}.svc.cluster.local`
  return { code: 'target', before: `${host}:${port}`, after: `xds:///${whole}:${port}` }
}

/** The kinds of proxy that a mode's pods need. */
const needed: Readonly<Record<ModeName, readonly ProxyType[]>> = {
  none: [],
  grpc: ['grpc'],
  ambient: ['ztunnel'],
  waypoint: ['ztunnel', 'waypoint'],
  sidecar: ['sidecar'],
}

function runningIn({ proxies }: EngineState, mode: ModeName): ModeReport['running'] {
  const running = proxies.filter((p) => p.hasProxy && needed[mode].includes(p.type))
  const isOwn = (p: (typeof proxies)[number]) => !['ztunnel', 'router', 'waypoint'].includes(p.type) && !isPlatform(p.namespace)
  return {
    proxies: running.filter((p) => p.type !== 'grpc').length,
    agents: running.filter((p) => p.type === 'grpc').length,
    pods: proxies.filter(isOwn).length,
  }
}

const groups = /^(networking|security|telemetry|extensions)\.istio\.io\//
const ruleRoutes = new Set(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'])
const entries = new Set(['WorkloadEntry', 'WorkloadGroup'])

interface Rule {
  readonly name: string
  readonly text: string
}

/** The rules to try, in their order: where there are too many, those first that name the host or concern everyone. */
function likely(rules: readonly Rule[], { url }: WayRequest): string[] {
  const target = parseTarget(url)
  const [host = ''] = 'code' in target ? [] : target.host.split('.')
  const isLikely = ({ name, text }: Rule) => text.includes(host) || /^(Peer|Request)Authentication|^AuthorizationPolicy/.test(name)
  const first = [...rules.filter(isLikely), ...rules.filter((rule) => !isLikely(rule))].slice(0, mostRules)
  return rules.filter((rule) => first.includes(rule)).map(({ name }) => name)
}

/** The reader's rules: what says how traffic goes or who may send it. */
function rulesOf(objects: readonly KubeObject[]): Rule[] {
  const isRule = ({ apiVersion = '', kind = '' }: KubeObject) => (groups.test(apiVersion) && !entries.has(kind)) || ruleRoutes.has(kind)
  return objects.filter(isRule).map((object) => ({ name: nameOf(object), text: JSON.stringify(object) }))
}

/** Whether the port that the request dials is a Service's and says that it speaks gRPC. */
function speaksGrpc({ cluster }: EngineState, { url, from }: WayRequest): boolean {
  const target = parseTarget(url)
  if ('code' in target) return false
  const namespace = from.split('.').at(-1) ?? 'default'
  return cluster
    .list<{ readonly ports?: readonly { readonly port?: number; readonly name?: string; readonly appProtocol?: string }[] }>('', 'Service')
    .some((s) => {
      const names = [`${s.name}.${s.namespace}`, `${s.name}.${s.namespace}.svc`, `${s.name}.${s.namespace}.svc.cluster.local`]
      if (s.namespace === namespace) names.push(s.name)
      if (!names.includes(target.host)) return false
      const port = s.spec?.ports?.find((p) => p.port === target.port)
      return /^grpc(-|$)/.test(port?.appProtocol ?? port?.name ?? '')
    })
}

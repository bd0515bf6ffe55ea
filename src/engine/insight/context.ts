import type { ClusterState } from '../cluster/index.js'
import type { PushContext } from '../mesh/push-context.js'
import type { ProxyInfo } from '../mesh/registry/proxies.js'
import type { Level } from '../types/diagnostic.js'
import type { Insight, InsightCode } from '../types/insight.js'
import type { VirtualServiceSpec } from '../types/istio/virtual-service.js'
import type { Proxy } from '../types/proxy.js'
import type { Resource } from '../types/resource.js'
import type { XdsConfiguration } from '../types/xds.js'

/** What the checks look at: the engine's state. */
export interface InsightInput {
  readonly cluster: ClusterState
  readonly push: PushContext
  readonly proxies: readonly ProxyInfo[]
  proxy(name: string): Proxy | undefined
  configuration(proxy: Proxy): XdsConfiguration
}

/** A proxy with its configuration. */
export interface Seen {
  readonly info: ProxyInfo
  readonly proxy: Proxy
  readonly configuration: XdsConfiguration
}

const envoys = new Set(['sidecar', 'router', 'waypoint'])
/** So many services in all the configurations that are looked at, at most: a larger mesh is looked at by fewer eyes. */
const mostServices = 12_000
const mostAsked = 64

/** What a check has, and where it reports. */
export class InsightContext {
  readonly found: Insight[] = []
  readonly seen: readonly Seen[]
  /** Whether whatever any Envoy is told to send was looked at: only then can a check say that none has something. */
  readonly isWhole: boolean
  /** Whether every Envoy was looked at by itself, what it receives too. */
  readonly isEach: boolean

  constructor(readonly input: InsightInput) {
    const running = input.proxies.filter((p) => p.hasProxy && envoys.has(p.type))
    const most = Math.min(mostAsked, Math.max(4, Math.floor(mostServices / Math.max(1, input.push.services.length))))
    const kinds = running.length <= most ? running : oneOfAKind(running, input.push)
    const asked = kinds.slice(0, most)
    this.isWhole = asked.length === kinds.length
    this.isEach = asked.length === running.length
    this.seen = asked.flatMap((info) => {
      const proxy = input.proxy(info.id)
      return proxy ? [{ info, proxy, configuration: input.configuration(proxy) }] : []
    })
  }

  /** Whether there are clients whose configuration is of another kind, which may use what no Envoy does. */
  get hasOthers(): boolean {
    return this.input.proxies.some((p) => p.hasProxy && p.type === 'grpc')
  }

  get push(): PushContext {
    return this.input.push
  }

  report<C extends InsightCode>(code: C, level: Level, rest: Omit<Insight<C>, 'code' | 'level'>): void {
    this.found.push({ code, level, ...rest } as Insight)
  }
}

/** Sidecars of one namespace are told to send the same, unless something looks at their labels; a gateway's pods are told the same. */
function oneOfAKind(proxies: readonly ProxyInfo[], push: PushContext): ProxyInfo[] {
  const labelsMatter = dependsOnLabels(push)
  const kinds = new Map<string, ProxyInfo>()
  for (const proxy of proxies) {
    const { type, namespace, workload, pod } = proxy
    const { 'pod-template-hash': _, ...labels } = pod.labels
    const kind = type === 'sidecar' ? (labelsMatter ? JSON.stringify(Object.entries(labels).sort()) : '') : workload
    const key = `${type} ${namespace} ${kind}`
    if (!kinds.has(key)) kinds.set(key, proxy)
  }
  return [...kinds.values()]
}

/** What tells callers of one namespace apart. */
function dependsOnLabels(push: PushContext): boolean {
  const hasSelector = (kind: string) =>
    push.resourcesOf(kind).some((r) => (r.spec as { workloadSelector?: unknown } | undefined)?.workloadSelector)
  const asksForLabels = ({ spec }: Resource) => {
    const { http = [], tls = [], tcp = [] } = (spec ?? {}) as VirtualServiceSpec
    return [...http, ...tls, ...tcp].some((rule) => rule.match?.some((m) => m.sourceLabels))
  }
  return (
    hasSelector('Sidecar') ||
    hasSelector('DestinationRule') ||
    hasSelector('EnvoyFilter') ||
    push.resourcesOf('VirtualService').some(asksForLabels)
  )
}

/** One check. */
export interface InsightCheck {
  readonly codes: readonly InsightCode[]
  check(context: InsightContext): void
}

/** Whether the reader wrote it: what istiod derives from Ingress and the Gateway API is not theirs to mend. */
export const isWritten = (resource: Resource, kind: string): boolean => resource.kind === kind && resource.document !== undefined

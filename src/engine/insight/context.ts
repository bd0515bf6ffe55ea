import type { ClusterState } from '../cluster/index.js'
import type { PushContext } from '../mesh/push-context.js'
import type { ProxyInfo } from '../mesh/registry/proxies.js'
import type { Level } from '../types/diagnostic.js'
import type { Insight, InsightCode } from '../types/insight.js'
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
/** So many proxies are asked at most: beyond that, one for each kind that can differ. */
const mostAsked = 64

/** What a check has, and where it reports. */
export class InsightContext {
  readonly found: Insight[] = []
  readonly seen: readonly Seen[]
  /** Whether every Envoy was asked: only then can a check say that none has something. */
  readonly isWhole: boolean

  constructor(readonly input: InsightInput) {
    const running = input.proxies.filter((p) => p.hasProxy && envoys.has(p.type))
    const asked = running.length <= mostAsked ? running : oneOfAKind(running)
    this.isWhole = asked.length === running.length
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

/** Pods of one workload are told the same. */
function oneOfAKind(proxies: readonly ProxyInfo[]): ProxyInfo[] {
  const kinds = new Map(proxies.map((p) => [`${p.type} ${p.namespace} ${p.workload}`, p]))
  return [...kinds.values()].slice(0, mostAsked)
}

/** One check. */
export interface InsightCheck {
  readonly codes: readonly InsightCode[]
  check(context: InsightContext): void
}

/** Whether the reader wrote it: what istiod derives from Ingress and the Gateway API is not theirs to mend. */
export const isWritten = (resource: Resource, kind: string): boolean => resource.kind === kind && resource.document !== undefined

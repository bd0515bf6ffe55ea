/**
 * DestinationRules in effect, found by host and by who asks.
 * Takes the reader's DestinationRules (and derived ones); gives those that apply to a service for a namespace, merged.
 * Istio: pilot/pkg/model/push_context.go#setDestinationRules, #destinationRule
 */
import { memo1 } from '../../memo.js'
import type { DestinationRuleSpec } from '../../types/istio/destination-rule.js'
import type { Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import { HostMap, resolveShortName } from '../model/hostname.js'
import { byCreation, ruleOf } from '../model/rules.js'
import { addRule, type ConsolidatedRule, type DestinationRule } from './merge.js'

/** The DestinationRule with its host in full. */
export const destinationRule: (resource: Resource) => DestinationRule = memo1((resource) => {
  const spec = (resource.spec ?? {}) as DestinationRuleSpec
  return ruleOf('DestinationRule', resource, { ...spec, host: resolveShortName(spec.host ?? '', resource.namespace) })
})

export interface DestinationRuleIndex {
  /**
   * The rules for a service, asked from `clientNamespace`: those of the client's namespace, else those that the service's namespace
   * exports to it, else the root namespace's; within each, those of the most specific host. Rules with workload selectors come first.
   */
  find(clientNamespace: string, hostname: string, serviceNamespace: string): readonly ConsolidatedRule[]
}

type ByNamespace = Map<string, HostMap<readonly ConsolidatedRule[]>>

/** `rules` with hosts in full (`destinationRule`), in any order. */
export function destinationRuleIndex(rules: readonly DestinationRule[], mesh: MeshConfig): DestinationRuleIndex {
  const local: ByNamespace = new Map()
  const exported: ByNamespace = new Map()
  /** The root namespace's rules that it keeps to itself: its other rules are for everyone and must not hide the services' own. */
  const rootOnly: ByNamespace = new Map()
  for (const rule of [...rules].sort(selectorsFirst)) {
    const { namespace, spec } = rule
    // A rule for some workloads of its namespace cannot be for other namespaces.
    const exportTo = new Set(spec.workloadSelector ? ['.'] : (spec.exportTo ?? []))
    const own = exportTo.has('.') || exportTo.has(namespace)
    if (exportTo.size === 0 || exportTo.has('*') || own) add(local, rule, exportTo)
    const isPrivate = exportTo.size === 0 ? mesh.defaultDestinationRuleExportTo.includes('.') : exportTo.size === 1 && own
    if (!isPrivate) add(exported, rule, exportTo)
    else if (namespace === mesh.rootNamespace) add(rootOnly, rule, exportTo)
  }

  const exportedFrom = (owner: string, hostname: string, client: string): readonly ConsolidatedRule[] =>
    (exported.get(owner)?.mostSpecific(hostname) ?? []).filter(
      ({ exportTo }) => exportTo.size === 0 || exportTo.has('*') || exportTo.has(client),
    )
  return {
    find(clientNamespace, hostname, serviceNamespace) {
      const nearest = clientNamespace === mesh.rootNamespace ? rootOnly : local
      const own = nearest.get(clientNamespace)?.mostSpecific(hostname)
      if (own) return own
      const producers = exportedFrom(serviceNamespace, hostname, clientNamespace)
      return producers.length > 0 ? producers : exportedFrom(mesh.rootNamespace, hostname, clientNamespace)
    },
  }
}

function add(index: ByNamespace, rule: DestinationRule, exportTo: ReadonlySet<string>): void {
  let hosts = index.get(rule.namespace)
  if (!hosts) {
    hosts = new HostMap()
    index.set(rule.namespace, hosts)
  }
  const host = rule.spec.host ?? ''
  hosts.set(host, addRule(hosts.get(host) ?? [], rule, exportTo))
}

function selectorsFirst(a: DestinationRule, b: DestinationRule): number {
  const [first, second] = [Boolean(a.spec.workloadSelector), Boolean(b.spec.workloadSelector)]
  return first === second ? byCreation(a, b) : first ? -1 : 1
}

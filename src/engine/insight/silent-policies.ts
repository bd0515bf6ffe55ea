import type { FilterChain, Listener } from '../types/envoy/listener.js'
import type { Evidence } from '../types/insight.js'
import type { AuthorizationPolicySpec } from '../types/istio/authorization-policy.js'
import { origin, originsOf } from '../types/provenance.js'
import type { Resource } from '../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'
import { placeKey } from './used.js'

/**
 * Rules of an AuthorizationPolicy that are in no filter of the ports that the workload declares, though the policy itself is: those ports
 * carry TCP only, where what the rules ask for cannot be seen.
 */
export const silentPolicyRules: InsightCheck = {
  codes: ['MB0506'],
  check(context) {
    if (!context.isEach) return
    const stands = policiesOnPorts(context)
    for (const [resource, { places, evidence }] of stands) {
      const spec = resource.spec as AuthorizationPolicySpec | undefined
      const action = spec?.action ?? 'ALLOW'
      if (!isWritten(resource, 'AuthorizationPolicy') || action === 'CUSTOM') continue
      for (const [i, rule] of (spec?.rules ?? []).entries()) {
        const at = origin(resource, 'spec', 'rules', i)
        // A rule about ports of its own may be about those that nobody declares.
        if (places.has(placeKey(at)) || rule.to?.some((to) => to.operation?.ports?.length)) continue
        context.report('MB0506', 'warning', { arguments: { rule: i + 1, action }, at, others: [], evidence })
      }
    }
  },
}

interface Standing {
  readonly places: Set<string>
  readonly evidence: Evidence[]
}

/** Policies in the filters of declared ports. The chains for everything else are named after the listener. */
function policiesOnPorts(context: InsightContext): Map<Resource, Standing> {
  const found = new Map<Resource, Standing>()
  for (const { info, configuration } of context.seen) {
    if (info.type !== 'sidecar') continue
    const inbound = (configuration.listeners as readonly Listener[]).find((l) => l.name === 'virtualInbound')
    for (const chain of inbound?.filter_chains ?? []) {
      if (chain.name?.startsWith('virtualInbound')) continue
      const { resources, places } = madeIn(chain)
      for (const resource of resources) {
        const standing = found.get(resource) ?? { places: new Set<string>(), evidence: [] }
        found.set(resource, standing)
        for (const place of places) standing.places.add(place)
        if (standing.evidence.length < 3)
          standing.evidence.push({ proxy: info.id, kind: 'listeners', name: 'virtualInbound', within: [chain.name ?? ''] })
      }
    }
  }
  return found
}

/** The policies in a chain, and the places of theirs that made something in it. */
function madeIn(chain: FilterChain): { readonly resources: ReadonlySet<Resource>; readonly places: ReadonlySet<string> } {
  const resources = new Set<Resource>()
  const places = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const from of originsOf(value)) {
      if (from.resource.kind !== 'AuthorizationPolicy') continue
      resources.add(from.resource)
      places.add(placeKey(from))
    }
    for (const inner of Array.isArray(value) ? value : Object.values(value)) walk(inner)
  }
  walk(chain.filters)
  return { resources, places }
}

import type { VirtualServiceSpec } from '../types/istio/virtual-service.js'
import { origin } from '../types/provenance.js'
import type { Resource } from '../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'
import { resourcesInUse } from './used.js'

/** VirtualServices that made nothing in any proxy's configuration: no sidecar and no gateway can use them. */
export const unusedVirtualServices: InsightCheck = {
  codes: ['MB0504'],
  check(context) {
    if (!context.isWhole || context.seen.length === 0 || context.hasOthers) return
    const used = resourcesInUse(context)
    for (const resource of context.push.resourcesOf('VirtualService') as readonly Resource<VirtualServiceSpec>[]) {
      const { spec } = resource
      // Without hosts it is a delegate, which another may take or not.
      if (used.has(resource) || !spec?.hosts?.length || !isWritten(resource, 'VirtualService')) continue
      if (!hasPlace(context, resource, spec)) continue
      const [why, detail] = reasonOf(context, resource, spec)
      context.report('MB0504', 'warning', { arguments: { why, detail }, at: origin(resource, 'spec', 'hosts'), others: [], evidence: [] })
    }
  },
}

/** A gateway that no proxy serves is istioctl's to tell of. */
function hasPlace(context: InsightContext, resource: Resource, { gateways = [] }: VirtualServiceSpec): boolean {
  if (gateways.length === 0 || gateways.includes('mesh')) return true
  const named = new Set(gateways.map((name) => (name.includes('/') ? name : `${resource.namespace}/${name}`)))
  const servers = context.push.resourcesOf('Gateway', 'networking.istio.io')
  return servers.some((g) => named.has(`${g.namespace}/${g.name}`) && resourcesInUse(context).has(g))
}

type Why = 'no-visible-sidecar' | 'other-labels' | 'other-rules-first' | 'no-host'

function reasonOf(context: InsightContext, resource: Resource, spec: VirtualServiceSpec): readonly [Why, string] {
  const exportTo = spec.exportTo ?? []
  const reaches = (namespace: string) =>
    exportTo.length === 0 || exportTo.some((to) => to === '*' || to === namespace || (to === '.' && namespace === resource.namespace))
  if (!context.seen.some(({ info }) => reaches(info.namespace))) return ['no-visible-sidecar', exportTo.join(', ')]
  const rules = [...(spec.http ?? []), ...(spec.tls ?? []), ...(spec.tcp ?? [])]
  const isForSome = ({ match = [] }: (typeof rules)[number]) => match.length > 0 && match.every((m) => m.sourceLabels || m.sourceNamespace)
  if (rules.length > 0 && rules.every(isForSome)) return ['other-labels', '']
  const before = context.push.resourcesOf('VirtualService').find((other) => {
    const hosts = (other.spec as VirtualServiceSpec | undefined)?.hosts ?? []
    return other !== resource && resourcesInUse(context).has(other) && hosts.some((host) => spec.hosts?.includes(host))
  })
  return before ? ['other-rules-first', `${before.namespace}/${before.name}`] : ['no-host', (spec.hosts ?? []).join(', ')]
}

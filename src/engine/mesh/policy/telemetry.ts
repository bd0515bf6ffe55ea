import type { TelemetrySpec } from '../../types/istio/telemetry.js'
import type { Proxy } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import type { Service } from '../model/service.js'
import type { PushContext } from '../push-context.js'
import { policiesByNamespace } from './by-namespace.js'
import { attaches, policySubject } from './policy-attachment.js'

export type Telemetry = Resource<TelemetrySpec>

/**
 * The Telemetries for a proxy, the widest first: the root namespace's, the proxy's, at a waypoint the service's, then those that pick the
 * workload. Later ones decide over earlier ones. Of several for a whole namespace the oldest counts.
 * Istio: pilot/pkg/model/telemetry.go#applicableTelemetries
 */
export function telemetriesFor(proxy: Proxy, push: PushContext, service?: Service): readonly Telemetry[] {
  const all = push.resourcesOf('Telemetry')
  if (all.length === 0) return []
  const index = policiesByNamespace(all) as ReadonlyMap<string, readonly Telemetry[]>
  const root = push.mesh.rootNamespace
  const own = proxy.type === 'waypoint' && service ? service.namespace : proxy.namespace
  const namespaces = new Set([root, proxy.namespace, own])
  const wide = [...namespaces].flatMap((n) => index.get(n)?.find(isWide) ?? [])
  const subject = policySubject(proxy, root, service ? [service] : [])
  const picking = (index.get(own) ?? []).filter((t) => !isWide(t) && attaches(own, t.spec ?? {}, subject))
  return [...wide, ...picking]
}

const isWide = ({ spec }: Telemetry): boolean =>
  Object.keys(spec?.selector?.matchLabels ?? {}).length === 0 && !spec?.targetRefs?.length && !spec?.targetRef

import type { Destination } from '../../types/istio/virtual-service.js'
import type { BackendReference } from '../../types/kubernetes/gateway-api.js'
import type { Context } from './context.js'
import { type GroupKind, groupKind, kinds } from './references.js'

/**
 * What a backend comes to. One that is missing, not granted or of an unknown kind is `unresolved`: requests for it fail. One that makes no
 * sense is undefined, and with it the whole route.
 */
export interface Backend {
  readonly destination: Destination
  readonly unresolved?: boolean
}

const nowhere: Backend = { destination: { host: '' }, unresolved: true }

/**
 * Where traffic for a backend goes. `from` is the route's kind; `granted` says whether other namespaces must have granted the reference.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#buildDestination
 */
export function backend(
  context: Context,
  reference: BackendReference,
  from: GroupKind,
  namespace: string,
  granted: boolean,
): Backend | undefined {
  const kind = groupKind(reference, kinds.service)
  const there = reference.namespace ?? namespace
  const { name = '', port } = reference
  if (granted && there !== namespace && !context.grants(from, namespace, kind, there, name)) return nowhere
  const resolved = (host: string, exists: boolean): Backend | undefined =>
    port === undefined ? undefined : { destination: { host, port: { number: port } }, unresolved: !exists }
  switch (kind) {
    case kinds.service:
      if (name.includes('.')) return undefined
      return resolved(`${name}.${there}.svc.cluster.local`, context.service(there, name) !== undefined)
    case kinds.serviceImport:
      return resolved(`${name}.${there}.svc.cluster.local`, context.service(there, name) !== undefined)
    case kinds.hostname:
      if (reference.namespace !== undefined) return undefined
      return resolved(name, context.hasHostname(name, there))
    default:
      return nowhere
  }
}

/** Envoy's weights of the backends that get any: one alone needs none. With their places among all. */
export function weighted<B extends BackendReference>(
  backends: readonly B[],
): { readonly backend: B; readonly weight: number; readonly index: number }[] {
  const some = backends.map((b, index) => ({ backend: b, weight: b.weight ?? 1, index })).filter(({ weight }) => weight !== 0)
  return some.length === 1 ? some.map((one) => ({ ...one, weight: 0 })) : some
}

export const totalWeight = (backends: readonly BackendReference[]): number => backends.reduce((sum, b) => sum + (b.weight ?? 1), 0)

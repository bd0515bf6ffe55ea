import type { LabelSelector } from '../../types/istio/mesh-config.js'
import type { FromNamespaces } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'
import { labelSelectorTakes } from '../model/label-selector.js'

/** The label that Kubernetes itself puts on every namespace. */
const nameLabel = 'kubernetes.io/metadata.name'

const takesNamespace = (selector: LabelSelector, namespace: Resource): boolean =>
  labelSelectorTakes(selector, { ...namespace.labels, [nameLabel]: namespace.name })

/**
 * The namespaces whose routes may attach to a listener, `*` for all of them.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#namespacesFromSelector
 */
export function routeNamespaces(allowed: FromNamespaces | undefined, own: string, namespaces: readonly Resource[]): readonly string[] {
  if (!allowed?.from || allowed.from === 'Same') return [own]
  const { selector } = allowed
  if (allowed.from === 'All' || !selector) return ['*']
  return namespaces
    .filter((n) => takesNamespace(selector, n))
    .map((n) => n.name)
    .sort()
}

/**
 * Whether a Gateway takes ListenerSets of a namespace; by default of none.
 * Istio: gatewaycommon/gateway_utils.go#NamespaceAcceptedByAllowListeners
 */
export function takesListenersOf(
  namespace: string,
  allowed: FromNamespaces | undefined,
  own: string,
  namespaces: readonly Resource[],
): boolean {
  if (!allowed || allowed.from === 'None') return false
  if (allowed.from === 'All') return true
  if (allowed.from === 'Same') return namespace === own
  const { selector } = allowed
  const there = namespaces.find((n) => n.name === namespace)
  return selector !== undefined && there !== undefined && takesNamespace(selector, there)
}

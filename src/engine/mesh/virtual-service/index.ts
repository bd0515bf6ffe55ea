/**
 * VirtualServices in effect, found by who may see them.
 * Takes the reader's VirtualServices (and derived ones); gives them with names in full and delegates merged in, indexed by gateway.
 * Istio: pilot/pkg/model/push_context.go#initVirtualServices, virtualservice_controller.go
 */
import type { VirtualServiceSpec } from '../../types/istio/virtual-service.js'
import type { MeshConfig } from '../mesh-config.js'
import { byCreation, hasGatewaySemantics, type VirtualServiceRule } from '../model/rules.js'
import type { Visibility } from '../model/service.js'
import { exportToOf } from '../registry/visibility.js'
import { type Delegate, delegates, mergeDelegates } from './delegates.js'
import { meshGateway } from './resolve-names.js'

export { meshGateway, virtualServiceRule } from './resolve-names.js'

export interface VirtualServiceIndex {
  /** All in effect, oldest first. */
  readonly all: readonly VirtualServiceRule[]
  /**
   * What `namespace` sees of a gateway (`mesh` or `NAMESPACE/NAME`), by reach: its own private ones, those exported to it by name,
   * public ones; each part oldest first.
   */
  byReach(namespace: string, gateway: string): Reaches
  /** The same in order of precedence for a gateway's proxy. Istio: pilot/pkg/model/push_context.go#VirtualServicesForGateway */
  forGateway(namespace: string, gateway: string): readonly VirtualServiceRule[]
}

export interface Reaches {
  readonly private: readonly VirtualServiceRule[]
  readonly exported: readonly VirtualServiceRule[]
  readonly public: readonly VirtualServiceRule[]
}

/** `rules` with short names resolved (`virtualServiceRule`), in any order. */
export function virtualServiceIndex(rules: readonly VirtualServiceRule[], mesh: MeshConfig): VirtualServiceIndex {
  const exportTo = (rule: VirtualServiceRule): ReadonlySet<Visibility> =>
    exportToOf(rule.spec.exportTo ?? [], mesh.defaultVirtualServiceExportTo, rule.namespace)
  const leaves = new Map<string, Delegate>()
  for (const rule of rules) if (isDelegate(rule.spec)) leaves.set(`${rule.namespace}/${rule.name}`, { rule, exportTo: exportTo(rule) })
  const find = (namespace: string, name: string): Delegate | undefined => leaves.get(`${namespace}/${name}`)
  const all = rules
    .filter((rule) => !isDelegate(rule.spec))
    .sort(byCreation)
    .map((rule) => (delegates(rule) ? mergeDelegates(rule, find) : rule))

  const own = new Listing()
  const exported = new Listing()
  const open = new Listing()
  for (const rule of all) {
    const to = exportTo(rule)
    for (const gateway of gatewaysOf(rule.spec)) {
      if (to.has('*')) open.add(gateway, rule)
      else if (!to.has('~'))
        for (const namespace of to) (namespace === rule.namespace ? own : exported).add(`${namespace} ${gateway}`, rule)
    }
  }
  const byReach = (namespace: string, gateway: string): Reaches => ({
    private: own.of(`${namespace} ${gateway}`),
    exported: exported.of(`${namespace} ${gateway}`),
    public: open.of(gateway),
  })
  return {
    all,
    byReach,
    forGateway(namespace, gateway) {
      const reaches = byReach(namespace, gateway)
      return [...reaches.private, ...reaches.exported, ...ownRoutesFirst(reaches.public, namespace)]
    },
  }
}

/** A VirtualService without hosts can only be delegated to. */
const isDelegate = (spec: VirtualServiceSpec): boolean => !spec.hosts?.length

const gatewaysOf = (spec: VirtualServiceSpec): readonly string[] => (spec.gateways?.length ? spec.gateways : [meshGateway])

/** A consumer's Gateway API route in its own namespace overrides the producer's. */
function ownRoutesFirst(rules: readonly VirtualServiceRule[], namespace: string): readonly VirtualServiceRule[] {
  const isOwn = (rule: VirtualServiceRule): boolean => hasGatewaySemantics(rule) && rule.namespace === namespace
  return rules.some(isOwn) ? [...rules.filter(isOwn), ...rules.filter((rule) => !isOwn(rule))] : rules
}

class Listing {
  readonly #lists = new Map<string, VirtualServiceRule[]>()

  add(key: string, rule: VirtualServiceRule): void {
    const list = this.#lists.get(key)
    if (list) list.push(rule)
    else this.#lists.set(key, [rule])
  }

  of(key: string): readonly VirtualServiceRule[] {
    return this.#lists.get(key) ?? []
  }
}

import { type Change, named } from './diff.js'
import { serviceKey, servicesOf, workloadsOf, type ZtunnelState } from './ztunnel-tables.js'

/** What differs between two states of what a ztunnel is told: workloads, services, policies. */
export function ztunnelDiff(before: ZtunnelState, after: ZtunnelState): Change[] {
  const policies = (state: ZtunnelState) => state.authorizations.map((a) => a.resource)
  return [
    ...named(workloadsOf(before), workloadsOf(after), (w) => w.uid, 'workload'),
    ...named(servicesOf(before), servicesOf(after), serviceKey, 'service'),
    ...named(policies(before), policies(after), (p) => `${p.namespace}/${p.name}`, 'policy'),
  ]
}

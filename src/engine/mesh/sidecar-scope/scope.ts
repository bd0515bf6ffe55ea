import type { ConnectionPoolSettings } from '../../types/istio/destination-rule.js'
import type { IstioEgressListener, OutboundTrafficPolicy, SidecarSpec } from '../../types/istio/sidecar.js'
import type { Proxy } from '../../types/proxy.js'
import type { Resource } from '../../types/resource.js'
import type { DestinationRuleInEffect, VirtualServiceRule } from '../model/rules.js'
import type { Service } from '../model/service.js'

/**
 * One egress listener of a Sidecar with what it imports; the default scope has exactly one, without `listener`; a gateway's has no services in it.
 * Istio: pilot/pkg/model/sidecar.go#IstioEgressListenerWrapper
 */
export interface EgressListener {
  /** Absent where there is no Sidecar with `egress`. */
  readonly listener?: IstioEgressListener
  /** Oldest first, each with only the ports that this listener lets through. */
  readonly services: readonly Service[]
  readonly virtualServices: readonly VirtualServiceRule[]
  /**
   * The one VirtualService that routes for a service's host: that of the most specific host, the first in order of precedence.
   * Istio: pilot/pkg/model/sidecar.go#computeWildcardHostVirtualServiceIndex
   */
  mostSpecificVirtualService(hostname: string): VirtualServiceRule | undefined
  /** Index in the Sidecar's `spec.egress`. */
  readonly index: number
}

/**
 * What one proxy may see. Istio: pilot/pkg/model/sidecar.go#SidecarScope
 */
export interface SidecarScope {
  readonly namespace: string
  /** The Sidecar that made it; absent for the default scope. */
  readonly sidecar?: Resource<SidecarSpec>
  /** All visible services, merged where several listeners import one hostname. */
  readonly services: readonly Service[]
  serviceByHostname(hostname: string): Service | undefined
  /** The merged DestinationRule that this proxy uses for the host. Workload selectors count for outbound traffic only. */
  destinationRule(proxy: Proxy, hostname: string, direction?: 'outbound' | 'inbound'): DestinationRuleInEffect | undefined
  readonly egressListeners: readonly EgressListener[]
  /** The Sidecar's, else the mesh's. */
  readonly outboundTrafficPolicy: OutboundTrafficPolicy
  inboundConnectionPoolForPort(port: number): ConnectionPoolSettings | undefined
}

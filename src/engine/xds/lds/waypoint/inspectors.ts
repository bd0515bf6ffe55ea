import { isSniffed, isTls, type Protocol } from '../../../mesh/model/protocol.js'
import type { Service } from '../../../mesh/model/service.js'
import type { ListenerFilter, ListenerFilterPredicate } from '../../../types/envoy/listener.js'
import { httpInspector, originalDestination, tlsInspector } from '../network/filters.js'

/**
 * Looking at first bytes delays a connection, and stops it where the server speaks first: ports that need not are left out. To a workload by
 * its own address any port may be asked for, so then all are looked at.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointInternal
 */
export function waypointInspectors(
  services: readonly Service[],
  protocols: ReadonlyMap<number, Protocol>,
  takesWorkloads: boolean,
): ListenerFilter[] {
  const known = takesWorkloads ? [] : [...protocols].filter(([, protocol]) => !isSniffed(protocol)).map(([port]) => port)
  const ports = services.flatMap((s) => s.ports)
  const tls = new Set(ports.filter((p) => isTls(p.protocol)).map((p) => p.port))
  const plain = new Set(ports.filter((p) => !tls.has(p.port)).map((p) => p.port))
  return [originalDestination, except(httpInspector, known), ...(tls.size > 0 ? [except(tlsInspector, [...plain])] : [])]
}

function except(inspector: ListenerFilter, ports: readonly number[]): ListenerFilter {
  const ranges = [...ports]
    .sort((a, b) => a - b)
    .map((port): ListenerFilterPredicate => ({ destination_port_range: { ...(port > 0 && { start: port }), end: port + 1 } }))
  const [only] = ranges
  if (!only) return inspector
  return { ...inspector, filter_disabled: ranges.length === 1 ? only : { or_match: { rules: ranges } } }
}

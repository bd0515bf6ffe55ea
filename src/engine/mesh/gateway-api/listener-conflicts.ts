import type { GatewayListener } from '../../types/kubernetes/gateway-api.js'

const isL4 = (protocol: string | undefined): boolean => protocol === 'TCP' || protocol === 'UDP'
const isNamed = (protocol: string | undefined): boolean => protocol === 'HTTP' || protocol === 'HTTPS' || protocol === 'TLS'

/** Whether two listeners can both run: on other ports, or told apart by hostname. Istio: gatewaycommon/listener_conflict.go#listenersDistinct */
function areDistinct(a: GatewayListener, b: GatewayListener): boolean {
  if (a.port !== b.port) return true
  if (isNamed(a.protocol) && isNamed(b.protocol)) return (a.hostname || '*') !== (b.hostname || '*')
  if ((isL4(a.protocol) || isNamed(a.protocol)) && (isL4(b.protocol) || isNamed(b.protocol))) return false
  return a.protocol !== b.protocol
}

/** Those of `listeners`, in order of precedence, that conflict with one before them. Istio: gatewaycommon/listener_conflict.go#ComputeGatewayListenerConflicts */
export function conflictingListeners(listeners: readonly GatewayListener[]): ReadonlySet<GatewayListener> {
  const byPort = new Map<number | undefined, GatewayListener[]>()
  const conflicting = new Set<GatewayListener>()
  for (const listener of listeners) {
    const accepted = byPort.get(listener.port) ?? []
    byPort.set(listener.port, accepted)
    if (accepted.every((other) => areDistinct(listener, other))) accepted.push(listener)
    else conflicting.add(listener)
  }
  return conflicting
}

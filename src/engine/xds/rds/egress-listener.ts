import type { EgressListener, SidecarScope } from '../../mesh/sidecar-scope/scope.js'
import { ANY_PORT } from './listener-services.js'

/**
 * The listener that a route configuration is for: by its port, by what it is bound to where it has none, else the one for everything.
 * Istio: pilot/pkg/model/sidecar.go#GetEgressListenerForRDS
 */
export function listenerOf(scope: SidecarScope, port: number, name: string): EgressListener | undefined {
  return scope.egressListeners.find(({ listener }) => {
    if (!listener?.port) return true
    return (listener.port.number ?? 0) === port && (port !== ANY_PORT || (listener.bind ?? '') === name)
  })
}

import { selects } from '../../../mesh/model/labels.js'
import type { L4MatchAttributes } from '../../../types/istio/virtual-service.js'
import type { Proxy } from '../../../types/proxy.js'

/**
 * Whether a TCP or TLS match can hold for connections that this sidecar opens to the port: what is known before any connection comes.
 * Istio: pilot/pkg/networking/core/tls.go#matchTCP
 */
export function holdsForSidecar(match: L4MatchAttributes, proxy: Proxy, port: number): boolean {
  return (
    (!match.gateways?.length || match.gateways.includes('mesh')) &&
    selects(match.sourceLabels, proxy.labels) &&
    (!match.port || match.port === port) &&
    (!match.sourceNamespace || match.sourceNamespace === proxy.namespace)
  )
}

/** Whether it can hold for connections that a gateway's server takes. Istio: pilot/pkg/networking/core/gateway.go#l4SingleMatch */
export const holdsForServer = (match: L4MatchAttributes, serverPort: number, gateway: string): boolean =>
  (!match.port || match.port === serverPort) && (!match.gateways?.length || match.gateways.includes(gateway))

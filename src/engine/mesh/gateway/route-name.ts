import type { Server } from '../../types/istio/gateway.js'
import { isHttp, parseProtocol } from '../model/protocol.js'
import { isPassthroughServer } from './server-kind.js'

/**
 * The RDS name of a server: `http.PORT` for all plain ones of a port together, `https.PORT.PORT_NAME.GATEWAY.NAMESPACE` for each that
 * terminates TLS, since each has filter chains of its own; an address that it binds to comes last. Empty where nothing is routed by HTTP.
 * Istio: pilot/pkg/model/gateway.go#gatewayRDSRouteName
 */
export function routeNameOf(server: Server, resolvedPort: number, gateway: { readonly name: string; readonly namespace: string }): string {
  const protocol = parseProtocol(server.port?.protocol)
  const bind = server.bind ? `.${server.bind}` : ''
  if (isHttp(protocol)) return `http.${resolvedPort}${bind}`
  if (protocol !== 'HTTPS' || isPassthroughServer(server)) return ''
  return `https.${server.port?.number ?? 0}.${server.port?.name ?? ''}.${gateway.name}.${gateway.namespace}${bind}`
}

/** The port in a server's RDS name; 0 where an address or a name with dots makes it unreadable. Istio: pilot/pkg/model/gateway.go#ParseGatewayRDSRouteName */
export function portOfRouteName(name: string): number {
  const [scheme, port, ...rest] = name.split('.')
  const readable = (scheme === 'http' && rest.length === 0) || (scheme === 'https' && rest.length === 3)
  return readable && port !== undefined && /^\d+$/.test(port) ? Number(port) : 0
}

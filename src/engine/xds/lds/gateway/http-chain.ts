import type { GatewayServer } from '../../../mesh/gateway/merged-gateway.js'
import { isHttp, parseProtocol } from '../../../mesh/model/protocol.js'
import type { HttpConnectionManager } from '../../../types/envoy/http-connection-manager.js'
import type { Origin } from '../../../types/resource.js'
import { networkExtensions, PHASES } from '../../extensions/index.js'
import { serverTls } from '../../tls/server-tls.js'
import { type ProxyBasis, part } from '../basis.js'
import type { ChainDraft } from '../filter-chain.js'
import { connectionManager } from '../http/connection-manager.js'
import type { GatewayContext } from './context.js'

/** The one chain of a port of plain HTTP servers. Istio: pilot/pkg/networking/core/gateway.go#createGatewayHTTPFilterChainOpts */
export function plainHttpChain(
  { basis }: GatewayContext,
  port: { number: number; protocol: string },
  routeName: string,
  origins: readonly Origin[],
): ChainDraft {
  return { filters: (listener) => httpFilters(basis, routeName, port, `outbound_${listener};`), origins }
}

/**
 * A server that ends TLS and finds HTTP in it. Its name, if it has one, is that of its statistics. istiod gives a port's network
 * extensions to its first such server alone.
 */
export function httpsChain({ basis, push }: GatewayContext, at: GatewayServer, listenPort: number, isFirst: boolean): ChainDraft {
  const { server, sniHosts, routeName } = at
  const port = { number: listenPort, protocol: server.port?.protocol ?? '' }
  return {
    sniHosts,
    ...(server.tls && { tls: serverTls(server.tls, basis.proxy, push, false) }),
    filters: (listener) => httpFilters(basis, routeName, port, server.name || `outbound_${listener};`, isFirst),
    origins: [at.gateway.whence('servers', at.index)],
  }
}

function httpFilters(basis: ProxyBasis, routes: string, port: { number: number; protocol: string }, statPrefix: string, extended = true) {
  const protocol = parseProtocol(port.protocol)
  return part(basis, `gateway/${routes}/${port.number}/${port.protocol}/${statPrefix}/${extended}`, () => [
    ...(extended ? PHASES : []).flatMap((phase) =>
      networkExtensions(phase, { listenerClass: 'gateway', port: port.number }, basis.proxy, basis.push),
    ),
    connectionManager(basis, {
      listenerClass: 'gateway',
      statPrefix,
      routes,
      protocol: isHttp(protocol) ? protocol : 'HTTPS',
      port: port.number,
      useRemoteAddress: true,
      own: edgeSettings(basis),
    }),
  ])
}

/**
 * A gateway trusts as many proxies before it as the reader says, and tells its backends who the client is by its certificate.
 * Istio: pilot/pkg/networking/core/gateway.go#buildGatewayConnectionManager
 */
function edgeSettings({ config }: ProxyBasis): Partial<HttpConnectionManager> {
  const topology = config.gatewayTopology
  const hops = topology?.numTrustedProxies ?? 0
  const said = topology?.forwardClientCertDetails
  const forward = said === undefined || said === 'UNDEFINED' ? 'SANITIZE_SET' : said
  const tells = forward === 'APPEND_FORWARD' || forward === 'SANITIZE_SET'
  return {
    ...(hops > 0 && { xff_num_trusted_hops: hops }),
    ...(forward !== 'SANITIZE' && { forward_client_cert_details: forward }),
    ...(tells && { set_current_client_cert_details: { subject: true, cert: true, dns: true, uri: true } }),
    http_protocol_options: {},
  }
}

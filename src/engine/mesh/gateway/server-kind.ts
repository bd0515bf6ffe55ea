import type { Server } from '../../types/istio/gateway.js'
import { isHttp, parseProtocol } from '../model/protocol.js'

/** TLS that is not HTTP's redirection to it: terminated or passed through. Istio: pkg/config/gateway/gateway.go#IsTLSServer */
export const isTlsServer = (server: Server): boolean => Boolean(server.tls) && !isHttp(parseProtocol(server.port?.protocol))

/** TLS that the gateway does not terminate. Istio: pkg/config/gateway/gateway.go#IsPassThroughServer */
export const isPassthroughServer = (server: Server): boolean =>
  server.tls !== undefined && (server.tls.mode === undefined || server.tls.mode === 'PASSTHROUGH' || server.tls.mode === 'AUTO_PASSTHROUGH')

/** HTTP, or HTTPS that the gateway terminates. Istio: pkg/config/gateway/gateway.go#IsHTTPServer */
export const isHttpServer = (server: Server): boolean => {
  const protocol = parseProtocol(server.port?.protocol)
  return isHttp(protocol) || (protocol === 'HTTPS' && !isPassthroughServer(server))
}

/** HTTPS that the gateway terminates. Istio: pkg/config/gateway/gateway.go#IsHTTPSServerWithTLSTermination */
export const terminatesHttps = (server: Server): boolean =>
  Boolean(server.tls) && parseProtocol(server.port?.protocol) === 'HTTPS' && !isPassthroughServer(server)

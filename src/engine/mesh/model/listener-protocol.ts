import type { Protocol } from './protocol.js'

/** What kind of listener a port gets; none for UDP. Istio: pilot/pkg/networking/networking.go#ModelProtocolToListenerProtocol */
export type ListenerProtocol = 'http' | 'tcp' | 'sniffed'

export function listenerProtocol(protocol: Protocol): ListenerProtocol | undefined {
  switch (protocol) {
    case 'HTTP':
    case 'HTTP2':
    case 'HTTP_PROXY':
    case 'GRPC':
    case 'GRPC-Web':
      return 'http'
    case 'TCP':
    case 'HTTPS':
    case 'TLS':
    case 'Mongo':
    case 'Redis':
    case 'MySQL':
      return 'tcp'
    case 'UDP':
      return undefined
    default:
      return 'sniffed'
  }
}

import type { ListenerProtocol } from '../../../mesh/model/listener-protocol.js'
import type { MutualTlsMode } from '../../../mesh/policy/peer-authentication.js'
import type { TransportProtocol } from '../../../types/envoy/listener.js'
import { MESH, MESH_HTTP, MESH_TCP, PLAIN_HTTP } from '../alpn.js'

/** One way a connection to a port may come, and what it is taken for. */
export interface MatchOption {
  readonly transportProtocol: TransportProtocol
  readonly applicationProtocols?: readonly string[]
  readonly as: 'http' | 'tcp'
  /** TLS ends here; otherwise it is the application's. */
  readonly endsTls: boolean
}

const meshTls = (as: 'http' | 'tcp', applicationProtocols?: readonly string[]): MatchOption => ({
  transportProtocol: 'tls',
  as,
  endsTls: true,
  ...(applicationProtocols && { applicationProtocols }),
})
const plain = (as: 'http' | 'tcp', applicationProtocols?: readonly string[]): MatchOption => ({
  transportProtocol: 'raw_buffer',
  as,
  endsTls: false,
  ...(applicationProtocols && { applicationProtocols }),
})
/** TLS that the client began for the application: no ALPN of the mesh, so nothing for the proxy to end. */
const applicationTls: MatchOption = { transportProtocol: 'tls', as: 'tcp', endsTls: false }

/** Istio: pilot/pkg/networking/core/filterchain_options.go */
const options: Readonly<Record<MutualTlsMode, Readonly<Record<ListenerProtocol, readonly MatchOption[]>>>> = {
  PERMISSIVE: {
    http: [meshTls('http', MESH), plain('http')],
    tcp: [meshTls('tcp', MESH), applicationTls, plain('tcp')],
    sniffed: [meshTls('http', MESH_HTTP), plain('http', PLAIN_HTTP), meshTls('tcp', MESH_TCP), plain('tcp'), applicationTls],
  },
  STRICT: {
    http: [meshTls('http')],
    tcp: [meshTls('tcp')],
    sniffed: [meshTls('http', MESH_HTTP), meshTls('tcp')],
  },
  DISABLE: {
    http: [plain('http')],
    tcp: [plain('tcp')],
    sniffed: [plain('http', PLAIN_HTTP), plain('tcp')],
  },
}

/** How connections come to a port of a protocol, under a mode. A port that is neither HTTP nor sniffed is TCP, UDP too. */
export const matchOptions = (mode: MutualTlsMode, protocol: ListenerProtocol | undefined): readonly MatchOption[] =>
  options[mode][protocol ?? 'tcp']

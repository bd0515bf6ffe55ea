import type { UpstreamRequest } from '../../types/hop.js'
import type { HeaderMap } from '../http/header-map.js'
import type { HttpProtocol } from './protocol.js'

/** What HTTP/2 has no use for. */
const connectionHeaders: ReadonlySet<string> = new Set(['connection', 'upgrade', 'keep-alive', 'proxy-connection', 'transfer-encoding'])

/** A request's headers as they go out: the authority first, without what only the proxy has. */
export function upstreamRequest(headers: HeaderMap, protocol: HttpProtocol): UpstreamRequest {
  const authority = headers.get(':authority')
  const plain = headers
    .entries()
    .filter(([name]) => !name.startsWith(':') && name !== 'host' && (protocol === 'HTTP/1.1' || !connectionHeaders.has(name)))
  return {
    method: headers.get(':method') ?? '',
    path: headers.get(':path') ?? '',
    protocol,
    headers: [...(authority === undefined ? [] : [['host', authority] as const]), ...plain],
  }
}

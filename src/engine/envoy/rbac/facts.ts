import type { SocketAddress } from '../../types/request.js'
import { HeaderMap } from '../http/header-map.js'
import type { ConnectionFacts, HttpStream, TlsSession } from '../http/stream.js'
import { isFields, part } from '../reading.js'

/** What the rules of RBAC look at. On a raw connection there are no headers, and dynamic metadata is what network filters left. */
export interface RbacFacts {
  readonly headers: HeaderMap
  /** Envoy's downstream local address. */
  readonly destination: SocketAddress
  /** The other side of the TCP connection. */
  readonly source: string
  /** From X-Forwarded-For where that is trusted. */
  readonly remote: string
  readonly tls: TlsSession | undefined
  readonly metadata: ReadonlyMap<string, unknown>
  readonly routeMetadata: ReadonlyMap<string, unknown>
  readonly filterState: ReadonlyMap<string, string>
}

const noHeaders = new HeaderMap()
const nothing: ReadonlyMap<string, never> = new Map<string, never>()

/** What a network filter sees of a connection. */
export function connectionFacts(connection: ConnectionFacts, metadata: ReadonlyMap<string, unknown> = nothing): RbacFacts {
  const source = connection.connection.source.address
  return {
    headers: noHeaders,
    destination: connection.connection.destination,
    source,
    remote: source,
    tls: connection.tls,
    metadata,
    routeMetadata: nothing,
    filterState: connection.filterState ?? nothing,
  }
}

/** What an HTTP filter sees of a request. */
export function requestFacts(stream: HttpStream): RbacFacts {
  const metadata = part(stream.selected?.route.metadata, 'filter_metadata')
  return {
    headers: stream.request,
    destination: stream.connection.connection.destination,
    source: stream.directRemoteAddress,
    remote: stream.remoteAddress,
    tls: stream.connection.tls,
    metadata: stream.metadata,
    routeMetadata: isFields(metadata) ? new Map(Object.entries(metadata)) : nothing,
    filterState: stream.filterState,
  }
}

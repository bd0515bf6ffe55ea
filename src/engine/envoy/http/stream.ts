import type { Connection, SocketAddress, Surroundings } from '../../types/request.js'
import type { Hop, TraceOutcome, TraceStep, UpstreamRequest } from '../../types/trace.js'
import type { Chance } from '../chance.js'
import type { EnvoyConfig } from '../config.js'
import type { Filter, FilterChain, Listener, Route, RouteConfiguration, VirtualHost } from '../shapes.js'
import type { HeaderMap } from './header-map.js'

/** What TLS settled between the client and this proxy. */
export interface TlsSession {
  readonly serverName?: string
  /** The protocol that ALPN chose. */
  readonly alpn?: string
  /** The client's URI SAN, if it showed a certificate and the proxy asked for one and trusts it. */
  readonly peerUri?: string
}

/** What one run of the data plane carries along. */
export interface Run {
  readonly config: EnvoyConfig
  readonly surroundings: Surroundings
  readonly chance: Chance
  readonly note: (step: TraceStep) => void
}

/** A connection that a filter chain has taken. */
export interface ConnectionFacts {
  readonly connection: Connection
  readonly listener: Listener
  readonly chain: FilterChain
  /** Absent: plain text. */
  readonly tls?: TlsSession
  /** Filter state that network filters, or the hop before, have set on the connection. */
  readonly filterState?: ReadonlyMap<string, string>
}

/** The route that the connection manager chose; filters before the router may clear it (`clearRouteCache`) after they changed headers. */
export interface SelectedRoute {
  readonly configuration: RouteConfiguration
  readonly virtualHost: VirtualHost
  readonly route: Route
  /** Of a weighted route: the cluster's entry that the lots fell on. It is drawn with the route, so its filter settings count. */
  readonly weightedCluster?: { readonly name?: string; readonly typed_per_filter_config?: Readonly<Record<string, unknown>> }
}

/** A request in the connection manager. Filters change `request` and `metadata` in place. */
export interface HttpStream {
  readonly run: Run
  readonly connection: ConnectionFacts
  /** The connection manager's own configuration. */
  readonly manager: object
  readonly protocol: 'HTTP/1.1' | 'HTTP/2'
  readonly request: HeaderMap
  readonly hasBody: boolean
  /** Whom `%DOWNSTREAM_REMOTE_ADDRESS%` and RBAC's `remote_ip` name: from X-Forwarded-For where it is trusted. */
  readonly remoteAddress: string
  /** The other side of the TCP connection. */
  readonly directRemoteAddress: string
  readonly selected?: SelectedRoute
  /** Dynamic metadata by filter name (`envoy.filters.http.jwt_authn`). */
  readonly metadata: Map<string, Record<string, unknown>>
  /** Filter state by object key, as text: what the connection carries, then what filters set. */
  readonly filterState: Map<string, string>
  /** Response flags that filters set on a request that goes on (`DI`). */
  readonly flags: string[]
  /** Milliseconds that filters hold the request back. */
  delay: number
  /** Chooses `selected` anew: a filter has changed what it depends on. */
  clearRouteCache(): void
}

/** An answer of the proxy's own. */
export interface LocalReply {
  readonly code: number
  readonly details: string
  readonly flags: readonly string[]
  readonly body?: string
  /** Beside what every local reply has. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** For a gRPC request, or a fault that asks for one. */
  readonly grpcStatus?: number
}

/** The answer on its way back, from a server or from the proxy itself. */
export interface HttpResponse {
  readonly headers: HeaderMap
  readonly isLocal: boolean
}

/** One HTTP filter. It notes its steps; what it returns ends the request. */
export interface HttpFilter {
  readonly decode?: (stream: HttpStream, filter: Filter) => LocalReply | undefined
  /** On the way back, in the reverse order of the filters; also for local replies of any of them. */
  readonly encode?: (stream: HttpStream, filter: Filter, response: HttpResponse) => void
}

/** What became of a request in the router. The connection manager runs `response` through the filters' `encode`. */
export interface RouterOutcome extends UpstreamOutcome {
  /** Absent: no answer ever comes (`ending`). A local one is finished: gRPC form and the route's response headers included. */
  readonly response?: HttpResponse
  /** A body that the proxy itself wrote. */
  readonly body?: string
  readonly ending?: 'answered' | 'closed' | 'waiting'
  readonly details: string
  /** Without those that filters left in `stream.flags`. */
  readonly flags: readonly string[]
  readonly upstream?: UpstreamRequest
  readonly attempts?: number
  /** Hosts that the request was sent to before, as far as it is certain which they were. */
  readonly tried?: readonly SocketAddress[]
  /** Milliseconds that the servers took, with the waits between the tries. */
  readonly elapsed?: number
  readonly mirrors?: TraceOutcome['mirrors']
}

/** Whom a request or a connection was sent to. */
export interface UpstreamOutcome {
  readonly cluster?: string
  /** Hosts that behave alike, one of which it was; shares add up to 1. */
  readonly endpoints: readonly { readonly address: SocketAddress; readonly share: number }[]
  readonly hop?: Hop
}

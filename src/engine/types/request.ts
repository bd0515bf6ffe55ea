import type { Hop, UpstreamRequest } from './hop.js'

/** An IP address and a port, as a socket has them. */
export interface SocketAddress {
  readonly address: string
  readonly port: number
}

/** What an HTTP client sends. A browser's and curl's defaults are the caller's to fill in. */
export interface HttpRequest {
  readonly version: 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2'
  /** Over TLS a client that offered several versions speaks the one that ALPN settles on: HTTP/2 for `h2`, else HTTP/1.1. */
  readonly isVersionSettled?: boolean
  readonly method: string
  /** The request target as it stands on the wire: `/a?b=c`, an absolute URI, `*`; for CONNECT an authority. */
  readonly target: string
  /** Host or `:authority`; undefined where none is sent. */
  readonly authority?: string
  /** In order, names as the client spells them; several of one name are several lines. A second `Host` line stands here. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Bytes; only its being there is looked at. */
  readonly body?: string
}

/** Who a TLS client proves to be. */
export interface ClientCertificate {
  /** The URI SAN: `spiffe://cluster.local/ns/default/sa/productpage`. */
  readonly uri: string
  /** Whether the server's trusted CA has signed it. */
  readonly trusted: boolean
}

export interface ClientHello {
  readonly serverName?: string
  readonly alpn?: readonly string[]
  /** Offered if the server asks. */
  readonly certificate?: ClientCertificate
}

/** What a client sends on a connection once it stands. `silent` waits for the server to speak. */
export type Payload =
  | { readonly kind: 'http'; readonly request: HttpRequest }
  | { readonly kind: 'bytes'; readonly bytes: string }
  | { readonly kind: 'silent' }

/** A JSON Web Token among the headers, with what a verifier finds in it; the value in the header names it. */
export interface Token {
  /** As it stands in the header, after the prefix. */
  readonly value: string
  readonly claims: Readonly<Record<string, unknown>>
  /** `valid`: signed by a key of the issuer's set. */
  readonly signature: 'valid' | 'invalid'
}

/** A connection as an Envoy accepts it. */
export interface Connection {
  /** Where the kernel delivered it: a listener's own port, or what iptables redirected it to (15001, 15006). */
  readonly accepted: SocketAddress
  /** Where the client dialled, before any rewriting (SO_ORIGINAL_DST). */
  readonly destination: SocketAddress
  readonly source: SocketAddress
  /** The internal listener that takes it, by name: then `accepted` says nothing. */
  readonly internalListener?: string
  readonly tls?: ClientHello
  readonly payload: Payload
  readonly tokens?: readonly Token[]
  /** Filter state that a hop before has put on the connection, by object key: an HBONE tunnel's peer. */
  readonly filterState?: Readonly<Record<string, string>>
}

/** What the server does with a request that reaches it. Every part left out is the plain one. */
export interface ServerBehaviour {
  /** By default 200. */
  readonly status?: number
  /** Milliseconds before it answers. */
  readonly delay?: number
  /** Closes the connection instead of answering. */
  readonly reset?: boolean
  /** Reads what it gets, then closes the connection in order, without an answer. */
  readonly closes?: boolean
  /** Answers with what HTTP does not allow, as a 204 that has a body. */
  readonly malformed?: boolean
  /** How many first tries fail with 503 before one succeeds, counted by `x-request-id`. */
  readonly failFirst?: number
  /** What those fail with instead of 503. */
  readonly failStatus?: number
  readonly responseHeaders?: readonly (readonly [name: string, value: string])[]
  /** A trailers-only gRPC answer of this status. */
  readonly grpcStatus?: number
  /** A gRPC status in the trailers, after headers. */
  readonly grpcTrailer?: number
  /** Speaks first on a connection, before the client has said anything. */
  readonly greets?: boolean
}

/** What lies beyond the proxy. The engine looks nothing up: the caller says. */
export interface Surroundings {
  /** What a TCP connection to an address meets. A host name stands for what DNS would give. `tls-refused`: it stands, but the handshake fails. */
  readonly reach: (address: SocketAddress, hop?: Hop) => 'open' | 'refused' | 'unreachable' | 'tls-refused'
  /** What the server does with what arrives: the request (absent for raw TCP) and how it was carried. */
  readonly behaviour: (address: SocketAddress, arrival?: { readonly request?: UpstreamRequest; readonly hop?: Hop }) => ServerBehaviour
  /** Seconds since 1970, for the validity of tokens and certificates; undefined: everything is valid at the time. */
  readonly now?: number
  /** Milliseconds that the client waits; undefined: for ever. */
  readonly patience?: number
}

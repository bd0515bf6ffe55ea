/** A request as the server, or the next proxy, sees it. */
export interface UpstreamRequest {
  readonly method: string
  readonly path: string
  readonly protocol: 'HTTP/1.1' | 'HTTP/2'
  /** In the order in which they are sent; `host` (or `:authority`'s value under that name) first. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** How a proxy speaks to the next: what its cluster's transport socket asks for. */
export interface Hop {
  /** `mtls`: TLS that shows a certificate of its own. */
  readonly tls: 'mtls' | 'tls' | 'plain'
  readonly sni?: string
  readonly alpn?: readonly string[]
  /** Names of which the server's certificate must have one. */
  readonly sans?: readonly string[]
  /** The bytes that it carries are TLS between others, which the proxy has not ended. */
  readonly carriesTls?: true
  /** HTTP of the hop; absent where bytes are passed on. */
  readonly protocol?: 'HTTP/1.1' | 'HTTP/2'
  /** A PROXY protocol header goes before. */
  readonly proxyProtocol?: 1 | 2
  /** The address to which an HTTP CONNECT tunnel (HBONE) leads. */
  readonly tunnel?: string
  /** The address that the cluster binds its connections to; absent where the kernel chooses. */
  readonly source?: string
  /** The internal listener that takes the connection. */
  readonly internalListener?: string
}

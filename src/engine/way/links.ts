import type { Hop, UpstreamRequest } from '../types/hop.js'
import type { ClientHello, Payload, ServerBehaviour, SocketAddress } from '../types/request.js'
import type { Place, Security, WayHop, WayResult } from './hops.js'
import type { Participant } from './participants.js'

/** A TCP connection on its way to a pod, or to somewhere outside. */
export interface Link {
  readonly from: Place
  readonly source: SocketAddress
  readonly to: SocketAddress
  readonly security: Security
  /** The handshake that opens it, where it is TLS that ends at the other side. */
  readonly hello?: ClientHello
  /** The handshake within that TLS: the client's own, which the proxies on the way only pass on. */
  readonly inner?: ClientHello
  /** What is said once all handshakes are done. */
  readonly payload: Payload
}

/** What comes of a connection at its far end. */
export interface Arrival {
  readonly hops: readonly WayHop[]
  readonly result: WayResult
  /** The same, as an Envoy that has dialled it sees it. */
  readonly reach: 'open' | 'refused' | 'unreachable' | 'tls-refused'
  readonly behaviour: ServerBehaviour
}

export const outside: Place = { handling: 'outside' }

export const placeOf = ({ id, workload, info, handling }: Participant): Place => ({
  pod: id,
  workload,
  namespace: info.namespace,
  handling,
})

/** `10.244.0.5:9080`, `[fd00::1]:80`. */
export const showSocket = ({ address, port }: SocketAddress): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

export const nothing = { flags: [], responseHeaders: [] } as const

/** The port that a client's socket gets. Any above 32768 would do: nothing looks at it. */
export const CLIENT_PORT = 40_000

/** The protocols that Istio's `istio.alpn` filter offers, by the HTTP that the hop speaks. Istio: pilot/pkg/networking/util/util.go#ALPN… */
const ISTIO_ALPN = { 'HTTP/1.1': ['istio-http/1.1', 'istio', 'http/1.1'], 'HTTP/2': ['istio-h2', 'istio', 'h2'] } as const

/** The handshake of a hop that a proxy of the mesh opens. */
export function helloOf(hop: Hop, identity: string): ClientHello | undefined {
  if (hop.tls === 'plain') return undefined
  const serverName = hop.sni ? { serverName: hop.sni } : {}
  if (hop.tls === 'tls') return { ...serverName, ...(hop.alpn ? { alpn: hop.alpn } : {}) }
  const alpn = hop.protocol ? ISTIO_ALPN[hop.protocol] : (hop.alpn ?? ['istio-peer-exchange', 'istio'])
  return { ...serverName, alpn, certificate: { uri: `spiffe://${identity}`, trusted: true } }
}

/** The handshakes of a hop, from the outside in: the proxy's own, and a client's that it passes on. */
export function handshakesOf(
  hop: Hop,
  identity: string,
  before: Link,
  request: UpstreamRequest | undefined,
): Pick<Link, 'hello' | 'inner'> {
  const outer = helloOf(hop, identity)
  const within = hop.carriesTls ? before.hello : request ? undefined : before.inner
  const hello = outer ?? within
  return { ...(hello ? { hello } : {}), ...(outer && within ? { inner: within } : {}) }
}

/** `carried`: the client's own handshake, where the proxy adds none. */
export function securityOf(hop: Hop | undefined, identity: string, carried?: ClientHello): Security {
  if (!hop || hop.tls === 'plain')
    return carried ? { kind: 'tls', ...(carried.serverName ? { serverName: carried.serverName } : {}) } : { kind: 'plain' }
  return {
    kind: hop.tls,
    ...(hop.tls === 'mtls' ? { identity } : {}),
    ...(hop.sni ? { serverName: hop.sni } : {}),
    ...(hop.alpn ? { alpn: hop.alpn } : {}),
  }
}

/** What a proxy sends, as the payload of its own connection. */
export function payloadOf(request: UpstreamRequest | undefined, before: Payload): Payload {
  if (!request) return before
  const body = before.kind === 'http' && before.request.body !== undefined ? { body: before.request.body } : {}
  const authority = request.headers.find(([name]) => name === 'host' || name === ':authority')?.[1]
  return {
    kind: 'http',
    request: {
      version: request.protocol,
      method: request.method,
      target: request.path,
      ...(authority === undefined ? {} : { authority }),
      headers: request.headers.filter(([name]) => name !== 'host' && !name.startsWith(':')),
      ...body,
    },
  }
}

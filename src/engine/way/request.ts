import type { ServerBehaviour, Token } from '../types/request.js'

/** A request as a reader asks for it, in curl's terms. */
export interface WayRequest {
  /** `POD.NAMESPACE` or `WORKLOAD.NAMESPACE` of the caller; `outside` for a client outside of the cluster. */
  readonly from: string
  /** `http://reviews:9080/reviews/0?full=1`, `https://…`, `tcp://mysql:3306`, `grpc://…`; without a scheme it is http. */
  readonly url: string
  /** By default GET; POST where there is a body. */
  readonly method?: string
  /** In order; `Host` replaces the URL's. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  readonly version?: 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2'
  /** The user that dials; by default an application's (1000). */
  readonly uid?: number
  /** For `outside`: `NAME.NAMESPACE` of the Service dialled, where the name in the URL does not resolve to one. */
  readonly via?: string
  readonly tokens?: readonly Token[]
  /** What every application answers, unless told otherwise. */
  readonly server?: ServerBehaviour
  /** Draws lots with this seed, in place of following all. */
  readonly seed?: number
}

/** `grpc`: through a gRPC library's own xDS client where the pod has one, else as http. */
export type Scheme = 'http' | 'https' | 'tcp' | 'grpc'

/** A request's URL, taken apart. */
export interface Target {
  readonly scheme: Scheme
  /** As written, without brackets or trailing port. */
  readonly host: string
  readonly port: number
  /** Host as a client puts it into `Host`: the port only where it is not the scheme's own. */
  readonly authority: string
  /** Path and query, as written; at least `/`. */
  readonly path: string
}

/** What is wrong with a request before it is sent. */
export type RequestFault = {
  readonly code: 'url.malformed' | 'url.scheme' | 'url.port' | 'url.host' | 'from.unknown' | 'from.gateway'
  readonly text: string
}

const PORTS: Readonly<Record<Scheme, number>> = { http: 80, https: 443, tcp: 0, grpc: 80 }
const SCHEMES: ReadonlyMap<string, Scheme> = new Map([
  ['http', 'http'],
  ['grpc', 'grpc'],
  ['xds', 'grpc'],
  ['h2c', 'http'],
  ['https', 'https'],
  ['tls', 'https'],
  ['tcp', 'tcp'],
])

/**
 * Takes a URL apart as curl does: nothing is decoded and the path is left as it is, for the proxies to see it so. The fragment is not sent.
 */
export function parseTarget(url: string): Target | RequestFault {
  const parts = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/)?(?:[^/?#@]*@)?(\[[0-9a-fA-F:.]+\]|[^/?#:]*)(?::([^/?#]*))?([^#]*)/.exec(url.trim())
  if (!parts) return { code: 'url.malformed', text: url }
  const [, written = 'http', bracketed = '', portText, rest = ''] = parts
  const scheme = SCHEMES.get(written.toLowerCase())
  if (!scheme) return { code: 'url.scheme', text: written }
  const host = bracketed.replace(/^\[|\]$/g, '')
  if (host === '' || /[\s"<>\\^`{|}]/.test(host)) return { code: 'url.host', text: bracketed }
  const port = portText === undefined || portText === '' ? PORTS[scheme] : Number(portText)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { code: 'url.port', text: portText ?? '' }
  const authority = port === PORTS[scheme] ? bracketed : `${bracketed}:${port}`
  const path = rest.startsWith('/') ? rest : `/${rest}`
  return { scheme, host, port, authority, path: path.replace(/\s/g, '%20') }
}

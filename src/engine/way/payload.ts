import type { ClientHello, Connection, Payload } from '../types/request.js'
import type { Target, WayRequest } from './request.js'

/** What a request puts on the wire once the connection stands: for https a handshake first. */
export function payloadFor(target: Target, request: Omit<WayRequest, 'from'>): Pick<Connection, 'payload' | 'tls'> {
  const tls = helloFor(target, request.version)
  return { payload: plainPayload(target, request), ...(tls ? { tls } : {}) }
}

/** A client's own TLS: the name it asks for, no certificate. */
function helloFor({ scheme, host }: Target, version: WayRequest['version']): ClientHello | undefined {
  if (scheme !== 'https') return undefined
  const isName = /[a-z]/i.test(host) && !host.includes(':')
  return { ...(isName ? { serverName: host } : {}), alpn: ALPN[version ?? 'HTTP/2'] }
}

/** What curl offers with and without `--http1.0` and `--http1.1`. */
const ALPN = { 'HTTP/1.0': ['http/1.0'], 'HTTP/1.1': ['http/1.1'], 'HTTP/2': ['h2', 'http/1.1'] } as const

function plainPayload(target: Target, request: Omit<WayRequest, 'from'>): Payload {
  if (target.scheme === 'tcp') return request.body === undefined ? { kind: 'silent' } : { kind: 'bytes', bytes: request.body }
  const isGrpc = target.scheme === 'grpc'
  const headers = [...(request.headers ?? [])]
  const host = headers.findIndex(([name]) => name.toLowerCase() === 'host')
  const authority = host < 0 ? target.authority : headers[host]?.[1]
  if (host >= 0) headers.splice(host, 1)
  if (isGrpc && !headers.some(([name]) => name.toLowerCase() === 'content-type')) headers.push(['content-type', 'application/grpc'])
  return {
    kind: 'http',
    request: {
      version: isGrpc ? 'HTTP/2' : (request.version ?? 'HTTP/1.1'),
      ...(target.scheme === 'https' && (request.version ?? 'HTTP/2') === 'HTTP/2' ? { isVersionSettled: true } : {}),
      method: request.method ?? (isGrpc || request.body !== undefined ? 'POST' : 'GET'),
      target: target.path,
      ...(authority ? { authority } : {}),
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
    },
  }
}

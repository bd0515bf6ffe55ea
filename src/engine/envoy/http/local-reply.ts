import { HeaderMap } from './header-map.js'
import type { HttpResponse, LocalReply } from './stream.js'

/** gRPC's status for an HTTP one, as its specification maps them. */
export function grpcStatusOf(code: number): number {
  if (code === 400) return 13
  if (code === 401) return 16
  if (code === 403) return 7
  if (code === 404) return 12
  return code === 429 || (code >= 502 && code <= 504) ? 14 : 2
}

/** Whether the request is gRPC's, by its content type. */
export function isGrpc(request: Pick<HeaderMap, 'get'>): boolean {
  const type = request.get('content-type')
  return type !== undefined && (type === 'application/grpc' || type.startsWith('application/grpc+'))
}

/** An answer of the proxy's own in the form that the client understands: HTTP, or gRPC's trailers in headers. */
export function localResponse(request: Pick<HeaderMap, 'get'>, reply: LocalReply): HttpResponse & { readonly body?: string } {
  const extra = reply.headers ?? []
  if (isGrpc(request)) {
    const headers = new HeaderMap([
      [':status', '200'],
      ['content-type', 'application/grpc'],
      ['grpc-status', String(reply.grpcStatus ?? grpcStatusOf(reply.code))],
      ...(reply.body ? ([['grpc-message', reply.body]] as const) : []),
    ])
    for (const [name, value] of extra) headers.set(name, value)
    return { headers, isLocal: true }
  }
  const headers = new HeaderMap([[':status', String(reply.code)]])
  const body = reply.body ?? ''
  if (body !== '') {
    headers.set('content-length', String(new TextEncoder().encode(body).length))
    headers.set('content-type', 'text/plain')
  }
  for (const [name, value] of extra) headers.set(name, value)
  return { headers, isLocal: true, ...(body === '' ? {} : { body }) }
}

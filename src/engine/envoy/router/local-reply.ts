import { mutateAll } from '../headers/mutations.js'
import { HeaderMap } from '../http/header-map.js'
import type { HttpResponse, HttpStream, LocalReply } from '../http/stream.js'
import { step } from '../step.js'
import { grpcStatusOf, isGrpc } from './grpc.js'

/** `grpc-message` has its own percent-encoding: of all that is not printable ASCII, and of the percent sign. */
const percentEncoded = (message: string): string =>
  message.replace(/[^\x20-\x7e]|%/gu, (character) =>
    [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )

/**
 * The answer that a local reply becomes: with the route's response headers, whose formats do not know the status yet; for a gRPC request
 * as status 200 with the outcome in `grpc-status` instead of a body. `more` comes after what the route's mutations did.
 */
export function localResponse(
  stream: HttpStream,
  reply: LocalReply,
  more: readonly (readonly [name: string, value: string])[] = [],
): { readonly response: HttpResponse; readonly body?: string } {
  const forGrpc = isGrpc(stream.request)
  const headers = new HeaderMap([[':status', String(forGrpc ? 200 : reply.code)]])
  const body = reply.body ?? ''
  if (forGrpc) {
    const grpcStatus = reply.grpcStatus ?? grpcStatusOf(reply.code)
    headers.add('content-type', 'application/grpc')
    headers.add('grpc-status', String(grpcStatus))
    if (body !== '') headers.add('grpc-message', percentEncoded(body))
    stream.run.note(step('route', 'router.local-reply-grpc', 'noted', { status: reply.code, grpcStatus }))
  }
  for (const [name, value] of reply.headers ?? []) headers.set(name, value)
  if (stream.selected) mutateAll(headers, 'response', stream.selected, { stream })
  for (const [name, value] of more) headers.set(name, value)
  if (forGrpc) return { response: { headers, isLocal: true } }
  if (body !== '') {
    headers.set('content-length', String(new TextEncoder().encode(body).length))
    if (!headers.has('content-type')) headers.add('content-type', 'text/plain')
  }
  const isShown = body !== '' && stream.request.get(':method') !== 'HEAD'
  return { response: { headers, isLocal: true }, ...(isShown ? { body } : {}) }
}

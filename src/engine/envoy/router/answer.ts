import type { ServerBehaviour, SocketAddress } from '../../types/request.js'
import { HeaderMap } from '../http/header-map.js'
import type { HttpStream } from '../http/stream.js'
import { asciiLower } from '../reading.js'
import { step } from '../step.js'
import { isGrpc } from './grpc.js'
import type { HttpProtocol } from './protocol.js'
import type { ResetReason } from './retry.js'

/** What a server answers. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderMap
  /** Shown to the client after the headers. */
  readonly trailers: readonly (readonly [name: string, value: string])[]
  readonly milliseconds: number
  /** It never comes. */
  readonly isWaiting: boolean
}

/** An attempt that got no answer. */
export interface Failure {
  readonly reason: ResetReason
  readonly flag: string
  readonly milliseconds: number
  /** What the transport said. */
  readonly transport?: string
}

const SERVICE_UNAVAILABLE = 503

/** The answer to the attempt of this number by a server that behaves so. */
export function answerOf(
  stream: HttpStream,
  behaviour: ServerBehaviour,
  protocol: HttpProtocol,
  attempt: number,
  address: SocketAddress | undefined,
): Answer {
  const upgrade = stream.request.get('upgrade')
  const isUpgrade = upgrade !== undefined && stream.request.has('connection')
  const milliseconds = Math.max(0, behaviour.delay ?? 0)
  if (isUpgrade && protocol === 'HTTP/2' && address) {
    stream.run.note(step('endpoint', 'router.upgrade-waits', 'noted', { upgrade }))
    return { status: 0, headers: new HeaderMap(), trailers: [], milliseconds, isWaiting: true }
  }
  const failed = attempt <= (behaviour.failFirst ?? 0)
  const isSwitched = isUpgrade && asciiLower(upgrade) === 'websocket' && !failed && (behaviour.status ?? 200) === 200
  const status = isSwitched ? 101 : failed ? (behaviour.failStatus ?? SERVICE_UNAVAILABLE) : (behaviour.status ?? 200)
  const headers = new HeaderMap([[':status', String(status)]])
  if (isSwitched) {
    headers.add('upgrade', upgrade)
    headers.add('connection', 'Upgrade')
    stream.run.note(step('endpoint', 'router.upgraded', 'noted', { upgrade }))
  } else for (const [name, value] of behaviour.responseHeaders ?? []) headers.add(name, value)
  // gRPC's status travels in trailers, which HTTP/1.1 servers do not send here.
  const speaksGrpc = protocol === 'HTTP/2'
  const isTrailersOnly = speaksGrpc && behaviour.grpcStatus !== undefined
  if (isTrailersOnly) headers.add('grpc-status', String(behaviour.grpcStatus))
  const hasTrailers = speaksGrpc && stream.protocol === 'HTTP/2' && !headers.has('grpc-status')
  const trailer = hasTrailers && isGrpc(stream.request) ? String(behaviour.grpcTrailer ?? 0) : undefined
  return { status, headers, trailers: trailer === undefined ? [] : [['grpc-status', trailer]], milliseconds, isWaiting: false }
}

import type { SocketAddress } from '../../types/request.js'
import type { HeaderMap } from '../http/header-map.js'
import type { HttpStream } from '../http/stream.js'

/** What a substitution format string can ask for when it is evaluated. */
export interface FormatContext {
  readonly stream: HttpStream
  readonly response?: HeaderMap
  readonly cluster?: string
  readonly host?: SocketAddress
  readonly hostMetadata?: unknown
  readonly upstreamProtocol?: string
  readonly code?: number
  readonly details?: string
  readonly attempts?: number
}

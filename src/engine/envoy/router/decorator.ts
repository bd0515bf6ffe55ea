import type { HeaderMap } from '../http/header-map.js'
import type { HttpStream } from '../http/stream.js'
import { field, flag, part, text } from '../reading.js'

const NAME = 'x-envoy-decorator-operation'

/** Requests whose client named the operation itself: the answer then does not name it. */
const overridden = new WeakSet<HttpStream>()

/**
 * Which way a connection manager says that it traces; undefined: it does not trace. Older configurations say it themselves; now it is
 * the listener's traffic direction.
 */
function direction(stream: HttpStream): 'in' | 'out' | undefined {
  const tracing = part(stream.manager, 'tracing')
  if (!tracing) return undefined
  const asked = text(tracing.operation_name) ?? text(field(stream.connection.listener, 'traffic_direction'))
  return asked === 'OUTBOUND' || asked === 'EGRESS' ? 'out' : 'in'
}

function operation(stream: HttpStream): string | undefined {
  const decorator = part(stream.selected?.route, 'decorator')
  if (!decorator || flag(decorator.propagate) === false) return undefined
  return text(decorator.operation) || undefined
}

/** Outbound, tells the server the operation's name; inbound, takes out the client's name for it. */
export function decorateRequest(stream: HttpStream): void {
  const way = direction(stream)
  const name = operation(stream)
  if (way === 'out' && name !== undefined) stream.request.set(NAME, name)
  if (way !== 'in' || !stream.request.has(NAME)) return
  overridden.add(stream)
  stream.request.remove(NAME)
}

/** Inbound, tells the client the operation's name unless it gave one; outbound, takes out the server's. */
export function decorateResponse(stream: HttpStream, headers: HeaderMap): void {
  const way = direction(stream)
  const name = operation(stream)
  if (way === 'out') headers.remove(NAME)
  if (way === 'in' && name !== undefined && !overridden.has(stream)) headers.set(NAME, name)
}

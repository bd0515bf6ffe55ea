import { mutateAll } from '../headers/mutations.js'
import { field, flag, part } from '../reading.js'
import type { Candidates } from '../upstream/choose.js'
import type { ExchangeState } from './exchange-state.js'
import { isGrpc } from './grpc.js'
import { mirrorsOf } from './mirror.js'
import { rewriteHost, rewritePath, setHost } from './rewrite.js'
import { expectedTimeout, grpcTimeoutText } from './timeouts.js'

export const ATTEMPTS = 'x-envoy-attempt-count'
const EXPECTED = 'x-envoy-expected-rq-timeout-ms'

/** What the first attempt does to the request; later ones only count. */
export function finalizeOnce(s: ExchangeState, { candidates }: Candidates): void {
  if (s.isFinal) return
  s.isFinal = true
  const { stream, action, name } = s
  expect(s)
  if (stream.selected) mutateAll(stream.request, 'request', stream.selected, { stream, cluster: name })
  rewriteHost(stream, action)
  const hostname = candidates[0]?.host.hostname
  if (flag(field(action, 'auto_host_rewrite')) && hostname) setHost(stream, hostname, 'auto_host_rewrite', true, action)
  rewritePath(stream, action, !s.isQuiet)
  s.mirrors = mirrorsOf(stream, action)
}

/** Tells the server how long it has. */
export function expect(s: ExchangeState): void {
  const { stream, timeouts, action } = s
  const expected = expectedTimeout(timeouts, s.elapsed)
  if (expected === undefined) return
  if (!s.isQuiet) stream.request.set(EXPECTED, String(expected))
  if (isGrpc(stream.request) && field(action, 'max_grpc_timeout') !== undefined && !part(action, 'max_stream_duration'))
    stream.request.set('grpc-timeout', grpcTimeoutText(expected))
}

/** Tells the server which attempt it is, where the virtual host wants that. */
export function countAttempt(s: ExchangeState): void {
  if (!flag(field(s.stream.selected?.virtualHost, 'include_request_attempt_count'))) return
  s.stream.request.set(ATTEMPTS, String(s.attempts))
}

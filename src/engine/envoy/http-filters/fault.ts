import type { HttpFilter, HttpStream, LocalReply } from '../http/stream.js'
import { matchesHeader } from '../matchers/header.js'
import { field, items, milliseconds, number, part, text } from '../reading.js'
import { denominatorOf, fraction } from './fraction.js'
import { routeConfig } from './per-route.js'
import { step } from './step.js'

/** `envoy.filters.http.fault`: holds requests back, and answers some of them itself. The two draw their lots apart. */
export const fault: HttpFilter = {
  decode(stream, filter) {
    const config = routeConfig(stream, filter) ?? filter.typed_config ?? {}
    const delay = part(config, 'delay')
    const abort = part(config, 'abort')
    if (!delay && !abort) return undefined
    if (!applies(stream, config)) return undefined
    delayBy(stream, config, delay)
    // Lots for an abort are drawn after the delay: not for a client that has gone by then.
    const isGone = stream.delay > (stream.run.surroundings.patience ?? Number.POSITIVE_INFINITY)
    return abort && !isGone ? abortWith(stream, config, abort) : undefined
  },
}

/** Whether the faults are for this request at all. */
function applies(stream: HttpStream, config: object): boolean {
  const miss = (reason: 'limit' | 'cluster' | 'node' | 'header', wanted: string, actual: string): false => {
    stream.run.note(step('fault.not-for', 'missed', { reason, wanted, actual }, { subject: config }))
    return false
  }
  const limit = field(config, 'max_active_faults')
  const most = number(limit) ?? number(field(limit, 'value'))
  if (most === 0) return miss('limit', '0', '')
  const cluster = text(field(config, 'upstream_cluster')) ?? ''
  const actual = clusterOf(stream)
  if (cluster !== '' && cluster !== actual) return miss('cluster', cluster, actual)
  const nodes = items(field(config, 'downstream_nodes'))
  const node = stream.request.get('x-envoy-downstream-service-node')
  if (nodes.length > 0 && !nodes.includes(node)) return miss('node', nodes.join(', '), node ?? '')
  const failed = items(field(config, 'headers')).find((matcher) => !matchesHeader(matcher, stream.request))
  if (failed === undefined) return true
  const name = text(field(failed, 'name')) ?? ''
  return miss('header', name, stream.request.all(name.toLowerCase()).join(', '))
}

function clusterOf({ selected }: HttpStream): string {
  const action = part(selected?.route, 'route')
  return text(selected?.weightedCluster?.name) ?? text(field(action, 'cluster')) ?? ''
}

function delayBy(stream: HttpStream, config: object, delay: object | undefined): void {
  if (!delay) return
  const byHeader = field(delay, 'header_delay') !== undefined
  const wanted = byHeader ? whole(stream, 'x-envoy-fault-delay-request') : milliseconds(field(delay, 'fixed_delay'))
  // Envoy counts in whole milliseconds.
  const length = Math.trunc(wanted ?? 0)
  if (length <= 0) return
  const probability = chanceOf(stream, delay, byHeader ? 'x-envoy-fault-delay-request-percentage' : undefined)
  const happens = probability > 0 && stream.run.chance.happens(probability)
  const args = { milliseconds: length, percent: percent(probability) }
  stream.run.note(step(happens ? 'fault.delayed' : 'fault.not-delayed', happens ? 'taken' : 'passed', args, { subject: config }))
  if (!happens) return
  stream.delay += length
  stream.flags.push('DI')
}

function abortWith(stream: HttpStream, config: object, abort: object): LocalReply | undefined {
  const status = statusOf(stream, abort)
  if (!status) return undefined
  const probability = chanceOf(
    stream,
    abort,
    field(abort, 'header_abort') === undefined ? undefined : 'x-envoy-fault-abort-request-percentage',
  )
  const happens = probability > 0 && stream.run.chance.happens(probability)
  const args = { status: status.code, grpcStatus: status.grpcStatus ?? -1, percent: percent(probability) }
  stream.run.note(step(happens ? 'fault.aborted' : 'fault.not-aborted', happens ? 'ended' : 'passed', args, { subject: config }))
  return happens ? { ...status, details: 'fault_filter_abort', flags: ['FI'], body: 'fault filter abort' } : undefined
}

/** A gRPC status is answered with HTTP's 200. */
function statusOf(stream: HttpStream, abort: object): Pick<LocalReply, 'code' | 'grpcStatus'> | undefined {
  const http = number(field(abort, 'http_status'))
  if (http !== undefined) return { code: http }
  const grpc = number(field(abort, 'grpc_status'))
  if (grpc !== undefined) return { code: 200, grpcStatus: grpc }
  if (field(abort, 'header_abort') === undefined) return undefined
  const code = whole(stream, 'x-envoy-fault-abort-request')
  if (code !== undefined && code >= 200 && code < 600) return { code }
  const byHeader = whole(stream, 'x-envoy-fault-abort-grpc-request')
  return byHeader === undefined ? undefined : { code: 200, grpcStatus: byHeader }
}

/** A client may ask for less than the configured share, not for more. */
function chanceOf(stream: HttpStream, settings: object, header: string | undefined): number {
  const percentage = field(settings, 'percentage')
  const asked = header === undefined ? undefined : whole(stream, header)
  return asked === undefined ? fraction(percentage) : Math.min(asked / denominatorOf(percentage), fraction(percentage))
}

function whole(stream: HttpStream, header: string): number | undefined {
  const value = stream.request.get(header)?.trim()
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined
}

/** Parts of a hundred, without the noise of binary fractions. */
const percent = (probability: number): number => Number((probability * 100).toPrecision(12))

import type { Connection, SocketAddress } from '../../types/request.js'
import { type FirstBytes, firstBytes, sniffedRequest } from '../http/first-bytes.js'
import type { Run } from '../http/stream.js'
import { asciiLower, field, flag, isFields, items, messageOf, milliseconds, number, objects, part, text } from '../reading.js'
import type { Listener } from '../shapes.js'
import { step } from '../step.js'
import { helloIn } from '../tls/client-hello.js'

/** What the listener filters found out; `ending` where the connection gets no further. */
export interface Inspection {
  readonly transportProtocol: 'tls' | 'raw_buffer'
  /** In lower case; empty without. */
  readonly serverName: string
  readonly applicationProtocols: readonly string[]
  readonly ending?: 'waiting' | 'closed'
}

/** A filter by its message, or by the name that it had before configurations were typed. */
const kindOf = (filter: unknown): string => {
  const kind = messageOf(field(filter, 'typed_config'))
  if (kind !== '' && kind !== 'TypedStruct') return kind
  return oldNames.get((text(field(filter, 'name')) ?? '').replace(/^envoy\.(filters\.)?listener\./, '')) ?? ''
}
const oldNames = new Map([
  ['original_dst', 'OriginalDst'],
  ['original_src', 'OriginalSrc'],
  ['tls_inspector', 'TlsInspector'],
  ['http_inspector', 'HttpInspector'],
  ['proxy_protocol', 'ProxyProtocol'],
])

export const restoresDestination = (listener: Listener): boolean =>
  handsOver(listener) || objects(field(listener, 'listener_filters')).some((filter) => kindOf(filter) === 'OriginalDst')

/** Whether the listener gives connections to those that stand for their original destination. */
export const handsOver = (listener: Listener): boolean =>
  flag(field(listener, 'use_original_dst')) ?? flag(field(listener, 'hidden_envoy_deprecated_use_original_dst')) ?? false

/** Whether a ListenerFilterChainMatchPredicate holds for a destination port; how deep they nest is bounded. */
function holds(predicate: unknown, port: number, depth = 0): boolean {
  if (!isFields(predicate) || depth > 32) return false
  const range = part(predicate, 'destination_port_range')
  if (range) return port >= (number(range.start) ?? 0) && port < (number(range.end) ?? 0)
  const any = part(predicate, 'or_match')
  if (any) return items(any.rules).some((rule) => holds(rule, port, depth + 1))
  const all = part(predicate, 'and_match')
  if (all) return items(all.rules).every((rule) => holds(rule, port, depth + 1))
  if (Object.hasOwn(predicate, 'not_match')) return !holds(predicate.not_match, port, depth + 1)
  return flag(predicate.any_match) ?? false
}

/** `listener_filters_timeout` where it is not set. */
const DEFAULT_TIMEOUT = 15_000

/** Runs the listener's filters in order over the connection's first bytes. */
export function inspect(run: Run, listener: Listener, connection: Connection, destination: SocketAddress): Inspection {
  const timeout = milliseconds(field(listener, 'listener_filters_timeout')) ?? DEFAULT_TIMEOUT
  const found = {
    transportProtocol: 'raw_buffer' as Inspection['transportProtocol'],
    serverName: '',
    applicationProtocols: [] as readonly string[],
  }
  for (const filter of objects(field(listener, 'listener_filters'))) {
    const name = text(filter.name) ?? ''
    const note = { subject: filter }
    const kind = kindOf(filter)
    if (kind === 'OriginalDst' || kind === 'OriginalSrc') continue
    if (holds(filter.filter_disabled, destination.port)) {
      run.note(step('listener', 'listener-filter.disabled', 'passed', { filter: name, port: destination.port }, note))
      continue
    }
    if (kind !== 'TlsInspector' && kind !== 'HttpInspector' && kind !== 'ProxyProtocol') {
      run.note(step('listener', 'listener-filter.unknown', 'passed', { filter: name }, note))
      continue
    }
    if (kind === 'HttpInspector' && found.transportProtocol === 'tls') continue
    if (isShort(kind, connection)) {
      const patience = run.surroundings.patience ?? Number.POSITIVE_INFINITY
      if (timeout === 0 || patience < timeout) {
        run.note(step('listener', 'listener-filter.waiting', 'ended', { filter: name }, note))
        return { ...found, ending: 'waiting' }
      }
      if (flag(field(listener, 'continue_on_listener_filters_timeout'))) {
        run.note(step('listener', 'listener-filter.gave-up', 'passed', { filter: name, timeout }, note))
        return found
      }
      run.note(step('listener', 'listener-filter.timed-out', 'ended', { filter: name, timeout }, note))
      return { ...found, ending: 'closed' }
    }
    if (kind === 'ProxyProtocol') {
      if (flag(field(filter.typed_config, 'allow_requests_without_proxy_protocol'))) continue
      run.note(step('listener', 'listener-filter.no-proxy-header', 'ended', { filter: name }, note))
      return { ...found, ending: 'closed' }
    }
    if (kind === 'TlsInspector') {
      if (!connection.tls) {
        run.note(step('listener', 'listener-filter.not-tls', 'noted', { filter: name }, note))
        continue
      }
      found.transportProtocol = 'tls'
      found.serverName = asciiLower(connection.tls.serverName ?? '')
      found.applicationProtocols = connection.tls.alpn ?? []
      const said = { serverName: found.serverName, alpn: found.applicationProtocols }
      run.note(step('listener', 'listener-filter.tls', 'noted', said, note))
      continue
    }
    const protocol = sniffed(connection)
    if (protocol === undefined) {
      run.note(step('listener', 'listener-filter.not-http', 'noted', { filter: name }, note))
      continue
    }
    found.applicationProtocols = [protocol]
    run.note(step('listener', 'listener-filter.http', 'noted', { protocol }, note))
  }
  return found
}

/** Whether a filter needs more than the client sends before it waits. */
function isShort(kind: string, { tls, payload }: Connection): boolean {
  if (tls) return false
  if (payload.kind !== 'bytes') return payload.kind === 'silent'
  const { bytes } = payload
  if (kind === 'TlsInspector') return helloIn(bytes) === 'incomplete'
  return kind === 'HttpInspector' ? firstBytes(bytes) === 'incomplete' : bytes === ''
}

/** What the HTTP inspector concludes from the first line. */
function sniffed({ tls, payload }: Connection): string | undefined {
  if (tls || payload.kind === 'silent') return undefined
  const first: FirstBytes = payload.kind === 'http' ? sniffedRequest(payload.request) : firstBytes(payload.bytes)
  return first === 'other' || first === 'incomplete' ? undefined : first
}

import { addressBytes, matchesCidr } from '../matchers/cidr.js'
import { asciiLower, type Fields, field, flag, items, number, part, text } from '../reading.js'
import { upgradeOf } from './codec.js'
import type { HeaderMap } from './header-map.js'
import type { ConnectionFacts } from './stream.js'

/** What no client may say to a proxy that does not take it for one of its own. */
const internalOnly = [
  'x-envoy-retriable-status-codes',
  'x-envoy-retriable-header-names',
  'x-envoy-retry-on',
  'x-envoy-retry-grpc-on',
  'x-envoy-max-retries',
  'x-envoy-upstream-alt-stat-name',
  'x-envoy-upstream-rq-timeout-ms',
  'x-envoy-upstream-rq-per-try-timeout-ms',
  'x-envoy-upstream-rq-timeout-alt-response',
  'x-envoy-expected-rq-timeout-ms',
  'x-envoy-force-trace',
  'x-envoy-ip-tags',
  'x-envoy-original-url',
  'x-envoy-hedge-on-per-try-timeout',
]
/** What a client at the edge may not say either. */
const edgeOnly = [
  'x-envoy-decorator-operation',
  'x-envoy-downstream-service-cluster',
  'x-envoy-downstream-service-node',
  'x-envoy-original-path',
  'x-envoy-original-host',
]

/** Stands for the UUID that the proxy makes. */
export const NEW_REQUEST_ID = '<uuid>'

/** The address that stands in X-Forwarded-For before the last `skip` of its addresses, and whether it is the only one. */
function fromForwardedFor(headers: HeaderMap, skip: number): { address: string; isOnly: boolean } | undefined {
  const all = headers.all('x-forwarded-for').join(',')
  if (all === '') return undefined
  const addresses = all.split(',')
  if (addresses.length <= skip) return undefined
  const address = (addresses[addresses.length - 1 - skip] ?? '').trim()
  return addressBytes(address) ? { address, isOnly: addresses.length === 1 } : undefined
}

function isInternal(manager: Fields, address: string): boolean {
  const config = part(manager, 'internal_address_config')
  // Without a list nobody is internal.
  return config !== undefined && items(config.cidr_ranges).some((range) => matchesCidr(range, address))
}

function appendForwardedFor(headers: HeaderMap, address: string): void {
  const before = headers.all('x-forwarded-for').join(',')
  headers.set('x-forwarded-for', before === '' ? address : `${before},${address}`)
}

export interface Sanitized {
  /** Whom the proxy takes for the client. */
  readonly remoteAddress: string
  readonly isEdge: boolean
  /** Headers of the client's that were thrown away. */
  readonly removed: readonly string[]
}

/** Changes a request's headers as the connection manager does before it looks for a route. */
export function sanitizeRequest(
  manager: Fields,
  facts: ConnectionFacts,
  headers: HeaderMap,
  internalOnlyHeaders: readonly string[],
): Sanitized {
  const removed: string[] = []
  const remove = (name: string): void => {
    if (headers.has(name)) removed.push(name)
    headers.remove(name)
  }
  const direct = facts.connection.source.address
  const isTls = facts.tls !== undefined
  if (upgradeOf(headers) === undefined) {
    headers.remove('connection')
    headers.remove('upgrade')
    sanitizeTe(headers)
  } else if (!headers.has('transfer-encoding') && !headers.has('content-length')) headers.set('content-length', '0')
  remove('x-envoy-internal')
  headers.remove('keep-alive')
  headers.remove('proxy-connection')
  headers.remove('transfer-encoding')

  const hops = number(manager.xff_num_trusted_hops) ?? 0
  const usesRemoteAddress = flag(manager.use_remote_address) ?? false
  let final: string | undefined
  let isTrusted = false
  if (usesRemoteAddress) {
    isTrusted = !headers.has('x-forwarded-for')
    if (hops > 0) final = fromForwardedFor(headers, hops - 1)?.address
    final ??= direct
    if (!flag(manager.skip_xff_append)) appendForwardedFor(headers, direct)
    if (hops === 0 || !headers.has('x-forwarded-proto')) headers.set('x-forwarded-proto', isTls ? 'https' : 'http')
    if (flag(manager.append_x_forwarded_port) && (hops === 0 || !headers.has('x-forwarded-port')))
      headers.set('x-forwarded-port', String(facts.connection.destination.port))
  } else {
    const told = fromForwardedFor(headers, hops)
    final = told?.address
    isTrusted = told?.isOnly ?? false
  }
  if (!headers.has('x-forwarded-proto')) headers.set('x-forwarded-proto', isTls ? 'https' : 'http')
  if (flag(manager.append_x_forwarded_port) && !headers.has('x-forwarded-port'))
    headers.set('x-forwarded-port', String(facts.connection.destination.port))
  setScheme(manager, headers, isTls)

  const isInternalRequest = isTrusted && final !== undefined && isInternal(manager, final)
  const isEdge = !isInternalRequest && usesRemoteAddress
  if (isInternalRequest) headers.set('x-envoy-internal', 'true')
  else for (const name of [...(isEdge ? edgeOnly : []), ...internalOnly, ...internalOnlyHeaders.map(asciiLower)]) remove(name)

  if (flag(manager.generate_request_id) ?? true) {
    const replaces = isEdge && !flag(manager.preserve_external_request_id)
    if (replaces || !headers.has('x-request-id')) headers.set('x-request-id', NEW_REQUEST_ID)
  }
  const via = text(manager.via)
  if (via) headers.set('via', [...headers.all('via'), via].join(', '))
  return { remoteAddress: final ?? direct, isEdge, removed }
}

function sanitizeTe(headers: HeaderMap): void {
  const te = headers.get('te')
  if (te === undefined) return
  const hasTrailers = te.split(',').some((value) => asciiLower(value.split(';')[0]?.trim() ?? '') === 'trailers')
  if (hasTrailers) headers.set('te', 'trailers')
  else headers.remove('te')
}

/** `:scheme` from X-Forwarded-Proto, from an absolute target, or from the encryption. */
function setScheme(manager: Fields, headers: HeaderMap, isTls: boolean): void {
  const overwrite = text(field(manager.scheme_header_transformation, 'scheme_to_overwrite'))
  if (overwrite) {
    headers.set(':scheme', overwrite)
    headers.set('x-forwarded-proto', overwrite)
    return
  }
  if (headers.has(':scheme')) {
    headers.set(':scheme', asciiLower(headers.get(':scheme') ?? ''))
    return
  }
  const forwarded = asciiLower(headers.get('x-forwarded-proto') ?? '')
  headers.set(':scheme', forwarded === 'http' || forwarded === 'https' ? forwarded : isTls ? 'https' : 'http')
}

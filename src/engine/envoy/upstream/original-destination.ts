import type { SocketAddress } from '../../types/request.js'
import { printed } from '../headers/commands.js'
import type { HeaderMap } from '../http/header-map.js'
import type { ConnectionFacts, Run } from '../http/stream.js'
import { keysOf, valueAt } from '../matchers/metadata.js'
import { asciiLower, field, flag, number, objects, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { step } from '../step.js'
import { parseAddress } from './hosts.js'

const OVERRIDE = 'envoy.network.transport_socket.original_dst_address'
const HEADER = 'x-envoy-original-dst-host'

export interface OriginalDestinationFacts {
  readonly connection: ConnectionFacts
  readonly request?: Pick<HeaderMap, 'get'>
  readonly metadata?: ReadonlyMap<string, unknown>
  readonly filterState?: ReadonlyMap<string, string>
}

/** Whether the listener learnt the address that was dialled: redirected connections alone have one of their own. */
function isRestored({ connection, listener }: ConnectionFacts): boolean {
  const { accepted, destination } = connection
  if (accepted.address !== destination.address || accepted.port !== destination.port) return true
  if (flag(field(listener, 'use_original_dst'))) return true
  return objects(field(listener, 'listener_filters')).some(({ name }) => name === 'envoy.filters.listener.original_dst')
}

/** The host of an ORIGINAL_DST cluster: set by filter state, a header or metadata where the cluster says so, or else the address that was dialled. */
export function originalDestination(run: Run, cluster: Cluster, facts: OriginalDestinationFacts): SocketAddress | undefined {
  const config = part(cluster, 'original_dst_lb_config')
  const found = overridden(config, facts) ?? dialled(facts)
  if (!found) return undefined
  run.note(
    step('endpoint', 'upstream.original-destination', 'taken', { address: printed(found.address), by: found.by }, { subject: cluster }),
  )
  const port = number(field(config, 'upstream_port_override'))
  if (port === undefined || port === found.address.port) return found.address
  run.note(step('endpoint', 'upstream.port-overridden', 'taken', { address: printed(found.address), port }, { subject: cluster }))
  return { address: found.address.address, port }
}

interface Found {
  readonly address: SocketAddress
  readonly by: string
}

const dialled = ({ connection }: OriginalDestinationFacts): Found | undefined =>
  isRestored(connection) ? { address: connection.connection.destination, by: 'destination' } : undefined

function overridden(config: unknown, { request, metadata, filterState }: OriginalDestinationFacts): Found | undefined {
  const state = parseAddress(filterState?.get(OVERRIDE))
  if (state) return { address: state, by: 'filter-state' }
  const header = asciiLower(text(field(config, 'http_header_name')) || HEADER)
  const named = flag(field(config, 'use_http_header')) ? parseAddress(request?.get(header)) : undefined
  if (named) return { address: named, by: header }
  const key = part(config, 'metadata_key')
  const value = key ? valueAt(metadata?.get(text(key.key) ?? ''), keysOf(key.path)) : undefined
  const told = parseAddress(typeof value === 'string' ? value : undefined)
  return told && { address: told, by: 'metadata' }
}

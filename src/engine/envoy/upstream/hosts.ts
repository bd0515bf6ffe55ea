import { memo1 } from '../../memo.js'
import type { SocketAddress } from '../../types/request.js'
import { type Fields, field, fields, number, objects, part, text } from '../reading.js'

export type Health = 'healthy' | 'degraded' | 'unhealthy'

/** An endpoint as the load balancer sees it. */
export interface Host {
  readonly address: SocketAddress
  /** The name that it was given, or whose addresses DNS gave: for `auto_host_rewrite` and `auto_sni`. */
  readonly hostname?: string
  /** The listener of this Envoy that stands for it. */
  readonly internalListener?: string
  readonly health: Health
  /** What the configuration says of its health. */
  readonly status: string
  readonly weight: number
  readonly metadata: Fields
  readonly localityMetadata: Fields
  readonly subject: object
}

export interface Locality {
  readonly name: string
  readonly weight: number
  readonly hosts: readonly Host[]
  readonly subject: object
}

/** The hosts of one priority. */
export interface HostSet {
  readonly priority: number
  readonly localities: readonly Locality[]
}

/** Draining hosts keep what they have and get nothing new. */
const unhealthy: ReadonlySet<string> = new Set(['UNHEALTHY', 'DRAINING', 'TIMEOUT'])

export const hostsOf = (set: HostSet): readonly Host[] => set.localities.flatMap(({ hosts }) => hosts)

/** `a.b.c.d:port` or `[v6]:port`; undefined where it is none. */
export function parseAddress(value: string | undefined): SocketAddress | undefined {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(value ?? '') ?? []
  const address = bracketed ?? plain
  return address === undefined ? undefined : { address, port: Number(port) }
}

function hostOf(subject: Fields, localityMetadata: Fields, isNamed: boolean): Host {
  const endpoint = fields(subject.endpoint)
  const address = fields(endpoint.address)
  const metadata = fields(field(subject.metadata, 'filter_metadata'))
  const status = text(subject.health_status) ?? 'UNKNOWN'
  const socket = part(address, 'socket_address')
  const internal = part(address, 'envoy_internal_address')
  const internalListener = text(internal?.server_listener_name)
  const behind = text(field(metadata['envoy.filters.listener.original_dst'], 'local')) ?? text(internal?.endpoint_id)
  const pipe = text(field(address.pipe, 'path'))
  const name = text(socket?.address) ?? ''
  const hostname = text(endpoint.hostname) || (isNamed ? name : undefined)
  return {
    address: socket
      ? { address: name, port: number(socket.port_value) ?? 0 }
      : (parseAddress(behind) ?? { address: pipe ?? internalListener ?? '', port: 0 }),
    ...(hostname ? { hostname } : {}),
    ...(internalListener ? { internalListener } : {}),
    health: unhealthy.has(status) ? 'unhealthy' : status === 'DEGRADED' ? 'degraded' : 'healthy',
    status,
    weight: Math.max(1, number(subject.load_balancing_weight) ?? number(field(subject.load_balancing_weight, 'value')) ?? 1),
    metadata,
    localityMetadata,
    subject,
  }
}

const nameOf = (locality: unknown): string =>
  ['region', 'zone', 'sub_zone']
    .map((name) => text(field(locality, name)) ?? '')
    .join('/')
    .replace(/\/+$/, '')

function setsOf(assignment: object, isNamed: boolean): readonly HostSet[] {
  const byPriority = new Map<number, Locality[]>()
  for (const group of objects(field(assignment, 'endpoints'))) {
    const priority = number(group.priority) ?? 0
    const localityMetadata = fields(field(group.metadata, 'filter_metadata'))
    const locality: Locality = {
      name: nameOf(group.locality),
      weight: number(group.load_balancing_weight) ?? number(field(group.load_balancing_weight, 'value')) ?? 0,
      hosts: objects(group.lb_endpoints).map((endpoint) => hostOf(endpoint, localityMetadata, isNamed)),
      subject: group,
    }
    byPriority.set(priority, [...(byPriority.get(priority) ?? []), locality])
  }
  return [...byPriority].sort(([a], [b]) => a - b).map(([priority, localities]) => ({ priority, localities }))
}

/** The hosts of a load assignment by priority, most wanted first. */
export const hostSets: (assignment: object) => readonly HostSet[] = memo1((assignment) => setsOf(assignment, false))
/** The same where addresses are names for DNS. */
export const namedHostSets: (assignment: object) => readonly HostSet[] = memo1((assignment) => setsOf(assignment, true))

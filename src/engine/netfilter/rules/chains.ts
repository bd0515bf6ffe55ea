import type { SidecarCapture } from '../../types/capture.js'
import type { ByFamily, RuleCollector } from './collector.js'
import type { Place } from './model.js'
import { split } from './options.js'
import type { Ranges } from './ranges.js'

const at = (table: Place['table'], chain: string): Place => ({ table, chain })

/** The chains of a sidecar's rules, by table. */
export const nat = {
  prerouting: at('nat', 'PREROUTING'),
  output: at('nat', 'OUTPUT'),
  inbound: at('nat', 'ISTIO_INBOUND'),
  outbound: at('nat', 'ISTIO_OUTPUT'),
  dns: at('nat', 'ISTIO_OUTPUT_DNS'),
  redirect: at('nat', 'ISTIO_REDIRECT'),
  inRedirect: at('nat', 'ISTIO_IN_REDIRECT'),
} as const

export const mangle = {
  prerouting: at('mangle', 'PREROUTING'),
  output: at('mangle', 'OUTPUT'),
  inbound: at('mangle', 'ISTIO_INBOUND'),
  divert: at('mangle', 'ISTIO_DIVERT'),
  tproxy: at('mangle', 'ISTIO_TPROXY'),
  drop: at('mangle', 'ISTIO_DROP'),
} as const

export const raw = {
  prerouting: at('raw', 'PREROUTING'),
  output: at('raw', 'OUTPUT'),
  inbound: at('raw', 'ISTIO_INBOUND'),
  dns: at('raw', 'ISTIO_OUTPUT_DNS'),
} as const

/** The place at `position` of a chain, from 1. */
export const insertAt = (place: Place, position: number): Place => ({ ...place, insertAt: position })

/** What a part of a sidecar's rules is made from. */
export interface Plan {
  readonly options: SidecarCapture
  readonly collector: RuleCollector
  readonly isTproxy: boolean
  /** Whether DNS goes to the agent: asked for, and known which of it. */
  readonly capturesDns: boolean
  readonly include: Ranges
  readonly exclude: Ranges
}

/** The loopback that applications talk to each other by. */
export const loopbackOf = ({ options }: Pick<Plan, 'options'>): ByFamily => ({ ipv4: options.HOST_IPV4_LOOPBACK_CIDR, ipv6: '::1/128' })

/** From where Envoy calls the application when no inbound listener of its own knows the port. */
export const passthroughSource: ByFamily = { ipv4: '127.0.0.6/32', ipv6: '::6/128' }

/** Whom the proxy runs as: the users first, then the groups. */
export const proxyOwners = ({ PROXY_UID, PROXY_GID }: SidecarCapture): readonly { readonly by: 'uid' | 'gid'; readonly id: string }[] => [
  ...split(PROXY_UID).map((id) => ({ by: 'uid', id }) as const),
  ...split(PROXY_GID).map((id) => ({ by: 'gid', id }) as const),
]

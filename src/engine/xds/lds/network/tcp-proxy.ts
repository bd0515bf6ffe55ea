import type { Service } from '../../../mesh/model/service.js'
import { envoyDuration } from '../../../types/duration.js'
import type { Duration } from '../../../types/envoy/core.js'
import type { NetworkFilter, TcpProxy } from '../../../types/envoy/network-filters.js'
import type { DestinationRuleSpec } from '../../../types/istio/destination-rule.js'
import type { ListenerClass } from '../../listener-class.js'
import { accessLogs } from '../../telemetry/index.js'
import { type ProxyBasis, part } from '../basis.js'
import { tcpProxy } from './filters.js'

/** Where a TCP proxy sends its connections, and how the destination's rule shapes them. */
export interface TcpDestination {
  readonly statPrefix: string
  /** One cluster, or several with weights. */
  readonly to: string | readonly { readonly name: string; readonly weight: number }[]
  readonly rule?: DestinationRuleSpec
  /** Whose settings within the rule count; empty for none. */
  readonly subset: string
  /** Whether the rule's tunnel applies; not where TLS is passed through by the name of the cluster. */
  readonly tunnels: boolean
  /** Whose access logs a waypoint writes. */
  readonly service?: Service
}

/** Istio: pilot/pkg/networking/core/networkfilter.go#buildOutboundNetworkFiltersWithSingleDestination, …WithWeightedClusters */
export function outboundTcpProxy(basis: ProxyBasis, listenerClass: ListenerClass, destination: TcpDestination): NetworkFilter {
  const { rule, subset, to } = destination
  const pool = rule?.trafficPolicy?.connectionPool?.tcp
  const idle = envoyDuration(pool?.idleTimeout) ?? basis.idleTimeout
  const longest = envoyDuration(pool?.maxConnectionDuration)
  const tunnel = destination.tunnels ? tunnelOf(rule, subset) : undefined
  return logged(
    basis,
    listenerClass,
    {
      stat_prefix: destination.statPrefix,
      ...(typeof to === 'string' ? { cluster: to } : { weighted_clusters: { clusters: [...to] } }),
      ...(idle && { idle_timeout: idle }),
      ...(longest && { max_downstream_connection_duration: longest }),
      ...(hashesSourceIp(rule, subset) && { hash_policy: [{ source_ip: {} }] }),
      ...(tunnel && { tunneling_config: tunnel }),
    },
    destination.service,
  )
}

/** A TCP proxy to a cluster that no rule shapes. */
export const plainTcpProxy = (basis: ProxyBasis, listenerClass: ListenerClass, cluster: string, statPrefix = cluster): NetworkFilter =>
  logged(basis, listenerClass, { stat_prefix: statPrefix, cluster, ...idleTimeout(basis.idleTimeout) })

const idleTimeout = (idle: Duration | undefined): Pick<TcpProxy, 'idle_timeout'> => (idle ? { idle_timeout: idle } : {})

function logged(basis: ProxyBasis, listenerClass: ListenerClass, config: TcpProxy, service?: Service): NetworkFilter {
  const key = `tcp-logs/${listenerClass}/${service ? `${service.namespace}/${service.hostname}` : ''}`
  const logs = part(basis, key, () => accessLogs('tcp', listenerClass, basis.proxy, basis.push, service))
  return tcpProxy(logs.length > 0 ? { ...config, access_log: [...logs] } : config)
}

/** A subset's own load balancer counts instead of the rule's, even if it hashes something else. */
function hashesSourceIp(rule: DestinationRuleSpec | undefined, subset: string): boolean {
  const own = rule?.subsets?.find((s) => s.name === subset)?.trafficPolicy?.loadBalancer
  const balancer = own ?? rule?.trafficPolicy?.loadBalancer
  return balancer?.consistentHash?.useSourceIp === true
}

/** Istio: pilot/pkg/networking/core/tunnelingconfig */
function tunnelOf(rule: DestinationRuleSpec | undefined, subset: string): TcpProxy['tunneling_config'] {
  const policy = subset === '' ? rule?.trafficPolicy : rule?.subsets?.find((s) => s.name === subset)?.trafficPolicy
  const tunnel = policy?.tunnel
  if (!tunnel) return undefined
  const host = tunnel.targetHost ?? ''
  return {
    hostname: `${/[:%]/.test(host) ? `[${host}]` : host}:${tunnel.targetPort ?? 0}`,
    ...(tunnel.protocol === 'POST' && { use_post: true }),
  }
}

import type { Listener } from '../../../types/envoy/listener.js'
import { madeBy } from '../../../types/provenance.js'
import type { Origin } from '../../../types/resource.js'
import { accessLogs } from '../../telemetry/index.js'
import { CONNECT_ORIGINATE } from '../../waypoint-names.js'
import type { ProxyBasis } from '../basis.js'
import { originalDestination, tcpProxy } from '../network/filters.js'

/** Opens a tunnel to where the connection was going. Istio: pilot/pkg/networking/core/listener_waypoint.go#buildConnectForwarder */
export function connectOriginate({ proxy, push }: ProxyBasis, by: Origin | undefined): Listener {
  const failures = accessLogs('hbone-origination', 'sidecar-inbound', proxy, push)
  const logs = accessLogs('listener', 'sidecar-inbound', proxy, push)
  const forward = tcpProxy({
    stat_prefix: CONNECT_ORIGINATE,
    cluster: CONNECT_ORIGINATE,
    tunneling_config: { hostname: '%DOWNSTREAM_LOCAL_ADDRESS%' },
    ...(failures.length > 0 && { access_log: [...failures] }),
  })
  const listener: Listener = {
    name: CONNECT_ORIGINATE,
    use_original_dst: false,
    internal_listener: {},
    listener_filters: [originalDestination],
    filter_chains: [madeBy({ filters: [forward] }, by)],
    ...(logs.length > 0 && { access_log: [...logs] }),
  }
  return madeBy(listener, by)
}

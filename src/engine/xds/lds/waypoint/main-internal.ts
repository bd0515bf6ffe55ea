import { isWildcard } from '../../../mesh/model/hostname.js'
import { isHttp, isSniffed, isTcp, isTls, type Protocol } from '../../../mesh/model/protocol.js'
import type { Service, ServicePort } from '../../../mesh/model/service.js'
import { allAddressesForProxy } from '../../../mesh/model/service-address.js'
import type { CidrRange } from '../../../types/envoy/core.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import type { OnMatch } from '../../../types/envoy/matcher.js'
import { madeBy } from '../../../types/provenance.js'
import { accessLogs } from '../../telemetry/index.js'
import { ENCAP, inboundVipName, MAIN_INTERNAL } from '../../waypoint-names.js'
import { keep } from '../basis.js'
import { cidrRange } from '../filter-chain.js'
import { portOrigin } from '../port-origin.js'
import type { WaypointContext } from './context.js'
import { chainInputs } from './dependencies.js'
import { connectAuthorityOfConnection } from './filters.js'
import { httpChain } from './http-chain.js'
import { waypointInspectors } from './inspectors.js'
import { byAddress, byPort, byProtocol, toChain } from './matchers.js'
import { tcpChain } from './tcp-chain.js'

/**
 * What becomes of a connection, by where it was going: a chain for each port of each service that the waypoint stands before (two where it
 * must be found out what is spoken), and two for workloads by their own address.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildWaypointInternal
 */
export function mainInternal(context: WaypointContext): Listener {
  const { basis, resources } = context
  const { services, workloads } = resources
  const chains: FilterChain[] = []
  const ranges: { ranges: CidrRange[]; on_match: OnMatch }[] = []
  const protocols = new Map<number, Protocol>()
  for (const service of services) {
    const ports = new Map<number, OnMatch>()
    const inputs = chainInputs(context, service)
    for (const port of service.ports) {
      const plan = portPlan(service, port)
      if (!plan) continue
      chains.push(...plan.speaks.map((as) => chainFor(context, service, port, as, inputs)))
      ports.set(port.port, plan.match)
      protocols.set(port.port, sharedProtocol(protocols.get(port.port), port.protocol))
    }
    const addresses = [...new Set(allAddressesForProxy(service, basis.proxy, basis.ipMode))].sort()
    if (ports.size > 0 && addresses.length > 0)
      ranges.push({ ranges: addresses.flatMap((a) => cidrRange(a) ?? []), on_match: byPort(ports) })
  }
  chains.push(...directChains(context))
  const direct = workloads.flatMap((w) => w.addresses).flatMap((a) => cidrRange(a) ?? [])
  if (direct.length > 0) ranges.push({ ranges: direct, on_match: byProtocol({ http: 'direct-http', tcp: 'direct-tcp' }) })

  const logs = accessLogs('listener', 'sidecar-inbound', basis.proxy, basis.push)
  const listener: Listener = {
    name: MAIN_INTERNAL,
    internal_listener: {},
    listener_filters: waypointInspectors(services, protocols, workloads.length > 0),
    traffic_direction: 'INBOUND',
    filter_chains: chains,
    filter_chain_matcher: byAddress(ranges),
    ...(logs.length > 0 && { access_log: [...logs] }),
  }
  return madeBy(listener, resources.origin, ...services.map((s) => s.origin))
}

/** What chains a port has, and which one is taken when. None for UDP, and for TLS to names that nobody vouches for. */
function portPlan(service: Service, port: ServicePort): { speaks: readonly ('tcp' | 'http')[]; match: OnMatch } | undefined {
  const { protocol } = port
  if (protocol === 'UDP') return undefined
  const [http, tcp] = [inboundVipName(service, port.port, 'http'), inboundVipName(service, port.port, 'tcp')]
  if (isSniffed(protocol)) return { speaks: ['tcp', 'http'], match: byProtocol({ http, tcp }) }
  if (isHttp(protocol)) return { speaks: ['http'], match: toChain(http) }
  if (isTls(protocol) && isWildcard(service.hostname) && service.resolution === 'DynamicDNS') return undefined
  return { speaks: ['tcp'], match: toChain(tcp) }
}

function chainFor(
  context: WaypointContext,
  service: Service,
  port: ServicePort,
  as: 'tcp' | 'http',
  inputs: readonly unknown[],
): FilterChain {
  const clusterName = inboundVipName(service, port.port, as)
  return keep(context.basis, `waypoint/${service.namespace}/${clusterName}/${port.name}`, [service, ...inputs], () => {
    const target = { clusterName, service, port, origins: [portOrigin(service, port)] }
    return as === 'http' ? httpChain(context, target, clusterName) : tcpChain(context, target, clusterName)
  })
}

/** What is spoken on a port number, all services together: where they differ it must be found out. */
function sharedProtocol(before: Protocol | undefined, protocol: Protocol): Protocol {
  if (isSniffed(protocol)) return 'UnsupportedProtocol'
  if (isHttp(protocol)) return before === undefined || before === 'HTTP' ? 'HTTP' : 'UnsupportedProtocol'
  return before === undefined || isTcp(before) ? protocol : 'UnsupportedProtocol'
}

function directChains(context: WaypointContext): FilterChain[] {
  const port: ServicePort = { name: 'unknown', port: 0, protocol: 'TCP' }
  const { origin } = context.resources
  const target = { clusterName: ENCAP, port, origins: origin ? [origin] : [] }
  const before = [connectAuthorityOfConnection]
  return [tcpChain(context, target, 'direct-tcp', before), httpChain(context, target, 'direct-http', before)]
}

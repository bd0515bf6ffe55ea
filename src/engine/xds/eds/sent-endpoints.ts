import { memo1 } from '../../memo.js'
import type { Endpoint } from '../../mesh/model/endpoint.js'
import { isIpAddress } from '../../mesh/model/ip.js'
import { selects } from '../../mesh/model/labels.js'
import type { Service } from '../../mesh/model/service.js'
import { policyInEffect, subsetOf } from '../traffic-policy.js'
import type { Client, Destination } from './destination.js'
import { isDraining } from './lb-endpoint.js'

/**
 * The endpoints of a destination that Envoy learns by EDS. The port is told by its name here, for historic reasons.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#BuildClusterLoadAssignment
 */
export function endpointsByName(all: readonly Endpoint[], destination: Destination): readonly Endpoint[] {
  const ofPort = byPortName(all).get(destination.port.name) ?? none
  return inSubset(ofPort, destination)
}

const none: readonly Endpoint[] = []

/** By the port's name, those with an address that Envoy takes from EDS: an IP, a Unix socket, or none yet. */
const byPortName = memo1((all: readonly Endpoint[]): ReadonlyMap<string, readonly Endpoint[]> => {
  const ports = new Map<string, Endpoint[]>()
  for (const endpoint of all) {
    const address = endpoint.addresses[0] ?? ''
    if (address !== '' && endpoint.endpointPort !== 0 && !isIpAddress(address)) continue
    const same = ports.get(endpoint.servicePortName)
    if (same) same.push(endpoint)
    else ports.set(endpoint.servicePortName, [endpoint])
  }
  return ports
})

/**
 * The endpoints that a DNS cluster has inline, and those by which istiod guesses what a port speaks: the port is told by its number.
 * Istio: pilot/pkg/model/push_context.go#ServiceEndpointsByPort
 */
export function endpointsByNumber(all: readonly Endpoint[], service: Service, port: number): Endpoint[] {
  let names: Map<string, number> | undefined
  return all.filter((e) => {
    if (e.servicePortNumber !== 0) return e.servicePortNumber === port
    names ??= new Map(service.ports.map((p) => [p.name, p.port]))
    return names.get(e.servicePortName) === port
  })
}

export function inSubset(endpoints: readonly Endpoint[], destination: Destination): readonly Endpoint[] {
  const labels = subsetOf(destination.rule?.rule.spec, destination.subset)?.labels
  return labels ? endpoints.filter((e) => selects(labels, e.labels)) : endpoints
}

/** Routing by place needs to know what is unhealthy. Istio: Service.ForcesSupportUnhealthyEndpoints */
export const mustKnowUnhealthy = (service: Service): boolean => service.kubernetes.trafficDistribution !== 'Any'

/**
 * Whether unready endpoints go to Envoy, which uses them only in a panic: not where a rule lets it panic.
 * Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#supportsUnhealthyEndpoints
 */
function takesUnhealthy({ service, rule, subset, port }: Destination): boolean {
  if (mustKnowUnhealthy(service)) return true
  return !((policyInEffect(rule?.rule.spec, subset, port.port)?.outlierDetection?.minHealthPercent ?? 0) > 0)
}

/** Which of the endpoints a client hears of. Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#filterIstioEndpoint */
export function isSent(destination: Destination, client: Client): (endpoint: Endpoint) => boolean {
  const { service } = destination
  const unhealthyToo = takesUnhealthy(destination)
  const keepsSessions = !!service.labels['istio.io/persistent-session']
  return (e) => {
    if (service.kubernetes.nodeLocal && e.nodeName !== client.proxy.metadata.nodeName) return false
    if (e.addresses.length === 0) return false
    if (e.health === 'UnHealthy' && !unhealthyToo) return false
    return e.health !== 'Terminating' && (keepsSessions || !isDraining(e))
  }
}

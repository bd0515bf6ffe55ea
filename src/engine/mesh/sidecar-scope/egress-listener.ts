import type { IstioEgressListener } from '../../types/istio/sidecar.js'
import { HostMap } from '../model/hostname.js'
import { parseProtocol } from '../model/protocol.js'
import type { VirtualServiceRule } from '../model/rules.js'
import type { Service } from '../model/service.js'
import { destinationsOf } from '../virtual-service/destinations.js'
import type { VirtualServiceIndex } from '../virtual-service/index.js'
import { readEgressHosts } from './egress-hosts.js'
import type { EgressListener } from './scope.js'
import { isVisibleFrom, selectServices } from './select-services.js'
import { selectVirtualServices } from './select-virtual-services.js'
import type { ServiceIndex } from './service-index.js'
import { withPort, withPorts } from './service-ports.js'
import type { ServiceUnion } from './service-union.js'

/** Istio: pilot/pkg/model/sidecar.go#convertIstioListenerToWrapper */
export function egressListener(
  services: ServiceIndex,
  virtualServices: VirtualServiceIndex,
  namespace: string,
  listener: IstioEgressListener | undefined,
  index: number,
): EgressListener {
  const hosts = readEgressHosts(listener ? (listener.hosts ?? []) : ['*/*'], namespace)
  const port = portToMatch(listener)
  const imported = selectVirtualServices(virtualServices, namespace, hosts)
  return {
    listener,
    services: selectServices(services, namespace, hosts, (service) => (port ? withPort(service, port) : service)),
    virtualServices: imported,
    mostSpecificVirtualService: mostSpecific(imported),
    index,
  }
}

/** A gateway's: it routes by its own servers, so only a waypoint reads the VirtualServices. */
export const gatewayEgress = (virtualServices: readonly VirtualServiceRule[]): EgressListener => ({
  services: [],
  virtualServices,
  mostSpecificVirtualService: mostSpecific(virtualServices),
  index: 0,
})

/** The port that services must have to be imported; a listener for HTTP proxying takes all. Istio: pilot/pkg/model/sidecar.go#needsPortMatch */
function portToMatch(listener: IstioEgressListener | undefined): number | undefined {
  const number = listener?.port?.number
  return number && parseProtocol(listener?.port?.protocol) !== 'HTTP_PROXY' ? number : undefined
}

/** Istio: pilot/pkg/model/sidecar.go#computeWildcardHostVirtualServiceIndex */
function mostSpecific(rules: readonly VirtualServiceRule[]): EgressListener['mostSpecificVirtualService'] {
  let byHost: HostMap<VirtualServiceRule> | undefined
  return (hostname) => {
    if (!byHost) {
      byHost = new HostMap()
      for (const rule of rules) for (const host of rule.spec.hosts ?? []) if (!byHost.get(host)) byHost.set(host, rule)
    }
    return byHost.mostSpecific(hostname)
  }
}

/**
 * Adds what a listener imports to the scope's services: first what it names, then where its VirtualServices lead to.
 * Istio: pilot/pkg/model/sidecar.go#collectImportedServices
 */
export function collectServices(union: ServiceUnion, egress: EgressListener, services: ServiceIndex, namespace: string): void {
  for (const service of egress.services) union.add(service)
  const port = portToMatch(egress.listener)
  for (const rule of egress.virtualServices) {
    for (const [hostname, ports] of destinationsOf(rule)(namespace)) {
      const service = destinationService(services, hostname, namespace)
      const open = service && (port ? withPort(service, port) : withPorts(service, ports))
      if (open) union.add(open)
    }
  }
}

/** The namespace's own; else a visible Kubernetes Service, else the oldest visible. Istio: pilot/pkg/model/sidecar.go#pickBestVisibleNamespace */
function destinationService(services: ServiceIndex, hostname: string, namespace: string): Service | undefined {
  const byNamespace = services.byHostname(hostname)
  const own = byNamespace.get(namespace)
  if (own) return own
  const visible = [...byNamespace.values()].filter((service) => isVisibleFrom(service, namespace))
  return (
    visible.find((service) => service.registry === 'Kubernetes') ??
    visible.reduce<Service | undefined>(
      (oldest, service) => (oldest && oldest.createdAt <= service.createdAt ? oldest : service),
      undefined,
    )
  )
}

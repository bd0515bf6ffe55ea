import { memo1, memo2 } from '../../memo.js'
import { isWildcard, overlap } from '../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../mesh/model/rules.js'
import { portNumbered, type Service } from '../../mesh/model/service.js'
import type { DestinationService } from './destination-cluster.js'

/** Services by hostname, as one listener sees them. */
export type ListenerServices = ReadonlyMap<string, DestinationService>

/** A listener without a port of its own (HTTP proxies, Unix sockets) sees every port. */
export const ANY_PORT = 0

/** The port on which VirtualServices of hosts that nobody registered take effect, too. */
const PORT_OF_UNREGISTERED_HOSTS = 80

const nothing: ListenerServices = new Map()

/**
 * The services that have the port, each with that port only. Of services of one name the last counts.
 */
export function servicesOnPort(services: readonly Service[], port: number): ListenerServices {
  return port === ANY_PORT ? withAllPorts(services) : (byPort(services).get(port) ?? nothing)
}

const withAllPorts = memo1(
  (services: readonly Service[]): ListenerServices => new Map(services.map((s) => [s.hostname, { service: s, ports: s.ports }])),
)

const byPort = memo1((services: readonly Service[]): ReadonlyMap<number, ListenerServices> => {
  const index = new Map<number, Map<string, DestinationService>>()
  for (const listed of services) {
    const service = lowerCased(listed)
    for (const seen of service.ports) {
      if (portNumbered(service.ports, seen.port) !== seen) continue
      const onPort = index.get(seen.port) ?? new Map<string, DestinationService>()
      index.set(seen.port, onPort.set(service.hostname, { service, ports: [seen] }))
    }
  }
  return index
})

const lowerCased = memo1((service: Service): Service => {
  const hostname = service.hostname.toLowerCase()
  return hostname === service.hostname ? service : { ...service, hostname }
})

/**
 * The VirtualServices that concern a port: those for a host of some service on it; on port 80 all, for hosts outside the registry.
 * Istio: pilot/pkg/networking/core/httproute.go#selectVirtualServices
 */
export function virtualServicesOnPort(
  services: readonly Service[],
  rules: readonly VirtualServiceRule[],
  port: number,
): readonly VirtualServiceRule[] {
  return port === PORT_OF_UNREGISTERED_HOSTS ? rules : (rulesByPort(services, rules).get(port) ?? [])
}

const rulesByPort = memo2(
  (services: readonly Service[], rules: readonly VirtualServiceRule[]): ReadonlyMap<number, VirtualServiceRule[]> => {
    const index = new Map<number, VirtualServiceRule[]>()
    for (const rule of rules) {
      for (const port of portsOf(rule, services)) {
        const onPort = index.get(port)
        if (onPort) onPort.push(rule)
        else index.set(port, [rule])
      }
    }
    return index
  },
)

function portsOf({ spec }: VirtualServiceRule, services: readonly Service[]): ReadonlySet<number> {
  const ports = new Set<number>()
  const { exact, wildcards, all } = portsByHost(services)
  for (const host of spec.hosts ?? []) {
    const name = host.toLowerCase()
    for (const port of exact.get(name) ?? []) ports.add(port)
    // Only wildcards have to be tried one by one.
    for (const [other, theirs] of isWildcard(name) ? all : wildcards) if (overlap(name, other)) for (const port of theirs) ports.add(port)
  }
  return ports
}

interface PortsByHost {
  readonly exact: ReadonlyMap<string, ReadonlySet<number>>
  readonly wildcards: readonly (readonly [string, ReadonlySet<number>])[]
  readonly all: readonly (readonly [string, ReadonlySet<number>])[]
}

const portsByHost = memo1((services: readonly Service[]): PortsByHost => {
  const exact = new Map<string, Set<number>>()
  for (const { hostname, ports } of services) {
    const name = hostname.toLowerCase()
    const known = exact.get(name) ?? new Set([ANY_PORT])
    for (const { port, protocol } of ports) if (protocol !== 'UDP') known.add(port)
    exact.set(name, known)
  }
  const all = [...exact]
  return { exact, all, wildcards: all.filter(([host]) => isWildcard(host)) }
})

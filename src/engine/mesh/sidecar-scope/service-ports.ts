import type { Service } from '../model/service.js'

/**
 * The service with only the port `number`; undefined without such a port.
 * Istio: pilot/pkg/model/sidecar.go#serviceMatchingListenerPort
 */
export function withPort(service: Service, number: number): Service | undefined {
  const port = service.ports.find((p) => p.port === number)
  if (!port) return undefined
  return service.ports.length === 1 ? service : { ...service, ports: [port] }
}

/**
 * The service with only the ports that routes lead to; 0 among `numbers` stands for all. Undefined where it has none of them.
 * Istio: pilot/pkg/model/sidecar.go#serviceMatchingVirtualServicePorts
 */
export function withPorts(service: Service, numbers: ReadonlySet<number>): Service | undefined {
  if (numbers.size === 0 || numbers.has(0)) return service
  const ports = service.ports.filter((p) => numbers.has(p.port))
  if (ports.length === service.ports.length) return service
  return ports.length > 0 ? { ...service, ports } : undefined
}

import type { Service, ServicePort } from '../../mesh/model/service.js'
import { origin } from '../../types/provenance.js'
import type { Origin } from '../../types/resource.js'

/** Where the port stands in what the reader wrote. */
export function portOrigin(service: Service, port: ServicePort): Origin {
  const { resource, path } = service.origin
  const ports = (resource.spec as { ports?: WrittenPort[] } | undefined)?.ports
  const index = Array.isArray(ports) ? ports.findIndex((p) => (p?.port ?? p?.number) === port.port && (p?.name ?? '') === port.name) : -1
  return index < 0 ? { resource, path } : origin(resource, 'spec', 'ports', index)
}

/** A Service's port or a ServiceEntry's. */
interface WrittenPort {
  readonly port?: number
  readonly number?: number
  readonly name?: string
}

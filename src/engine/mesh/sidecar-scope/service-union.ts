import { sameLabels } from '../model/labels.js'
import type { Service, ServicePort } from '../model/service.js'

/**
 * Services of several listeners, one for each hostname. A Kubernetes Service keeps its name from, or takes it from, a ServiceEntry; else the
 * first stays, and takes the ports of others that are the same service.
 * Istio: pilot/pkg/model/sidecar.go#appendSidecarServices
 */
export class ServiceUnion {
  readonly #positions = new Map<string, number>()
  readonly #services: Service[] = []

  get services(): readonly Service[] {
    return this.#services
  }

  get(hostname: string): Service | undefined {
    const position = this.#positions.get(hostname)
    return position === undefined ? undefined : this.#services[position]
  }

  add(service: Service): void {
    const position = this.#positions.get(service.hostname)
    const present = position === undefined ? undefined : this.#services[position]
    if (position === undefined || !present) {
      this.#positions.set(service.hostname, this.#services.length)
      this.#services.push(service)
    } else this.#services[position] = union(present, service)
  }
}

function union(present: Service, service: Service): Service {
  if (present === service) return present
  if (present.registry !== service.registry) return service.registry === 'Kubernetes' ? service : present
  if (samePorts(present.ports, service.ports) || !isSameService(present, service)) return present
  const numbers = new Set(present.ports.map((p) => p.port))
  return { ...present, ports: [...present.ports, ...service.ports.filter((p) => !numbers.has(p.port))] }
}

const samePorts = (a: readonly ServicePort[], b: readonly ServicePort[]): boolean =>
  a.length === b.length && a.every((p, i) => p.port === b[i]?.port && p.name === b[i]?.name && p.protocol === b[i]?.protocol)

/** Istio: pilot/pkg/model/sidecar.go#canMergeServices */
function isSameService(a: Service, b: Service): boolean {
  return (
    a.namespace === b.namespace &&
    a.resolution === b.resolution &&
    sameLabels(a.labels, b.labels) &&
    sameLabels(a.selector, b.selector) &&
    sameVisibility(a.ownExportTo ?? a.exportTo, b.ownExportTo ?? b.exportTo)
  )
}

const sameVisibility = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((to) => b.has(to))

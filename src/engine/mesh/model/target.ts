import type { Endpoint } from './endpoint.js'
import type { Service, ServicePort } from './service.js'

/** A port of a service that the proxy's own workload serves. Istio: pilot/pkg/model/service.go#ServiceTarget */
export interface ServiceTarget {
  readonly service: Service
  readonly port: ServicePort
  readonly targetPort: number
  readonly endpoint?: Endpoint
}

import type { Locality } from '../../types/proxy.js'
import type { Labels, Origin } from '../../types/resource.js'

/** `Unknown`: nobody checks, as for a ServiceEntry's own endpoints. */
export type HealthStatus = 'Unknown' | 'Healthy' | 'UnHealthy' | 'Draining' | 'Terminating'

/**
 * One address that serves one port of a service.
 * Istio: pilot/pkg/model/service.go#IstioEndpoint
 */
export interface Endpoint {
  readonly addresses: readonly string[]
  readonly endpointPort: number
  readonly servicePortName: string
  /**
   * The service port's number, where it decides instead of the name what clusters take the endpoint: those of ServiceEntries. 0 otherwise.
   * Istio: IstioEndpoint.LegacyClusterPortKey
   */
  readonly servicePortNumber: number
  readonly labels: Labels
  /** `istio` where the workload takes mTLS, `disabled` or empty otherwise. */
  readonly tlsMode: string
  /** `spiffe://…` or empty. */
  readonly serviceAccount: string
  readonly network: string
  readonly locality: Locality
  /** 0 for none given. */
  readonly weight: number
  readonly namespace: string
  readonly workloadName: string
  readonly hostname: string
  readonly subdomain: string
  readonly nodeName: string
  readonly health: HealthStatus
  readonly sendUnhealthyEndpoints: boolean
  readonly origin: Origin
}

import { outboundClusterName } from '../mesh/model/cluster-name.js'
import type { PushContext } from '../mesh/push-context.js'

/** Where an extension provider's backend is. */
export interface ProviderCluster {
  readonly hostname: string
  readonly cluster: string
}

/**
 * The cluster of a provider's `service` (`[NAMESPACE/]HOST`); undefined where the registry has no such host, or several and no namespace says which.
 * Istio: pilot/pkg/model/telemetry_logging.go#LookupCluster
 */
export function providerCluster(push: PushContext, service: string | undefined, port: number | undefined): ProviderCluster | undefined {
  const parts = (service ?? '').split('/')
  if (parts[0] === '') return undefined
  const [namespace, name] = parts
  let hostname: string | undefined
  if (parts.length === 2) hostname = push.serviceByHostname(name ?? '', namespace ?? '')?.hostname
  else {
    const candidates = push.servicesByHostname(service ?? '')
    if (candidates.size === 1) hostname = [...candidates.values()][0]?.hostname
  }
  return hostname === undefined ? undefined : { hostname, cluster: outboundClusterName('', hostname, port ?? 0) }
}

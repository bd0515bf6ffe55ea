import type { Service } from '../../mesh/model/service.js'

/** What the placeholders of `outboundClusterStatName` and `inboundClusterStatName` stand for. */
export interface StatNameFacts {
  readonly host: string
  readonly subset: string
  readonly port: number
  readonly portName: string
  readonly targetPort?: number
  /** Absent, or no Kubernetes Service: the host stands for its names. */
  readonly service?: Pick<Service, 'name' | 'namespace' | 'registry'>
}

/** Fills in a pattern such as `%SERVICE%_%SERVICE_PORT%`. Istio: pilot/pkg/networking/telemetry/telemetry.go#BuildStatPrefix */
export function statName(pattern: string, { host, subset, port, portName, targetPort, service }: StatNameFacts): string {
  const named = service?.registry === 'Kubernetes' ? service : undefined
  const values: Readonly<Record<string, string | undefined>> = {
    SERVICE: named ? `${named.name}.${named.namespace}` : host,
    SERVICE_NAME: named ? named.name : host,
    SERVICE_FQDN: host,
    SUBSET_NAME: subset,
    TARGET_PORT: targetPort === undefined ? undefined : String(targetPort),
    SERVICE_PORT: String(port),
    SERVICE_PORT_NAME: portName,
  }
  return pattern.replace(placeholders, (placeholder, name: string) => values[name] ?? placeholder)
}

const placeholders = /%(SERVICE|SERVICE_NAME|SERVICE_FQDN|SUBSET_NAME|TARGET_PORT|SERVICE_PORT|SERVICE_PORT_NAME)%/g

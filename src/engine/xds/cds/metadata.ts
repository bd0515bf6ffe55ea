import { memo1 } from '../../memo.js'
import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import type { Service } from '../../mesh/model/service.js'
import type { ServiceTarget } from '../../mesh/model/target.js'
import type { Cluster } from '../../types/envoy/cluster.js'
import type { ClientTlsSettings } from '../../types/istio/destination-rule.js'

/** Istio's own words about a cluster, for its telemetry and its ALPN filter. */
export interface IstioMetadata {
  services?: readonly ServiceName[]
  external?: true
  disable_mx?: true
  config?: string
  subset?: string
  alpn_override?: 'false'
}

interface ServiceName {
  readonly host: string
  readonly name: string
  readonly namespace: string
}

const serviceName = memo1(({ hostname, name, namespace }: Service): ServiceName => ({ host: hostname, name, namespace }))

/** What an outbound cluster says of its service. Istio: pilot/pkg/networking/core/cluster_builder.go#addTelemetryMetadata */
export const outboundServices: (service: Service) => IstioMetadata = memo1((service) => ({ services: [serviceName(service)] }))

/** The services of an inbound cluster's port, each once; undefined where none of the mesh's stands behind it. */
export function inboundServices(targets: readonly ServiceTarget[]): IstioMetadata | undefined {
  const first = targets[0]
  if (!first || first.service.meshExternal) return undefined
  const names = new Map<string, ServiceName>()
  for (const { service, port } of targets) {
    if (port.port === first.port.port && !names.has(service.hostname)) names.set(service.hostname, serviceName(service))
  }
  return { services: [...names.values()] }
}

/** What a DestinationRule adds. Istio: pilot/pkg/networking/util/util.go#AddConfigInfoMetadata */
export const ruleMetadata = ({ rule }: DestinationRuleInEffect): IstioMetadata => ({
  config: `/apis/networking.istio.io/v1/namespaces/${rule.namespace}/destination-rule/${rule.name}`,
})

/** Istio's ALPN is not for servers whose TLS the user speaks of. Istio: pilot/pkg/networking/util/util.go#AddALPNOverrideToMetadata */
export const alpnMetadata = (tls: ClientTlsSettings | undefined): IstioMetadata =>
  tls?.mode === 'SIMPLE' || tls?.mode === 'MUTUAL' ? { alpn_override: 'false' } : {}

export function setMetadata(cluster: Cluster, ...parts: readonly IstioMetadata[]): void {
  cluster.metadata = { filter_metadata: { istio: Object.assign({}, ...parts) } }
}

/** What the name of a cluster of a service says. */
export interface ClusterNameParts {
  readonly port: number
  readonly subset: string
  readonly hostname: string
  /** `outbound_.9080_.v1_.reviews…`: of a gateway that routes by SNI. */
  readonly bySni: boolean
  /** `inbound-vip|9080|http/v1|reviews…`: of the waypoint that stands before the service; the subset without its protocol. */
  readonly throughTunnel: boolean
}

/** Istio: pilot/pkg/xds/endpoints/endpoint_builder.go#populateSubsetInfo */
const withoutProtocol = (subset: string): string => subset.replace(/^http\//, '').replace(/^tcp\//, '')

/** Undefined for a name that is none of istiod's. Istio: pilot/pkg/model/service.go#ParseSubsetKey */
export function parseClusterName(name: string): ClusterNameParts | undefined {
  const bySni = name.startsWith('outbound_') || name.startsWith('inbound_')
  const parts = name.split(bySni ? '_.' : '|')
  const [, port = '', subset = '', hostname = ''] = parts
  if (parts.length !== 4 || !/^\d{1,5}$/.test(port)) return undefined
  const throughTunnel = parts[0] === 'inbound-vip'
  return { port: Number(port), subset: throughTunnel ? withoutProtocol(subset) : subset, hostname, bySni, throughTunnel }
}

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
  const separator = bySni ? '_.' : '|'
  const width = separator.length
  const first = name.indexOf(separator)
  const second = first < 0 ? -1 : name.indexOf(separator, first + width)
  const third = second < 0 ? -1 : name.indexOf(separator, second + width)
  if (third < 0 || name.includes(separator, third + width)) return undefined
  const port = Number(name.slice(first + width, second))
  if (!(port >= 0 && port <= MAX_PORT)) return undefined
  const subset = name.slice(second + width, third)
  const throughTunnel = name.startsWith('inbound-vip|')
  return {
    port,
    subset: throughTunnel ? withoutProtocol(subset) : subset,
    hostname: name.slice(third + width),
    bySni,
    throughTunnel,
  }
}

const MAX_PORT = 65535

/** What an outbound cluster's name says. */
export interface ClusterNameParts {
  readonly port: number
  readonly subset: string
  readonly hostname: string
  /** `outbound_.9080_.v1_.reviews…`: of a gateway that routes by SNI. */
  readonly bySni: boolean
}

/** Undefined for a name that is none of istiod's. Istio: pilot/pkg/model/service.go#ParseSubsetKey */
export function parseClusterName(name: string): ClusterNameParts | undefined {
  const bySni = name.startsWith('outbound_') || name.startsWith('inbound_')
  const parts = name.split(bySni ? '_.' : '|')
  const [, port = '', subset = '', hostname = ''] = parts
  if (parts.length !== 4 || !/^\d{1,5}$/.test(port)) return undefined
  return { port: Number(port), subset, hostname, bySni }
}

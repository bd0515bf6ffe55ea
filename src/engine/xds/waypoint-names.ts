import type { Service } from '../mesh/model/service.js'

/** Internal listeners of a waypoint, with the clusters that lead to them. Istio: pilot/pkg/networking/core/waypoint.go */
export const CONNECT_TERMINATE = 'connect_terminate'
export const MAIN_INTERNAL = 'main_internal'
export const CONNECT_ORIGINATE = 'connect_originate'
/** The cluster to `connect_originate` for what goes to a workload by its own address. */
export const ENCAP = 'encap'

/** `inbound-vip|9080|http/v1|reviews.default.svc.cluster.local`: HTTP and bytes to one port are two clusters. */
export const inboundVipName = (service: Pick<Service, 'hostname'>, port: number, as: 'http' | 'tcp', subset = ''): string =>
  `inbound-vip|${port}|${subset ? `${as}/${subset}` : as}|${service.hostname}`

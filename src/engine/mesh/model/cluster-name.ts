/** `outbound|9080|v1|reviews.default.svc.cluster.local`. Istio: pilot/pkg/model/service.go#BuildSubsetKey */
export const outboundClusterName = (subset: string, hostname: string, port: number): string => `outbound|${port}|${subset}|${hostname}`

/** The name that SNI-routing gateways use: `outbound_.9080_.v1_.reviews.default.svc.cluster.local`. Istio: BuildDNSSrvSubsetKey */
export const sniClusterName = (subset: string, hostname: string, port: number): string => `outbound_.${port}_.${subset}_.${hostname}`

/** `inbound|9080||`. Istio: BuildInboundSubsetKey */
export const inboundClusterName = (port: number): string => `inbound|${port}||`

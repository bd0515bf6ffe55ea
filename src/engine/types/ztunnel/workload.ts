/**
 * What ztunnel is told of the mesh: workloads and services, as protobuf JSON with the proto's field names. Bytes are base64; fields with
 * their default value are absent. Istio: pkg/workloadapi/workload.proto
 */

/** `istio.workload.Address`: one of the two. */
export type WorkloadAddress = { workload: ZtunnelWorkload } | { service: ZtunnelService }

export interface ZtunnelWorkload {
  uid: string
  name?: string
  namespace?: string
  /** Each 4 or 16 bytes. */
  addresses?: string[]
  hostname?: string
  network?: string
  tunnel_protocol?: 'HBONE'
  /** Absent for `cluster.local`. */
  trust_domain?: string
  service_account?: string
  waypoint?: GatewayAddress
  network_gateway?: GatewayAddress
  node?: string
  canonical_name?: string
  canonical_revision?: string
  workload_type?: 'POD'
  workload_name?: string
  native_tunnel?: true
  application_tunnel?: ApplicationTunnel
  /** By `NAMESPACE/HOSTNAME`. */
  services?: Record<string, PortList>
  /** `NAMESPACE/NAME` of those that a selector brings. */
  authorization_policies?: string[]
  status?: 'UNHEALTHY'
  cluster_id?: string
  locality?: ZtunnelLocality
  network_mode?: 'HOST_NETWORK'
  /** Its share of connections. */
  capacity?: number
}

export interface ZtunnelService {
  name?: string
  namespace?: string
  hostname?: string
  addresses?: NetworkAddress[]
  ports?: ServicePort[]
  subject_alt_names?: string[]
  waypoint?: GatewayAddress
  load_balancing?: LoadBalancing
  ip_families?: 'IPV4_ONLY' | 'IPV6_ONLY' | 'DUAL'
  /** Whether it answers for its hostname everywhere; others only in their own namespace. */
  canonical?: true
  ingress_use_waypoint?: true
  weighted_waypoints?: { destination?: GatewayAddress; weight?: number }[]
  visibility?: 'NAMESPACE'
}

export interface LoadBalancing {
  routing_preference?: ('REGION' | 'ZONE' | 'SUBZONE' | 'NODE' | 'NETWORK')[]
  mode?: 'STRICT' | 'FAILOVER' | 'PASSTHROUGH'
  health_policy?: 'ALLOW_ALL'
}

export interface PortList {
  ports?: ServicePort[]
}

export interface ServicePort {
  service_port?: number
  /** Absent where the pods' own port names decide. */
  target_port?: number
  app_protocol?: 'HTTP11' | 'HTTP2' | 'GRPC' | 'TCP' | 'TLS'
}

/** How the application itself takes what ztunnel unpacked. */
export interface ApplicationTunnel {
  protocol?: 'PROXY'
  port?: number
}

export interface ZtunnelLocality {
  region?: string
  zone?: string
  subzone?: string
}

/** Where a waypoint or a network's gateway is: one of hostname and address. */
export interface GatewayAddress {
  hostname?: { namespace?: string; hostname?: string }
  address?: NetworkAddress
  hbone_mtls_port?: number
}

export interface NetworkAddress {
  network?: string
  address?: string
  /** Leading bits that count; absent for a single address. */
  length?: number
}

/** A resource of an answer, by the name that it is asked for. */
export interface NamedResource<T> {
  readonly name: string
  readonly resource: T
}

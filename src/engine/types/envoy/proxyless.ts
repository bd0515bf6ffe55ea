import type { CircuitBreakerThresholds, Cluster } from './cluster.js'
import type { Address, Extension, StringMatcher, TypedConfig } from './core.js'
import type { RbacFilterConfig } from './rbac.js'
import type { RouteConfiguration } from './route.js'

/** What gRPC reads of Envoy's resources: proxyless clients and servers know less than Envoy does. */

/** Where a certificate comes from: a plugin that the client configures itself. */
export interface CertificateProvider {
  instance_name: string
  certificate_name: string
}

/** Each certificate is named twice: in the fields of today and in those that older gRPC reads. */
export interface GrpcTlsContext {
  tls_certificate_provider_instance: CertificateProvider
  tls_certificate_certificate_provider_instance: CertificateProvider
  combined_validation_context: {
    default_validation_context: { match_subject_alt_names?: StringMatcher[]; ca_certificate_provider_instance: CertificateProvider }
    validation_context_certificate_provider_instance: CertificateProvider
  }
}

export interface GrpcTlsSocket {
  name: string
  typed_config: TypedConfig & { common_tls_context: GrpcTlsContext; require_client_certificate?: boolean }
}

/** What a client dials, `HOST:PORT`. */
export interface GrpcClientListener {
  name: string
  address: Address
  additional_addresses?: { address: Address }[]
  api_listener: { api_listener: TypedConfig }
}

/** What a server is told about the address that it listens on. */
export interface GrpcServerListener {
  name: string
  address: Address
  additional_addresses?: { address: Address }[]
  filter_chains: GrpcFilterChain[]
}

export interface GrpcFilterChain {
  name: string
  filters: Extension[]
  transport_socket?: GrpcTlsSocket
}

export type GrpcListener = GrpcClientListener | GrpcServerListener

export interface GrpcCluster extends Pick<Cluster, 'name' | 'type' | 'alt_stat_name' | 'eds_cluster_config' | 'common_lb_config'> {
  lb_policy?: Cluster['lb_policy']
  ring_hash_lb_config?: Cluster['ring_hash_lb_config']
  maglev_lb_config?: Cluster['maglev_lb_config']
  circuit_breakers?: { thresholds: Pick<CircuitBreakerThresholds, 'max_requests'>[] }
  transport_socket?: GrpcTlsSocket
}

export type GrpcRouteConfiguration = RouteConfiguration
export type GrpcRbac = Pick<RbacFilterConfig, 'rules'>

import type { ConfigSource, StringMatcher, TypedConfig } from './core.js'

/** A certificate or a root that Envoy fetches by name. */
export interface SdsSecretConfig {
  name: string
  sds_config?: ConfigSource
}

export type TlsProtocol = 'TLSv1_0' | 'TLSv1_1' | 'TLSv1_2' | 'TLSv1_3'

export interface TlsParameters {
  tls_minimum_protocol_version?: TlsProtocol
  tls_maximum_protocol_version?: TlsProtocol
  cipher_suites?: string[]
  ecdh_curves?: string[]
}

export interface CertificateValidationContext {
  trusted_ca?: { filename: string }
  crl?: { filename: string }
  match_subject_alt_names?: StringMatcher[]
  match_typed_subject_alt_names?: { san_type: 'URI'; matcher: StringMatcher }[]
  verify_certificate_spki?: string[]
  verify_certificate_hash?: string[]
  trust_chain_verification?: 'ACCEPT_UNTRUSTED'
}

export interface CommonTlsContext {
  tls_params?: TlsParameters
  alpn_protocols?: string[]
  tls_certificate_sds_secret_configs?: SdsSecretConfig[]
  validation_context?: CertificateValidationContext
  validation_context_sds_secret_config?: SdsSecretConfig
  combined_validation_context?: {
    default_validation_context: CertificateValidationContext
    validation_context_sds_secret_config?: SdsSecretConfig
  }
}

/** `envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext`, without its `@type`. */
export interface DownstreamTlsContext {
  common_tls_context: CommonTlsContext
  require_client_certificate: boolean
}

export interface DownstreamTlsSocket {
  name: string
  typed_config: TypedConfig & DownstreamTlsContext
}

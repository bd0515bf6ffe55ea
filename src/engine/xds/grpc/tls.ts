import type { CertificateProvider, GrpcTlsContext, GrpcTlsSocket } from '../../types/envoy/proxyless.js'

const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3'

const certificate: CertificateProvider = { instance_name: 'default', certificate_name: 'default' }
const roots: CertificateProvider = { instance_name: 'default', certificate_name: 'ROOTCA' }

/** Istio: pilot/pkg/networking/grpcgen/grpcgen.go#buildCommonTLSContext */
const context = (names: readonly string[]): GrpcTlsContext => ({
  tls_certificate_provider_instance: certificate,
  tls_certificate_certificate_provider_instance: certificate,
  combined_validation_context: {
    default_validation_context: {
      ...(names.length > 0 && { match_subject_alt_names: names.map((exact) => ({ exact })) }),
      ca_certificate_provider_instance: roots,
    },
    validation_context_certificate_provider_instance: roots,
  },
})

/** Mutual TLS towards servers of the given identities. */
export const clientTls = (identities: readonly string[]): GrpcTlsSocket => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: { '@type': `${TLS}.UpstreamTlsContext`, common_tls_context: context(identities) },
})

/** Mutual TLS with whoever the mesh's roots vouch for. */
export const serverTls: GrpcTlsSocket = {
  name: 'envoy.transport_sockets.tls',
  typed_config: { '@type': `${TLS}.DownstreamTlsContext`, common_tls_context: context([]), require_client_certificate: true },
}

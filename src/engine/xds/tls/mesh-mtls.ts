import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { DownstreamTlsContext, DownstreamTlsSocket, SdsSecretConfig } from '../../types/envoy/tls.js'
import type { MeshTlsConfig } from '../../types/istio/mesh-config.js'
import type { Proxy } from '../../types/proxy.js'
import { meshCipherSuites } from './cipher-suites.js'
import { agentSecret, certificateFileName, fileSecretCluster, rootFileName, workloadCertificate, workloadRoots } from './sds.js'

export const ALPN_HTTP = ['h2', 'http/1.1']
export const ALPN_TCP = ['istio-peer-exchange', 'h2', 'http/1.1']

/** The proxy's own certificate and roots: from the agent, or files that the pod names. */
export function ownSecrets(proxy: Proxy): { readonly certificate: SdsSecretConfig; readonly roots: SdsSecretConfig } {
  const { TLS_SERVER_CERT_CHAIN: chain, TLS_SERVER_KEY: key, TLS_SERVER_ROOT_CERT: root } = proxy.metadata.raw
  const cluster = fileSecretCluster(proxy.metadata.raw['file-credential'] === 'true')
  return {
    certificate: isText(chain) && isText(key) ? agentSecret(certificateFileName(chain, key), cluster) : workloadCertificate,
    roots: isText(root) ? agentSecret(rootFileName(root), cluster) : workloadRoots,
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** The trust domains whose workloads are let in. Istio: pilot/pkg/networking/plugin/authn/util.go#TrustDomainsForValidation */
export const trustedDomains = (mesh: MeshConfig): string[] => [
  ...new Set(
    [mesh.trustDomain, ...mesh.trustDomainAliases, ...mesh.caCertificates.flatMap((c) => c.trustDomains ?? [])].filter((d) => d !== ''),
  ),
]

/**
 * How a sidecar ends mutual TLS from the mesh. TCP chains also speak `istio-peer-exchange`, in which the proxies tell each other who they are.
 * Istio: pilot/pkg/security/authn/utils/utils.go#BuildInboundTLS
 */
export function inboundMutualTls(proxy: Proxy, mesh: MeshConfig, protocol: 'http' | 'tcp'): DownstreamTlsSocket {
  const { certificate, roots } = ownSecrets(proxy)
  return downstreamTls({
    common_tls_context: {
      alpn_protocols: protocol === 'tcp' ? ALPN_TCP : ALPN_HTTP,
      tls_params: {
        cipher_suites: [...(mesh.meshMTLS?.cipherSuites ?? meshCipherSuites)],
        tls_minimum_protocol_version: minimumVersion(mesh.meshMTLS),
        tls_maximum_protocol_version: 'TLSv1_3',
      },
      tls_certificate_sds_secret_configs: [certificate],
      combined_validation_context: {
        default_validation_context: {
          match_subject_alt_names: trustedDomains(mesh).map((domain) => ({ prefix: `spiffe://${domain}/` })),
        },
        validation_context_sds_secret_config: roots,
      },
    },
    require_client_certificate: true,
  })
}

/** Istio: pilot/pkg/security/authn/utils/utils.go#GetMinTLSVersion */
export const minimumVersion = (tls: MeshTlsConfig | undefined): 'TLSv1_2' | 'TLSv1_3' =>
  tls?.minProtocolVersion === 'TLSV1_3' ? 'TLSv1_3' : 'TLSv1_2'

export const downstreamTls = (context: DownstreamTlsContext): DownstreamTlsSocket => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext', ...context },
})

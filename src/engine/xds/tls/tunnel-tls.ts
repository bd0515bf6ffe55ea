import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { CertificateValidationContext, CommonTlsContext } from '../../types/envoy/tls.js'
import type { Proxy } from '../../types/proxy.js'
import { ownSecrets, trustedDomains } from './mesh-mtls.js'

/**
 * TLS of an HBONE tunnel, at either end: HTTP/2 over TLS 1.3, with whom the mesh knows. `identities`: prefixes of URIs to take as well.
 * Istio: pilot/pkg/networking/core/listener_waypoint.go#buildCommonConnectTLSContext
 */
export function tunnelTls(proxy: Proxy, mesh: MeshConfig, ...identities: readonly string[]): CommonTlsContext {
  const { certificate, roots } = ownSecrets(proxy)
  const prefixes = [...trustedDomains(mesh).map((domain) => `spiffe://${domain}/`), ...identities]
  const validation: CertificateValidationContext =
    prefixes.length > 0 ? { match_typed_subject_alt_names: prefixes.map((prefix) => ({ san_type: 'URI', matcher: { prefix } })) } : {}
  return {
    alpn_protocols: ['h2'],
    tls_params: { tls_minimum_protocol_version: 'TLSv1_3', tls_maximum_protocol_version: 'TLSv1_3' },
    tls_certificate_sds_secret_configs: [certificate],
    combined_validation_context: { default_validation_context: validation, validation_context_sds_secret_config: roots },
  }
}

import type { MutualTlsMode } from '../../mesh/policy/peer-authentication.js'
import type { ClientTlsSettings } from '../../types/istio/destination-rule.js'
import { tlsModeOf } from '../traffic-policy.js'
import type { ClusterClient, OwnCertificates } from './client.js'

/** What is known of a cluster's servers, for choosing how to speak TLS with them. */
export interface ServerFacts {
  /** SPIFFE identities to expect. */
  readonly identities: readonly string[]
  /** What mutual TLS inside the mesh asks for, so that gateways on the way know where it goes. Empty where names are resolved on demand. */
  readonly sni: string
  readonly meshExternal: boolean
  /** What the servers' policy takes; undefined where nobody knows. */
  readonly mode: MutualTlsMode | undefined
}

/** TLS as it will be spoken; `detected` where no rule asks for it, so that it depends on the endpoint. */
export interface ChosenTls {
  readonly tls: ClientTlsSettings
  readonly detected: boolean
}

/**
 * A rule's TLS, with the mesh's own names filled in; without a rule mutual TLS where the mesh does it by itself.
 * Istio: pilot/pkg/networking/core/cluster_tls.go#buildUpstreamTLSSettings
 */
export function chooseTls(rule: ClientTlsSettings | undefined, server: ServerFacts, client: ClusterClient): ChosenTls | undefined {
  const { certificates, mesh } = client
  if (rule) {
    const mode = tlsModeOf(rule)
    if (mode === 'DISABLE' || mode === 'SIMPLE') return { tls: rule, detected: false }
    if (certificates) return { tls: byFiles(certificates, rule.subjectAltNames ?? [], rule.sni ?? '', rule), detected: false }
    if (mode === 'MUTUAL') return { tls: rule, detected: false }
    const names = rule.subjectAltNames?.length ? rule.subjectAltNames : server.identities
    return { tls: meshMutual(names, rule.sni || server.sni, rule), detected: false }
  }
  if (server.meshExternal || !mesh.enableAutoMtls || server.mode === undefined || server.mode === 'DISABLE') return undefined
  const tls = certificates ? byFiles(certificates, server.identities, server.sni) : meshMutual(server.identities, server.sni)
  return { tls, detected: true }
}

const meshMutual = (names: readonly string[], sni: string, rule?: ClientTlsSettings): ClientTlsSettings => ({
  mode: 'ISTIO_MUTUAL',
  subjectAltNames: names as string[],
  sni,
  insecureSkipVerify: rule?.insecureSkipVerify,
})

/** A proxy that was started with certificates of its own shows those. */
const byFiles = (own: OwnCertificates, names: readonly string[], sni: string, rule?: ClientTlsSettings): ClientTlsSettings => ({
  mode: 'MUTUAL',
  caCertificates: own.root,
  clientCertificate: own.chain,
  privateKey: own.key,
  subjectAltNames: names as string[],
  sni,
  insecureSkipVerify: rule?.insecureSkipVerify,
})

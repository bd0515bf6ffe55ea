import { memo1 } from '../../memo.js'
import type { CertificateValidationContext, CommonTlsContext, SdsSecretConfig, TlsParameters } from '../../types/envoy/tls.js'
import type { UpstreamTlsContext, UpstreamTlsSocket } from '../../types/envoy/transport-socket.js'
import type { ClientTlsSettings } from '../../types/istio/destination-rule.js'
import type { MeshConfig } from '../../types/istio/mesh-config.js'
import {
  agentSecret,
  certificateFileName,
  credentialSecret,
  fileSecretCluster,
  rootFileName,
  workloadCertificate,
  workloadRoots,
} from '../tls/sds.js'
import type { ClusterClient } from './client.js'
import { type Draft, http2OptionsOf } from './draft.js'

/** What a rule's TLS depends on beside itself. */
export interface TlsOptions {
  readonly client: ClusterClient
  readonly outbound: boolean
  /** The identities that a ServiceEntry lists: its servers' where the rule names none. */
  readonly listedIdentities: readonly string[] | undefined
  /** Whether the rule is for some workloads only. A sidecar takes secrets by name from such rules alone. */
  readonly ruleSelects: boolean
}

export const upstreamTlsSocket = (context: UpstreamTlsContext): UpstreamTlsSocket => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', ...context },
})

/**
 * How the cluster opens TLS; undefined for none, or where the settings cannot be met. May change how the cluster checks names.
 * Istio: pilot/pkg/networking/core/cluster_tls.go#buildUpstreamClusterTLSContext
 */
export function tlsSocket(draft: Draft, tls: ClientTlsSettings, options: TlsOptions): UpstreamTlsSocket | undefined {
  const mode = tls.mode ?? 'DISABLE'
  if (mode === 'DISABLE') return undefined
  if (mode === 'ISTIO_MUTUAL') return meshSocket(draft, tls, options)
  const byName = !!tls.credentialName && !tls.credentialName.startsWith('configmap://')
  if (byName && isSidecar(options.client) && !options.ruleSelects) return undefined
  return userSocket(draft, tls, options, mode === 'MUTUAL')
}

const isSidecar = ({ type }: ClusterClient): boolean => type === 'sidecar' || type === 'grpc'

const baseParameters: TlsParameters = { tls_minimum_protocol_version: 'TLSv1_2', tls_maximum_protocol_version: 'TLSv1_3' }

const ALPN_MESH = ['istio-peer-exchange', 'istio']
const ALPN_MESH_HTTP2 = ['istio-peer-exchange', 'istio', 'h2']
const ALPN_HTTP2 = ['h2']

/** Between the mesh's own: the workload's certificate, the mesh's roots, and an ALPN that says who speaks. */
function meshSocket(draft: Draft, tls: ClientTlsSettings, { outbound }: TlsOptions): UpstreamTlsSocket {
  const sni = tls.sni || (draft.dynamicForwardProxy ? '' : draft.cluster.name)
  const contexts = meshContexts(tls.subjectAltNames ?? noNames)
  const context = http2OptionsOf(draft) ? contexts.http2 : contexts.other
  if (draft.dynamicForwardProxy && outbound) checkNamesBySni(draft, tls)
  return upstreamTlsSocket({ common_tls_context: context, ...(sni && { sni }) })
}

const noNames: readonly string[] = []

/** One for all clusters of a service: they differ in SNI only. */
const meshContexts = memo1((names: readonly string[]) => {
  const context = (alpn: string[]): CommonTlsContext => ({
    tls_params: baseParameters,
    alpn_protocols: alpn,
    tls_certificate_sds_secret_configs: [workloadCertificate],
    combined_validation_context: {
      default_validation_context: exactNames(names),
      validation_context_sds_secret_config: workloadRoots,
    },
  })
  return { other: context(ALPN_MESH), http2: context(ALPN_MESH_HTTP2) }
})

const exactNames = (names: readonly string[] | undefined): CertificateValidationContext =>
  names && names.length > 0 ? { match_subject_alt_names: names.map((exact) => ({ exact })) } : {}

/** Towards servers whose TLS the user speaks of. Istio: pilot/pkg/networking/core/cluster_tls.go#constructUpstreamTLS */
function userSocket(draft: Draft, tls: ClientTlsSettings, options: TlsOptions, mutual: boolean): UpstreamTlsSocket | undefined {
  const { client, listedIdentities } = options
  checkNamesBySni(draft, tls)
  const names = tls.subjectAltNames?.length ? tls.subjectAltNames : listedIdentities
  const secrets = tls.credentialName
    ? namedSecrets(tls.credentialName, names, tls, client.secretSocket, mutual)
    : fileSecrets(names, tls, fileSecretCluster(client.fileSecretSocket), mutual)
  if (!secrets) return undefined
  const common: CommonTlsContext = {
    tls_params: parameters(client.mesh),
    ...(http2OptionsOf(draft) && { alpn_protocols: ALPN_HTTP2 }),
    ...secrets,
  }
  return upstreamTlsSocket({ common_tls_context: common, ...(tls.sni && { sni: tls.sni }) })
}

const parameters = ({ tlsDefaults }: MeshConfig): TlsParameters => ({
  ...baseParameters,
  ...(tlsDefaults?.ecdhCurves?.length && { ecdh_curves: tlsDefaults.ecdhCurves }),
  ...(tlsDefaults?.cipherSuites?.length && { cipher_suites: tlsDefaults.cipherSuites }),
})

type Secrets = Pick<CommonTlsContext, 'tls_certificate_sds_secret_configs' | 'combined_validation_context' | 'validation_context'>

/** Istio: pilot/pkg/security/model/authentication.go#ApplyCustomSDSToClientCommonTLSContext */
function namedSecrets(
  name: string,
  names: readonly string[] | undefined,
  tls: ClientTlsSettings,
  socket: boolean,
  mutual: boolean,
): Secrets {
  const external = socket ? { cluster: 'sds-external', keepsPrefix: true } : undefined
  const certificate = mutual ? credentialSecret(name, external) : undefined
  const roots = credentialSecret(`${name}-cacert`, external)
  return {
    ...(certificate && { tls_certificate_sds_secret_configs: [certificate] }),
    ...(!tls.insecureSkipVerify && validated(exactNames(names), roots)),
  }
}

const validated = (check: CertificateValidationContext, roots: SdsSecretConfig | undefined): Secrets => ({
  combined_validation_context: { default_validation_context: check, ...(roots && { validation_context_sds_secret_config: roots }) },
})

/** Files of the pod, which its agent serves. Without a file for the roots, those of the system. Undefined where a certificate is missing. */
function fileSecrets(names: readonly string[] | undefined, tls: ClientTlsSettings, cluster: string, mutual: boolean): Secrets | undefined {
  const { clientCertificate, privateKey, caCertificates, caCrl } = tls
  if (mutual && !(clientCertificate && privateKey)) return undefined
  const certificate = mutual ? agentSecret(certificateFileName(clientCertificate ?? '', privateKey ?? ''), cluster) : undefined
  const roots = agentSecret(rootFileName(caCertificates || 'system'), cluster)
  const check = { ...exactNames(names), ...(caCrl && { crl: { filename: caCrl } }) }
  return {
    ...(certificate && { tls_certificate_sds_secret_configs: [certificate] }),
    ...(tls.insecureSkipVerify ? { validation_context: {} } : validated(check, roots)),
  }
}

/**
 * Without an SNI of the rule's, the request's own host is asked for, and the certificate must be for it unless names are given.
 * Istio: pilot/pkg/networking/core/cluster_tls.go#setAutoSniAndAutoSanValidation
 */
function checkNamesBySni(draft: Draft, tls: ClientTlsSettings): void {
  const { dynamicForwardProxy, cluster } = draft
  const skip = tls.insecureSkipVerify === true
  const sni = !tls.sni
  const names = !skip && (dynamicForwardProxy || (sni && !tls.subjectAltNames?.length))
  if (dynamicForwardProxy && !(sni && names)) {
    const { cluster_type: type } = cluster
    if (type?.typed_config) cluster.cluster_type = { ...type, typed_config: { ...type.typed_config, allow_insecure_cluster_options: true } }
  }
  if (!sni && !names) return
  draft.http = {
    ...draft.http,
    upstream_http_protocol_options: { ...(sni && { auto_sni: true }), ...(names && { auto_san_validation: true }) },
  }
}

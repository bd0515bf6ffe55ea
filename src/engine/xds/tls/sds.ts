import type { ConfigSource } from '../../types/envoy/core.js'
import type { SdsSecretConfig } from '../../types/envoy/tls.js'

const WORKLOAD_CERTIFICATE = 'default'
const WORKLOAD_ROOTS = 'ROOTCA'
const BUILTIN = 'builtin://'

/** Secrets that the agent beside Envoy hands out. */
const agent = (cluster: string, authority?: string): ConfigSource => ({
  api_config_source: {
    api_type: 'GRPC',
    grpc_services: [{ envoy_grpc: { cluster_name: cluster, ...(authority && { authority }) } }],
    set_node_on_first_message_only: true,
    transport_api_version: 'V3',
  },
  resource_api_version: 'V3',
})

const agentAtStart: ConfigSource = { ...agent('sds-grpc'), initial_fetch_timeout: '0s' }

/** The workload's own certificate. Envoy waits for it. */
export const workloadCertificate: SdsSecretConfig = { name: WORKLOAD_CERTIFICATE, sds_config: agentAtStart }

/** The roots that the workload trusts. Envoy waits for them. */
export const workloadRoots: SdsSecretConfig = { name: WORKLOAD_ROOTS, sds_config: agentAtStart }

/** A secret by its name at the agent. Istio: pkg/model/authentication.go#ConstructSdsSecretConfig */
export function agentSecret(name: string, cluster = 'sds-grpc'): SdsSecretConfig {
  if (name === WORKLOAD_CERTIFICATE) return workloadCertificate
  if (name === WORKLOAD_ROOTS) return workloadRoots
  return { name, sds_config: agent(cluster) }
}

/** What an external secret service is reached by. */
export interface ExternalSds {
  readonly cluster: string
  readonly authority?: string
}

/** The agent's files are served by a service of its own where the proxy says so. */
export const fileSecretCluster = (customFileServer: boolean): string => (customFileServer ? 'sds-files-grpc' : 'sds-grpc')

/** Istio: pkg/security/security.go#SdsCertificateConfig */
export const certificateFileName = (certificate: string, key: string): string => `file-cert:${certificate}~${key}`
export const rootFileName = (path: string): string => `file-root:${path}`

/**
 * The secret behind a `credentialName`, which istiod serves from Kubernetes; `sds://` ones from elsewhere when there is one.
 * Istio: pilot/pkg/security/model/authentication.go#ConstructSdsSecretConfigForCredential
 */
export function credentialSecret(name: string, external?: ExternalSds & { readonly keepsPrefix: boolean }): SdsSecretConfig | undefined {
  if (name === '') return undefined
  if (name === BUILTIN) return workloadCertificate
  if (name === `${BUILTIN}-cacert`) return workloadRoots
  const elsewhere = name.startsWith('sds://') ? name.slice('sds://'.length) : undefined
  if (elsewhere !== undefined && external)
    return { name: external.keepsPrefix ? name : elsewhere, sds_config: agent(external.cluster, external.authority) }
  return { name: resourceName(elsewhere ?? name), sds_config: { ads: {}, resource_api_version: 'V3' } }
}

/** Istio: pilot/pkg/model/credentials/resource.go#ToResourceName */
function resourceName(name: string): string {
  if (name.startsWith(BUILTIN)) return WORKLOAD_CERTIFICATE
  if (name.startsWith('invalid://')) return 'invalid://'
  return /^(configmap|kubernetes|kubernetes-gateway):\/\//.test(name) ? name : `kubernetes://${name}`
}

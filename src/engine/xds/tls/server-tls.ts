import type { PushContext } from '../../mesh/push-context.js'
import type {
  CertificateValidationContext,
  CommonTlsContext,
  DownstreamTlsSocket,
  SdsSecretConfig,
  TlsParameters,
  TlsProtocol,
} from '../../types/envoy/tls.js'
import type { ServerTlsSettings } from '../../types/istio/gateway.js'
import type { Proxy } from '../../types/proxy.js'
import { providerCluster } from '../provider-cluster.js'
import { usableCipherSuites } from './cipher-suites.js'
import { ALPN_HTTP, ALPN_TCP, downstreamTls, minimumVersion, ownSecrets } from './mesh-mtls.js'
import {
  agentSecret,
  certificateFileName,
  credentialSecret,
  fileSecretCluster,
  rootFileName,
  workloadCertificate,
  workloadRoots,
} from './sds.js'

const clientMustShowCertificate = (mode: ServerTlsSettings['mode']): boolean => mode === 'MUTUAL' || mode === 'ISTIO_MUTUAL'

/**
 * How TLS ends that a Gateway's server (or a Sidecar's ingress) asks to end. `tcpServer`: the server is not HTTPS, so what is inside is TCP.
 * Istio: pilot/pkg/networking/core/listener.go#BuildListenerTLSContext
 */
export function serverTls(settings: ServerTlsSettings, proxy: Proxy, push: PushContext, tcpServer: boolean): DownstreamTlsSocket {
  const mode = settings.mode ?? 'PASSTHROUGH'
  const common: CommonTlsContext = { alpn_protocols: mode === 'ISTIO_MUTUAL' && tcpServer ? ALPN_TCP : ALPN_HTTP }
  const byName = (settings.credentialNames?.length ?? 0) > 0 || !!settings.credentialName
  if (mode === 'ISTIO_MUTUAL') Object.assign(common, meshCertificates(settings, proxy))
  else if (byName) Object.assign(common, namedCertificates(settings, proxy, push))
  else Object.assign(common, fileCertificates(settings, proxy))
  const params = mode === 'ISTIO_MUTUAL' ? undefined : parameters(settings, push)
  if (params) common.tls_params = params
  return downstreamTls({ common_tls_context: common, require_client_certificate: clientMustShowCertificate(mode) })
}

/** Mutual TLS inside the mesh with the gateway's own certificate. */
function meshCertificates(settings: ServerTlsSettings, proxy: Proxy): Partial<CommonTlsContext> {
  const { certificate, roots } = ownSecrets(proxy)
  return {
    tls_certificate_sds_secret_configs: [certificate],
    combined_validation_context: {
      default_validation_context: validation(settings, false),
      validation_context_sds_secret_config: roots,
    },
  }
}

/** Certificates in Kubernetes secrets. Istio: pilot/pkg/security/model/authentication.go#ApplyCredentialSDSToServerCommonTLSContext */
function namedCertificates(settings: ServerTlsSettings, proxy: Proxy, push: PushContext): Partial<CommonTlsContext> {
  const names = settings.credentialNames?.length ? settings.credentialNames : [settings.credentialName ?? '']
  const secret = (name: string): SdsSecretConfig | undefined => credentialSecret(name, externalSecrets(name, proxy, push))
  const certificates = { tls_certificate_sds_secret_configs: names.map(secret).filter((s) => s !== undefined) }
  if (settings.mode === 'MUTUAL' || settings.mode === 'OPTIONAL_MUTUAL') {
    const roots = secret(settings.caCertCredentialName || `${names[0]}-cacert`)
    return {
      ...certificates,
      combined_validation_context: {
        default_validation_context: validation(settings, true),
        ...(roots && { validation_context_sds_secret_config: roots }),
      },
    }
  }
  if (!settings.subjectAltNames?.length) return certificates
  return { ...certificates, validation_context: { match_subject_alt_names: settings.subjectAltNames.map((exact) => ({ exact })) } }
}

/** A secret service outside the mesh, for `sds://` names: a socket in the pod, or the mesh's provider. */
function externalSecrets(name: string, proxy: Proxy, push: PushContext): Parameters<typeof credentialSecret>[1] {
  if (!name.startsWith('sds://')) return undefined
  if (proxy.metadata.raw.credential === 'true') return { cluster: 'sds-external', keepsPrefix: true }
  const provider = push.mesh.extensionProviders.find((p) => p.sds)?.sds
  const found = provider && providerCluster(push, provider.service, provider.port)
  return found && { cluster: found.cluster, authority: found.hostname, keepsPrefix: false }
}

/** Certificates in files of the pod, which its agent serves. Istio: pilot/pkg/security/model/authentication.go#ApplyToCommonTLSContext */
function fileCertificates(settings: ServerTlsSettings, proxy: Proxy): Partial<CommonTlsContext> {
  const cluster = fileSecretCluster(proxy.metadata.raw['file-credential'] === 'true')
  const several = settings.tlsCertificates ?? []
  const pairs = several.length > 0 ? several : [settings]
  const certificate = ({ serverCertificate, privateKey }: (typeof pairs)[number]): SdsSecretConfig =>
    serverCertificate && privateKey ? agentSecret(certificateFileName(serverCertificate, privateKey), cluster) : workloadCertificate
  const root = settings.caCertificates
  const checksClient = settings.mode === 'MUTUAL' || settings.mode === 'OPTIONAL_MUTUAL'
  return {
    tls_certificate_sds_secret_configs: pairs.map(certificate),
    ...(checksClient && {
      combined_validation_context: {
        default_validation_context: validation(settings, false),
        validation_context_sds_secret_config: root ? agentSecret(rootFileName(root), cluster) : workloadRoots,
      },
    }),
  }
}

/** Only certificates fetched by name are checked by hash; only files know a revocation list. */
function validation(settings: ServerTlsSettings, byName: boolean): CertificateValidationContext {
  const { subjectAltNames, verifyCertificateSpki, verifyCertificateHash, caCrl } = settings
  return {
    ...(subjectAltNames?.length && { match_subject_alt_names: subjectAltNames.map((exact) => ({ exact })) }),
    ...(byName && verifyCertificateSpki?.length && { verify_certificate_spki: verifyCertificateSpki }),
    ...(byName && verifyCertificateHash?.length && { verify_certificate_hash: verifyCertificateHash }),
    ...(!byName && caCrl && { crl: { filename: caCrl } }),
    ...(settings.insecureSkipVerify && { trust_chain_verification: 'ACCEPT_UNTRUSTED' as const }),
  }
}

/** The mesh's defaults, then the server's own; undefined where nobody says anything. */
function parameters(settings: ServerTlsSettings, push: PushContext): TlsParameters | undefined {
  if (settings.mode !== 'SIMPLE' && settings.mode !== 'MUTUAL' && settings.mode !== 'OPTIONAL_MUTUAL') return undefined
  const defaults = push.mesh.tlsDefaults
  const suites = usableCipherSuites(settings.cipherSuites)
  const params: TlsParameters = {
    ...(defaults?.ecdhCurves?.length && { ecdh_curves: defaults.ecdhCurves }),
    ...(defaults?.cipherSuites?.length && { cipher_suites: defaults.cipherSuites }),
    ...(isVersion(defaults?.minProtocolVersion) && { tls_minimum_protocol_version: minimumVersion(defaults) }),
    ...(isVersion(settings.minProtocolVersion) && { tls_minimum_protocol_version: version(settings.minProtocolVersion) }),
    ...(suites.length > 0 && { cipher_suites: suites }),
    ...(isVersion(settings.maxProtocolVersion) && { tls_maximum_protocol_version: version(settings.maxProtocolVersion) }),
  }
  return Object.keys(params).length > 0 ? params : undefined
}

type NamedVersion = Exclude<ServerTlsSettings['minProtocolVersion'], 'TLS_AUTO' | undefined>

const isVersion = (name: ServerTlsSettings['minProtocolVersion']): name is NamedVersion => name !== undefined && name !== 'TLS_AUTO'

/** `TLSV1_2` to Envoy's `TLSv1_2`. */
const version = (name: NamedVersion): TlsProtocol => name.replace('TLSV', 'TLSv') as TlsProtocol

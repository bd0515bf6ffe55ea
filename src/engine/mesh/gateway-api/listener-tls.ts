import type { ServerTlsSettings } from '../../types/istio/gateway.js'
import type { FrontendTls, GatewayListener, ListenerTls, ObjectReference } from '../../types/kubernetes/gateway-api.js'
import type { Labels, Resource } from '../../types/resource.js'
import { authorityOfConfigMap, authorityOfSecret, hasKeyPair, isCertificate } from './certificates.js'
import type { Context } from './context.js'
import { type GroupKind, groupKind, kinds } from './references.js'

/** What a listener's TLS comes to. With an error the listener is there for routes to attach to, but does not run. */
export interface TlsOutcome {
  readonly settings: ServerTlsSettings
  readonly failed?: boolean
}

const terminateMode = 'gateway.istio.io/tls-terminate-mode'
const cipherSuites = 'gateway.istio.io/tls-cipher-suites'

interface Owner {
  readonly kind: GroupKind
  readonly namespace: string
}

/**
 * A listener's TLS in Istio's terms. Certificates must exist, and be granted where they lie in another namespace.
 * Istio: pilot/pkg/config/kube/gateway/conversion.go#buildTLS
 */
export function listenerTls(
  context: Context,
  tls: ListenerTls,
  owner: Owner,
  frontend: FrontendTls | undefined,
  autoPassthrough: boolean,
): TlsOutcome {
  const options = tls.options ?? {}
  const ciphers = suites(options)
  if (tls.mode === 'Passthrough') return { settings: { mode: autoPassthrough ? 'AUTO_PASSTHROUGH' : 'PASSTHROUGH', ...ciphers } }
  const mode = Object.hasOwn(options, terminateMode) ? options[terminateMode] : undefined
  if (mode === 'ISTIO_SIMPLE') return { settings: { mode: 'SIMPLE', credentialName: 'builtin://' } }
  if (mode === 'ISTIO_MUTUAL') return { settings: { mode: 'ISTIO_MUTUAL' } }
  const settings: ServerTlsSettings = { mode: mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL' ? mode : 'SIMPLE' }
  const references = tls.certificateRefs ?? []
  if (references.length > 2) return { settings, failed: true }
  const credentials = references.map((reference) => serverCertificate(context, reference, owner))
  const valid = credentials.filter((name) => name !== undefined)
  if (valid.length === 0) return { settings, failed: references.length > 0 }
  if (valid.length === 1) settings.credentialName = credentials[0] ?? ''
  else settings.credentialNames = valid
  const authorities = frontend?.validation?.caCertificateRefs ?? []
  if (authorities.length > 0) {
    const [authority] = authorities
    const name = authorities.length === 1 && authority ? clientAuthority(context, authority, owner) : undefined
    if (name === undefined) return { settings, failed: true }
    const optional = frontend?.validation?.mode === 'AllowInsecureFallback'
    settings.mode = mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL' ? mode : optional ? 'OPTIONAL_MUTUAL' : 'MUTUAL'
    settings.insecureSkipVerify = optional && settings.mode !== mode
    settings.caCertCredentialName = name
  }
  return { settings: { ...settings, ...ciphers } }
}

/** The name that SDS serves a certificate under; undefined where it is missing, malformed or not granted. */
function serverCertificate({ secret, grants }: Context, reference: ObjectReference, owner: Owner): string | undefined {
  if (groupKind(reference, kinds.secret) !== kinds.secret) return undefined
  const [namespace, name] = [reference.namespace ?? owner.namespace, reference.name ?? '']
  const found = secret(namespace, name)
  if (!found || !hasKeyPair(found)) return undefined
  const granted = namespace === owner.namespace || grants(owner.kind, owner.namespace, kinds.secret, namespace, name)
  return granted ? `kubernetes-gateway://${namespace}/${name}` : undefined
}

/** The same for the authority that clients' certificates must come from. Istio: gateway/conversion.go#buildCaCertificateReference */
function clientAuthority({ secret, configMap, grants }: Context, reference: ObjectReference, owner: Owner): string | undefined {
  const kind = groupKind(reference, '/')
  if (kind !== kinds.configMap && kind !== kinds.secret) return undefined
  const [namespace, name] = [reference.namespace ?? owner.namespace, reference.name ?? '']
  const found: Resource | undefined = kind === kinds.configMap ? configMap(namespace, name) : secret(namespace, name)
  if (!found || !isCertificate(kind === kinds.configMap ? authorityOfConfigMap(found) : authorityOfSecret(found))) return undefined
  // A grant is looked up by the name of the SDS resource, suffix included.
  const served = `${name}-cacert`
  if (namespace !== owner.namespace && !grants(owner.kind, owner.namespace, kind, namespace, served)) return undefined
  return `${kind === kinds.configMap ? 'configmap' : 'kubernetes-gateway'}://${namespace}/${served}`
}

function suites(options: Readonly<Record<string, string>>): { cipherSuites?: string[] } {
  const given = Object.hasOwn(options, cipherSuites) ? (options[cipherSuites] ?? '') : ''
  const names = given
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length > 0 ? { cipherSuites: names } : {}
}

const listenerMode = 'gateway.istio.io/listener-protocol'

/** Whether a TLS listener joins networks, by its option or by the Gateway's network label. Istio: serviceregistry/kube/conversion.go#IsAutoPassthrough */
export function isAutoPassthrough(labels: Labels, listener: GatewayListener): boolean {
  if (!listener.tls) return false
  if (listener.tls.options?.[listenerMode] === 'auto-passthrough') return true
  if (!Object.hasOwn(labels, 'topology.istio.io/network')) return false
  return String(listener.port) === (labels['networking.istio.io/gatewayPort'] ?? '15443')
}

/** What a Gateway says of clients' certificates on a port. Istio: gateway/conversion.go#resolveGatewayTLS */
export function frontendTls(
  tls: { frontend?: { default?: FrontendTls; perPort?: { port?: number; tls?: FrontendTls }[] } } | undefined,
  port: number | undefined,
): FrontendTls | undefined {
  const frontend = tls?.frontend
  const own = frontend?.perPort?.find((p) => p.port === port)
  return own ? own.tls : frontend?.default
}

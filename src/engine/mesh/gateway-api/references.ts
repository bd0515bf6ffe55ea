import type { ReferenceGrantSpec } from '../../types/kubernetes/gateway-api.js'
import type { Resource } from '../../types/resource.js'

/** A kind with its group: `gateway.networking.k8s.io/Gateway`, `/Service`. */
export type GroupKind = string

export const gatewayApi = 'gateway.networking.k8s.io'
export const kinds = {
  gateway: `${gatewayApi}/Gateway`,
  listenerSet: `${gatewayApi}/ListenerSet`,
  httpRoute: `${gatewayApi}/HTTPRoute`,
  grpcRoute: `${gatewayApi}/GRPCRoute`,
  tcpRoute: `${gatewayApi}/TCPRoute`,
  tlsRoute: `${gatewayApi}/TLSRoute`,
  service: '/Service',
  secret: '/Secret',
  configMap: '/ConfigMap',
  serviceEntry: 'networking.istio.io/ServiceEntry',
  /** Istio's own: a backend by the name that clients call. */
  hostname: 'networking.istio.io/Hostname',
  serviceImport: 'multicluster.x-k8s.io/ServiceImport',
} as const

/** The kind that a reference names, group and kind each defaulting to `byDefault`'s. Istio: gatewaycommon/references.go#NormalizeReference */
export function groupKind(reference: { readonly group?: string; readonly kind?: string }, byDefault: GroupKind): GroupKind {
  const slash = byDefault.indexOf('/')
  return `${reference.group ?? byDefault.slice(0, slash)}/${reference.kind ?? byDefault.slice(slash + 1)}`
}

/** May something of this kind and namespace refer to that? Within a namespace it always may; that is for the caller to know. */
export type Grants = (from: GroupKind, fromNamespace: string, to: GroupKind, namespace: string, name: string) => boolean

/** What ReferenceGrants allow. Istio: gatewaycommon/references.go#ReferenceGrantsCollection */
export function referenceGrants(grants: readonly Resource<ReferenceGrantSpec>[]): Grants {
  const allowed = new Set<string>()
  const key = (...parts: readonly string[]): string => parts.join(' ')
  for (const { namespace, spec } of grants) {
    for (const from of spec?.from ?? []) {
      for (const to of spec?.to ?? []) {
        allowed.add(key(groupKind(from, '/'), from.namespace ?? '', groupKind(to, '/'), namespace, to.name ?? '*'))
      }
    }
  }
  return (from, fromNamespace, to, namespace, name) =>
    allowed.has(key(from, fromNamespace, to, namespace, '*')) || allowed.has(key(from, fromNamespace, to, namespace, name))
}

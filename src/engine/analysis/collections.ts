/**
 * The kinds that the analysis looks at. Two kinds are named Gateway, so a collection has a name of its own.
 * Istio: pkg/config/schema/collections
 */
export type Collection =
  | 'AuthorizationPolicy'
  | 'ConfigMap'
  | 'CustomResourceDefinition'
  | 'Deployment'
  | 'DestinationRule'
  | 'EnvoyFilter'
  | 'Gateway'
  | 'GRPCRoute'
  | 'HTTPRoute'
  | 'KubernetesGateway'
  | 'MutatingWebhookConfiguration'
  | 'Namespace'
  | 'Node'
  | 'PeerAuthentication'
  | 'Pod'
  | 'ProxyConfig'
  | 'RequestAuthentication'
  | 'Secret'
  | 'Service'
  | 'ServiceEntry'
  | 'Sidecar'
  | 'Telemetry'
  | 'TrafficExtension'
  | 'ValidatingWebhookConfiguration'
  | 'VirtualService'
  | 'WasmPlugin'
  | 'WorkloadEntry'
  | 'WorkloadGroup'

interface CollectionFacts {
  readonly apiVersions: readonly string[]
  /** Where it is not the collection's name. */
  readonly kind?: string
  readonly isClusterScoped?: true
}

const versions = (group: string, ...names: readonly string[]): readonly string[] => names.map((name) => `${group}/${name}`)
const networking = versions('networking.istio.io', 'v1', 'v1alpha3', 'v1beta1')
const security = versions('security.istio.io', 'v1', 'v1beta1')
const gatewayApi = versions('gateway.networking.k8s.io', 'v1', 'v1alpha2', 'v1beta1')

/** Istio's own kinds: the webhook validates them. */
export const istioCollections: readonly Collection[] = [
  'AuthorizationPolicy',
  'DestinationRule',
  'EnvoyFilter',
  'Gateway',
  'PeerAuthentication',
  'ProxyConfig',
  'RequestAuthentication',
  'ServiceEntry',
  'Sidecar',
  'Telemetry',
  'TrafficExtension',
  'VirtualService',
  'WasmPlugin',
  'WorkloadEntry',
  'WorkloadGroup',
]

export const collections: { readonly [C in Collection]: CollectionFacts } = {
  AuthorizationPolicy: { apiVersions: security },
  ConfigMap: { apiVersions: ['v1'] },
  CustomResourceDefinition: { apiVersions: ['apiextensions.k8s.io/v1'], isClusterScoped: true },
  Deployment: { apiVersions: ['apps/v1'] },
  DestinationRule: { apiVersions: networking },
  EnvoyFilter: { apiVersions: ['networking.istio.io/v1alpha3'] },
  Gateway: { apiVersions: networking },
  GRPCRoute: { apiVersions: versions('gateway.networking.k8s.io', 'v1', 'v1alpha2') },
  HTTPRoute: { apiVersions: gatewayApi },
  KubernetesGateway: { apiVersions: gatewayApi, kind: 'Gateway' },
  MutatingWebhookConfiguration: { apiVersions: ['admissionregistration.k8s.io/v1'], isClusterScoped: true },
  Namespace: { apiVersions: ['v1'], isClusterScoped: true },
  Node: { apiVersions: ['v1'], isClusterScoped: true },
  PeerAuthentication: { apiVersions: security },
  Pod: { apiVersions: ['v1'] },
  ProxyConfig: { apiVersions: ['networking.istio.io/v1beta1'] },
  RequestAuthentication: { apiVersions: security },
  Secret: { apiVersions: ['v1'] },
  Service: { apiVersions: ['v1'] },
  ServiceEntry: { apiVersions: networking },
  Sidecar: { apiVersions: networking },
  Telemetry: { apiVersions: versions('telemetry.istio.io', 'v1', 'v1alpha1') },
  TrafficExtension: { apiVersions: ['extensions.istio.io/v1alpha1'] },
  ValidatingWebhookConfiguration: { apiVersions: ['admissionregistration.k8s.io/v1'], isClusterScoped: true },
  VirtualService: { apiVersions: networking },
  WasmPlugin: { apiVersions: ['extensions.istio.io/v1alpha1'] },
  WorkloadEntry: { apiVersions: networking },
  WorkloadGroup: { apiVersions: networking },
}

const byKind = new Map<string, Collection>()
for (const [collection, { apiVersions, kind = collection }] of Object.entries(collections) as [Collection, CollectionFacts][]) {
  for (const apiVersion of apiVersions) byKind.set(`${apiVersion} ${kind}`, collection)
}

/** The collection of a document's kind; undefined for kinds that no analyzer looks at. */
export const collectionOf = (apiVersion: string, kind: string): Collection | undefined => byKind.get(`${apiVersion} ${kind}`)

/** A collection's kind, as messages name it. */
export const kindOf = (collection: Collection): string => collections[collection].kind ?? collection

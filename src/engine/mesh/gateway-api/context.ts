import type { ClusterState } from '../../cluster/index.js'
import type { ServiceEntrySpec } from '../../types/istio/service-entry.js'
import type {
  BackendTlsPolicySpec,
  GatewayClassSpec,
  GrpcRouteSpec,
  HttpRouteSpec,
  KubernetesGatewaySpec,
  L4RouteSpec,
  ListenerSetSpec,
  ReferenceGrantSpec,
} from '../../types/kubernetes/gateway-api.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import type { Resource } from '../../types/resource.js'
import type { ServiceIndex } from '../sidecar-scope/index.js'
import { type GatewayController, gatewayControllers } from './classes.js'
import { type Grants, gatewayApi, referenceGrants } from './references.js'

/** What the conversions look up beside the object that they convert. */
export interface Context {
  readonly namespaces: readonly Resource[]
  readonly grants: Grants
  controller(className: string | undefined): GatewayController | undefined
  /** What the class itself says, whoever's it is; undefined where there is no GatewayClass. */
  controllerName(className: string | undefined): string | undefined
  namespace(name: string): Resource | undefined
  gateway(namespace: string, name: string): Resource<KubernetesGatewaySpec> | undefined
  service(namespace: string, name: string): Resource<ServiceSpec> | undefined
  serviceEntry(namespace: string, name: string): Resource<ServiceEntrySpec> | undefined
  secret(namespace: string, name: string): Resource | undefined
  configMap(namespace: string, name: string): Resource | undefined
  hasHostname(hostname: string, namespace: string): boolean
}

/** The objects that are converted. */
export interface GatewayApiObjects {
  readonly gateways: readonly Resource<KubernetesGatewaySpec>[]
  readonly listenerSets: readonly Resource<ListenerSetSpec>[]
  readonly httpRoutes: readonly Resource<HttpRouteSpec>[]
  readonly grpcRoutes: readonly Resource<GrpcRouteSpec>[]
  readonly tcpRoutes: readonly Resource<L4RouteSpec>[]
  readonly tlsRoutes: readonly Resource<L4RouteSpec>[]
  readonly backendTlsPolicies: readonly Resource<BackendTlsPolicySpec>[]
}

export const gatewayApiObjects = (state: ClusterState): GatewayApiObjects => ({
  gateways: state.list(gatewayApi, 'Gateway'),
  listenerSets: state.list(gatewayApi, 'ListenerSet'),
  httpRoutes: state.list(gatewayApi, 'HTTPRoute'),
  grpcRoutes: state.list(gatewayApi, 'GRPCRoute'),
  tcpRoutes: state.list(gatewayApi, 'TCPRoute'),
  tlsRoutes: state.list(gatewayApi, 'TLSRoute'),
  backendTlsPolicies: state.list(gatewayApi, 'BackendTLSPolicy'),
})

export function gatewayApiContext(state: ClusterState, services: ServiceIndex): Context {
  const istio = 'networking.istio.io'
  return {
    namespaces: state.list('', 'Namespace'),
    grants: referenceGrants(state.list<ReferenceGrantSpec>(gatewayApi, 'ReferenceGrant')),
    controller: gatewayControllers(state.list<GatewayClassSpec>(gatewayApi, 'GatewayClass')),
    controllerName: (name) => state.get<GatewayClassSpec>(gatewayApi, 'GatewayClass', '', name ?? '')?.spec?.controllerName,
    namespace: (name) => state.get('', 'Namespace', '', name),
    gateway: (namespace, name) => state.get(gatewayApi, 'Gateway', namespace, name),
    service: (namespace, name) => state.get('', 'Service', namespace, name),
    serviceEntry: (namespace, name) => state.get(istio, 'ServiceEntry', namespace, name),
    secret: (namespace, name) => state.get('', 'Secret', namespace, name),
    configMap: (namespace, name) => state.get('', 'ConfigMap', namespace, name),
    hasHostname: (hostname, namespace) => services.byHostname(hostname).has(namespace),
  }
}

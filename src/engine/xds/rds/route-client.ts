import type { PushContext } from '../../mesh/push-context.js'
import type { SidecarScope } from '../../mesh/sidecar-scope/scope.js'
import { meshGateway } from '../../mesh/virtual-service/index.js'
import type { Proxy } from '../../types/proxy.js'
import { type RouteContext, routeContext } from './context.js'
import { type DestinationService, destinationCluster } from './destination-cluster.js'
import type { RouteOptions } from './route-options.js'

/** The proxy whose routes are being made, with what it may see. */
export interface RouteClient {
  readonly proxy: Proxy
  readonly scope: SidecarScope
  readonly context: RouteContext
  routeOptions(place: Pick<RouteOptions, 'listenPort' | 'gateway' | 'isTls' | 'serviceOf'>): RouteOptions
  /** Options for a sidecar's listener of the port. */
  sidecarOptions(listenPort: number, serviceOf: (host: string) => DestinationService | undefined): RouteOptions
}

export function routeClient(proxy: Proxy, push: PushContext): RouteClient {
  const scope = push.scopeOf(proxy)
  const context = routeContext(proxy, push.mesh)
  const routeOptions: RouteClient['routeOptions'] = (place) => ({
    ...place,
    placeKey: `${place.gateway} ${place.listenPort} ${place.isTls}`,
    proxylessGrpc: context.proxylessGrpc,
    proxyLabels: proxy.labels,
    proxyNamespace: proxy.namespace,
    defaultRetries: push.mesh.defaultHttpRetryPolicy,
    appendForwardedHost: context.appendForwardedHost,
    destinationRuleOf: (host) => scope.destinationRule(proxy, host),
    nameDestination: destinationCluster,
  })
  return {
    proxy,
    scope,
    context,
    routeOptions,
    sidecarOptions: (listenPort, serviceOf) => routeOptions({ listenPort, gateway: meshGateway, isTls: false, serviceOf }),
  }
}

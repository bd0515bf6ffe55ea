import type { MeshConfig } from '../../mesh/mesh-config.js'
import { outboundClusterName } from '../../mesh/model/cluster-name.js'
import { isHttp, isSniffed } from '../../mesh/model/protocol.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { Route } from '../../types/envoy/route.js'
import type { ConsistentHash } from '../../types/istio/destination-rule.js'
import { hashPolicy } from './hash-policy.js'
import { retryPolicy } from './retry-policy.js'
import { applyTimeout } from './route-action.js'
import { routeMatch } from './route-match.js'
import { serviceOperation } from './trace-operation.js'

/** What Istio calls a route that no VirtualService made. */
const DEFAULT_ROUTE = 'default'

/** Istio: pkg/config/protocol/instance.go#IsHTTPOrSniffed */
export const carriesHttp = ({ protocol }: ServicePort): boolean => isHttp(protocol) || isSniffed(protocol)

/**
 * All requests to one cluster.
 * Istio: pilot/pkg/networking/core/route/route.go#BuildDefaultHTTPOutboundRoute
 */
export function defaultOutboundRoute(cluster: string, operation: string, mesh: MeshConfig, hash?: ConsistentHash): Route {
  const action: Route['route'] = { cluster }
  const retries = retryPolicy(mesh.defaultHttpRetryPolicy, false)
  if (retries) action.retry_policy = retries
  applyTimeout(action, undefined, false)
  const policy = hashPolicy(hash)
  if (policy) action.hash_policy = [policy]
  return { name: DEFAULT_ROUTE, match: routeMatch(undefined), route: action, decorator: { operation } }
}

/** Istio: pilot/pkg/networking/core/route/route.go#buildSidecarVirtualHostForService */
export const serviceRoute = (service: Service, port: number, mesh: MeshConfig, hash: ConsistentHash | undefined): Route =>
  defaultOutboundRoute(outboundClusterName('', service.hostname, port), serviceOperation(service.hostname, port), mesh, hash)

/**
 * What arrives for the proxy's own application: no timeouts, and retries only where the connection broke before the request was sent,
 * which gRPC streams would not survive.
 * Istio: pilot/pkg/networking/core/route/route.go#BuildDefaultHTTPInboundRoute
 */
export function defaultInboundRoute(cluster: string, operation: string, isGrpc: boolean): Route {
  const action: Route['route'] = {
    cluster,
    timeout: '0s',
    max_stream_duration: { max_stream_duration: '0s', grpc_timeout_header_max: '0s' },
  }
  if (!isGrpc) action.retry_policy = { retry_on: 'reset-before-request', num_retries: 2 }
  return { name: DEFAULT_ROUTE, match: routeMatch(undefined), route: action, decorator: { operation } }
}

import type { DestinationRuleInEffect, VirtualServiceRule } from '../../mesh/model/rules.js'
import type { HttpMatchRequest, HttpRetry, HttpRoute } from '../../types/istio/virtual-service.js'
import type { Labels } from '../../types/resource.js'
import type { DestinationService, NameDestination } from './destination-cluster.js'

/** What the routes of a VirtualService depend on beside itself. */
export interface RouteOptions {
  /** The port that the routes are for: a service's at a sidecar, the server's at a gateway. */
  readonly listenPort: number
  /** `mesh`, or the gateway's `NAMESPACE/NAME`. */
  readonly gateway: string
  readonly isTls: boolean
  /** Port, gateway and TLS as one key. */
  readonly placeKey: string
  readonly proxylessGrpc: boolean
  readonly proxyLabels: Labels
  readonly proxyNamespace: string
  /** The mesh's, for routes without one of their own. */
  readonly defaultRetries: HttpRetry | undefined
  readonly appendForwardedHost: boolean
  serviceOf(host: string): DestinationService | undefined
  destinationRuleOf(host: string): DestinationRuleInEffect | undefined
  readonly nameDestination: NameDestination
}

/** One `http` entry with one of its matches, or without, where it has none. */
export interface HttpRouteEntry {
  readonly rule: VirtualServiceRule
  readonly http: HttpRoute
  readonly index: number
  readonly match?: HttpMatchRequest
  readonly matchIndex?: number
}

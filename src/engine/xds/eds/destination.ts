import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import type { Service, ServicePort } from '../../mesh/model/service.js'
import type { PeerAuthentications } from '../../mesh/policy/peer-authentication.js'
import type { SidecarScope } from '../../mesh/sidecar-scope/scope.js'
import type { Proxy } from '../../types/proxy.js'
import type { NetworkGateways } from './network-gateways.js'
import type { Tunnels } from './tunnels.js'

/** What a cluster leads to: a port of a service, or one subset of it. */
export interface Destination {
  readonly cluster: string
  readonly service: Service
  readonly port: ServicePort
  /** Empty for the whole service. */
  readonly subset: string
  readonly rule: DestinationRuleInEffect | undefined
  /** By SNI, as a gateway passes it on: only endpoints that take mutual TLS. */
  readonly bySni?: boolean
  /** From a waypoint that stands before the service: whoever takes tunnels gets them, sidecar or not. */
  readonly throughTunnel?: boolean
}

/** Who asks, and what the mesh says of all endpoints. */
export interface Client {
  readonly proxy: Proxy
  readonly scope: SidecarScope
  readonly policies: PeerAuthentications
  readonly tunnels: Tunnels
  readonly gateways: NetworkGateways
}

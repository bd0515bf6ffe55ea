import type { Server } from '../../types/istio/gateway.js'
import type { GatewayRule } from '../model/rules.js'

/** Where a gateway's servers listen. Istio: pilot/pkg/model/gateway.go#ServerPort */
export interface ServerPort {
  readonly number: number
  readonly protocol: string
  readonly bind: string
}

/** A server with the Gateway that holds it and its index there. */
export interface GatewayServer {
  readonly server: Server
  readonly gateway: GatewayRule
  /** `NAMESPACE/NAME`, as VirtualServices name it. */
  readonly gatewayName: string
  readonly index: number
  /** Hosts with namespaces resolved, as used for routes and SNI. */
  readonly hosts: readonly string[]
  /** The RDS name of an HTTP or terminated TLS server; empty for TCP and passthrough. */
  readonly routeName: string
  readonly sniHosts: readonly string[]
}

export interface MergedServers {
  readonly port: ServerPort
  readonly servers: readonly GatewayServer[]
  readonly routeName: string
}

/** All servers that run on one gateway workload. Istio: pilot/pkg/model/gateway.go#MergedGateway */
export interface MergedGateway {
  /** All that select the workload, oldest first, those too whose servers were dropped. */
  readonly gateways: readonly GatewayRule[]
  /** In istiod's order. */
  readonly ports: readonly MergedServers[]
  readonly serversByRouteName: ReadonlyMap<string, readonly GatewayServer[]>
  readonly containsAutoPassthrough: boolean
  /** Hosts of the servers in AUTO_PASSTHROUGH mode. */
  readonly autoPassthroughHosts: ReadonlySet<string>
  /** Port in a route's name → the Service ports that lead to it. */
  readonly portMap: ReadonlyMap<number, ReadonlySet<number>>
}

import type { Server } from '../../types/istio/gateway.js'
import { isHttp, parseProtocol } from '../model/protocol.js'
import type { GatewayRule } from '../model/rules.js'
import type { GatewayServer, MergedGateway, MergedServers, ServerPort } from './merged-gateway.js'
import { resolvePorts } from './resolve-ports.js'
import { portOfRouteName, routeNameOf } from './route-name.js'
import type { SelectedGateway } from './select.js'
import { serverHosts, sniHosts } from './server-hosts.js'
import { isHttpServer, isTlsServer } from './server-kind.js'

/**
 * The servers of all Gateways of a workload, put together by port. The first to take a port decides what can join it there: plain HTTP
 * joins plain HTTP, TLS joins TLS with other hosts; what conflicts is dropped.
 * Istio: pilot/pkg/model/gateway.go#mergeGateways
 */
export function mergeGateways(selected: readonly SelectedGateway[]): MergedGateway {
  const merge = new Merge()
  for (const { gateway, byLabels, targets } of selected) {
    for (const [index, server] of (gateway.spec.servers ?? []).entries()) {
      if (!server.port) continue
      for (const port of resolvePorts(server.port.number ?? 0, targets, byLabels))
        merge.add(gatewayServer(gateway, server, index, port), port)
    }
  }
  return merge.result(selected.map((s) => s.gateway))
}

function gatewayServer(gateway: GatewayRule, server: Server, index: number, port: number): GatewayServer {
  const hosts = serverHosts(server, gateway.namespace)
  return {
    server,
    gateway,
    gatewayName: `${gateway.namespace}/${gateway.name}`,
    index,
    hosts,
    routeName: routeNameOf(server, port, gateway),
    sniHosts: server.tls ? sniHosts(hosts) : [],
  }
}

interface Listener {
  readonly port: ServerPort
  readonly servers: GatewayServer[]
  routeName: string
}

class Merge {
  readonly #taken = new Set<number>()
  readonly #listeners = new Map<string, Listener>()
  /** The last plain server's listener on each port. */
  readonly #plain = new Map<number, Listener>()
  readonly #byRouteName = new Map<string, GatewayServer[]>()
  /** Port and host → the address that the TLS server for it binds to. */
  readonly #tlsHosts = new Map<string, string>()

  #autoPassthrough = false

  add(at: GatewayServer, number: number): void {
    const { server } = at
    const port: ServerPort = { number, protocol: server.port?.protocol ?? '', bind: server.bind ?? '' }
    if (server.tls && !this.#takeHosts(at, port)) return
    const plain = this.#plain.get(number)
    if (!this.#taken.has(number)) {
      this.#taken.add(number)
      this.#open(at, port)
    } else if (plain) this.#joinPlain(at, port, plain)
    else if (isTlsServer(server)) this.#joinTls(at, port)
    else this.#open(at, port)
  }

  /** Envoy refuses two filter chains for one SNI: a TLS server with a host that is taken is dropped as a whole. */
  #takeHosts(at: GatewayServer, port: ServerPort): boolean {
    const keys = at.hosts.map((host) => `${port.number} ${host}`)
    if (keys.some((key) => this.#tlsHosts.get(key) === port.bind)) return false
    for (const key of keys) this.#tlsHosts.set(key, port.bind)
    this.#autoPassthrough ||= at.server.tls?.mode === 'AUTO_PASSTHROUGH'
    return true
  }

  #open(at: GatewayServer, port: ServerPort): void {
    const listener: Listener = { port, servers: [at], routeName: at.routeName }
    if (!isTlsServer(at.server)) this.#plain.set(port.number, listener)
    if (isHttpServer(at.server)) this.#byRouteName.set(at.routeName, [at])
    this.#listeners.set(keyOf(port), listener)
  }

  #joinPlain(at: GatewayServer, port: ServerPort, plain: Listener): void {
    if (plain.port.bind === port.bind) {
      if (!joins(port, plain.port) || at.routeName === '') return
      plain.servers.push(at)
      this.#route(at)
      return
    }
    const listener = this.#listeners.get(keyOf(port))
    if (!listener) {
      this.#open(at, port)
      return
    }
    listener.routeName = at.routeName
    listener.servers.push(at)
    this.#route(at)
  }

  #joinTls(at: GatewayServer, port: ServerPort): void {
    if (isHttpServer(at.server)) {
      if (this.#byRouteName.has(at.routeName)) return
      this.#byRouteName.set(at.routeName, [at])
    }
    const listener = this.#listeners.get(keyOf(port))
    if (listener) listener.servers.push(at)
    else this.#listeners.set(keyOf(port), { port, servers: [at], routeName: '' })
  }

  #route(at: GatewayServer): void {
    const servers = this.#byRouteName.get(at.routeName)
    if (servers) servers.push(at)
    else this.#byRouteName.set(at.routeName, [at])
  }

  result(gateways: readonly GatewayRule[]): MergedGateway {
    const ports: MergedServers[] = [...this.#listeners.values()]
    const passedOn = ports.flatMap((p) => p.servers).filter((s) => s.server.tls?.mode === 'AUTO_PASSTHROUGH')
    return {
      gateways,
      ports,
      serversByRouteName: this.#byRouteName,
      containsAutoPassthrough: this.#autoPassthrough,
      autoPassthroughHosts: new Set(passedOn.flatMap((s) => s.hosts)),
      portMap: portMap(this.#byRouteName),
    }
  }
}

const keyOf = (port: ServerPort): string => `${port.number} ${port.protocol} ${port.bind}`

/** Istio: pilot/pkg/model/gateway.go#canMergeProtocols */
function joins(port: ServerPort, plain: ServerPort): boolean {
  const [protocol, there] = [parseProtocol(port.protocol), parseProtocol(plain.protocol)]
  return isHttp(there) && (isHttp(protocol) || protocol === there)
}

/** Istio: pilot/pkg/model/gateway.go#getTargetPortMap */
function portMap(byRouteName: ReadonlyMap<string, readonly GatewayServer[]>): Map<number, Set<number>> {
  const map = new Map<number, Set<number>>()
  for (const [name, servers] of byRouteName) {
    const target = portOfRouteName(name)
    const ports = map.get(target) ?? new Set()
    map.set(target, ports)
    for (const { server } of servers) if (server.port) ports.add(server.port.number ?? 0)
  }
  return map
}

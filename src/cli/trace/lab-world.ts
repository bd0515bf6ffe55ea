import type { EnvoyConfig } from '../../engine/envoy/index.js'
import type { ServerBehaviour, SocketAddress } from '../../engine/types/request.js'
import type { UpstreamRequest } from '../../engine/types/trace.js'
import type { LabRequest } from './lab-request.js'

type Reach = 'open' | 'refused' | 'unreachable'
type Fields = Readonly<Record<string, unknown>>

const isIp = (text: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(text) || text.includes(':')
export const printed = ({ address, port }: SocketAddress): string => (address.startsWith('/') ? address : `${address}:${port}`)

/** `IP:PORT`, and `[IP]:PORT`. */
export function socketAddress(text: string): SocketAddress {
  const colon = text.lastIndexOf(':')
  return { address: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) }
}

/** Every socket address inside of a value. */
function* socketAddresses(value: unknown): Generator<SocketAddress> {
  if (Array.isArray(value)) for (const item of value) yield* socketAddresses(item)
  else if (typeof value === 'object' && value !== null) {
    const socket = (value as Fields).socket_address as { address?: string; port_value?: number } | undefined
    if (typeof socket?.address === 'string' && typeof socket.port_value === 'number')
      yield { address: socket.address, port: socket.port_value }
    for (const inner of Object.values(value)) yield* socketAddresses(inner)
  }
}

/** Whom there is besides the proxy: as the lab sets them up for a configuration and a list of requests. */
export class LabWorld {
  /** What DNS says of the names among the endpoints. */
  readonly names = new Map<string, string>()
  private readonly application = new Set<string>()
  private readonly others = new Set<string>()
  private readonly addresses = new Set<string>(['169.254.1.1', '10.96.0.10'])
  private readonly greeters: ReadonlySet<string>

  constructor(
    config: EnvoyConfig,
    readonly pod: string,
    requests: readonly LabRequest[],
  ) {
    const hosts = [...config.clusters.values()].flatMap((cluster) => {
      const { name, load_assignment, eds_cluster_config } = cluster as {
        name?: string
        load_assignment?: unknown
        eds_cluster_config?: { service_name?: string }
      }
      return [...socketAddresses(load_assignment), ...socketAddresses(config.endpoints.get(eds_cluster_config?.service_name ?? name ?? ''))]
    })
    for (const [i, name] of [...new Set(hosts.map((host) => host.address).filter((address) => !isIp(address)))].sort().entries())
      this.names.set(name, `198.18.0.${i + 1}`)
    for (const { address, port } of hosts) this.addHost(this.names.get(address) ?? address, port)
    for (const cluster of config.clusters.values()) {
      const port = /^inbound\|(\d+)\|/.exec(cluster.name ?? '')?.[1]
      if (port && cluster.type === 'ORIGINAL_DST') this.application.add(`0.0.0.0:${port}`)
    }
    for (const routes of config.routes.values())
      for (const host of routes.virtual_hosts ?? [])
        for (const domain of host.domains ?? []) {
          const address = /^(\d+\.\d+\.\d+\.\d+)(:\d+)?$/.exec(domain)?.[1]
          if (address) this.addresses.add(address)
        }
    for (const request of requests) this.addRequest(request)
    const closed = new Set(requests.flatMap(({ dst, closed: isClosed, close = [] }) => [...(isClosed ? [dst] : []), ...close]))
    for (const address of closed) {
      this.others.delete(address)
      const at = socketAddress(address)
      if (at.address === pod) this.application.delete(`0.0.0.0:${at.port}`)
    }
    const spoken = requests.flatMap(({ greet, dst }) =>
      greet ? [greet === true ? String(socketAddress(dst).port) : String(greet), String(socketAddress(dst).port)] : [],
    )
    this.greeters = new Set(spoken)
  }

  private addHost(address: string, port: number): void {
    if (address === '127.0.0.1') this.application.add(`127.0.0.1:${port}`)
    else if (address === this.pod) this.application.add(`0.0.0.0:${port}`)
    else {
      this.others.add(`${address}:${port}`)
      this.addresses.add(address)
    }
  }

  private addRequest({ dst, nowhere, closed, from }: LabRequest): void {
    if (nowhere) return
    const { address, port } = socketAddress(dst)
    if (address === this.pod || address.startsWith('127.')) {
      if (!closed && address === this.pod && ![15000, 15001, 15006].includes(port)) this.application.add(`0.0.0.0:${port}`)
    } else {
      this.addresses.add(address)
      if (!closed) this.others.add(dst)
    }
    if (from) this.addresses.add(from)
  }

  /** What a connection that iptables leaves alone meets at an address, beside the proxy's own listeners. */
  reach({ address: written, port }: SocketAddress): Reach {
    const address = this.names.get(written) ?? written
    // A Unix socket.
    if (address.startsWith('/')) return 'open'
    if (address === this.pod || address.startsWith('127.'))
      return this.application.has(`0.0.0.0:${port}`) || this.application.has(`${address}:${port}`) ? 'open' : 'refused'
    // The lab has IPv4 only.
    if (address.includes(':')) return 'unreachable'
    if (this.others.has(`${address}:${port}`)) return 'open'
    return this.addresses.has(address) ? 'refused' : 'unreachable'
  }

  /** How the lab's echo server answers: as the request's own `x-lab-…` headers say. */
  behaviour({ port }: SocketAddress, request: UpstreamRequest | undefined): ServerBehaviour {
    const headers = new Map(request?.headers.map(([name, value]) => [name.toLowerCase(), value]))
    const number = (name: string): number | undefined => (headers.has(name) ? Number(headers.get(name)) : undefined)
    const status = number('x-lab-status')
    // The echo server gives every answer a body, a 204 too.
    const malformed = status === 204 && request?.protocol === 'HTTP/1.1'
    const delay = number('x-lab-delay')
    const failFirst = number('x-lab-fail-first')
    const failStatus = number('x-lab-fail-status')
    const isHttp2 = request?.protocol === 'HTTP/2'
    const grpcStatus = isHttp2 ? number('x-lab-grpc-status') : undefined
    const isGrpc = isHttp2 && (headers.get('content-type') ?? '').startsWith('application/grpc')
    const extra = (headers.get('x-lab-resp') ?? '').split(',').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=')
      return at < 0 ? [] : [[pair.slice(0, at), pair.slice(at + 1)]]
    })
    const upgrades = !isHttp2 && headers.get('upgrade')?.toLowerCase() === 'websocket' && (status ?? 200) === 200
    return {
      ...(upgrades ? { status: 101 } : status === undefined ? {} : { status }),
      ...(delay === undefined ? {} : { delay: Math.min(delay, 30) * 1000 }),
      ...(headers.has('x-lab-reset') ? { reset: true } : {}),
      ...(malformed ? { malformed } : {}),
      ...(failFirst === undefined ? {} : { failFirst }),
      ...(failStatus === undefined ? {} : { failStatus }),
      responseHeaders: upgrades
        ? [
            ['connection', 'Upgrade'],
            ['upgrade', 'websocket'],
          ]
        : [
            ['server', 'echo'],
            ...(isHttp2 ? [] : ([['content-length', '1']] as const)),
            ['content-type', isGrpc ? 'application/grpc' : 'application/json'],
            ...extra,
          ],
      ...(grpcStatus === undefined ? {} : { grpcStatus }),
      ...(isGrpc && grpcStatus === undefined ? { grpcTrailer: number('x-lab-grpc-trailer') ?? 0 } : {}),
      ...(this.greeters.has(String(port)) ? { greets: true } : {}),
    }
  }
}

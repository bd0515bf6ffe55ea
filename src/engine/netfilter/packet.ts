import type { SocketAddress } from '../types/request.js'
import type { Family } from './parse/rule.js'
import { familyOf } from './parse/values.js'

/** Whose socket a packet comes from. */
export interface Owner {
  readonly uid: number
  readonly gid: number
  /** Supplementary groups. */
  readonly groups?: readonly number[]
}

export type Protocol = 'tcp' | 'udp' | 'icmp'

/** TCP flags that matter, as bits of the header. */
export const tcpFlags = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16, urg: 32 } as const

/** One packet as it sets out, or as it arrives. */
export interface Packet {
  readonly protocol: Protocol
  readonly source: SocketAddress
  readonly destination: SocketAddress
  /** TCP only; by default that of an opening packet. */
  readonly flags?: number
  /** ICMP only; by default an echo request. */
  readonly icmp?: { readonly type: number; readonly code: number }
  /** By default 0; a socket's SO_MARK. */
  readonly mark?: number
  /** The interface it arrives on; undefined for what the pod itself sends. */
  readonly arrivesOn?: string
  /** Of a packet that a process of the pod sends. */
  readonly owner?: Owner
  /** Sent by the kernel through a socket of its own: an ICMP message, a reset. That socket has no user. */
  readonly byKernel?: boolean
  /** An ICMP error about this packet. */
  readonly about?: Packet
}

/** Who can be behind a port of a pod. */
export type ProcessName =
  | 'application'
  | 'kernel'
  | 'envoy-admin'
  | 'envoy-outbound'
  | 'envoy-inbound'
  | 'envoy-health'
  | 'envoy-metrics'
  | 'agent-health'
  | 'agent-dns'
  | 'ztunnel-outbound'
  | 'ztunnel-plain'
  | 'ztunnel-hbone'
  | 'ztunnel-dns'

/** A process as its sockets show it. */
export interface Process {
  readonly name: ProcessName
  readonly owner: Owner
  /** SO_MARK of its sockets. */
  readonly mark?: number
  /** Whether its listening socket is transparent: takes what TPROXY hands it. */
  readonly transparent?: boolean
  /** Whether its UDP socket has the loopback address. One that has none answers from the address that the route gives. */
  readonly local?: boolean
}

export const application: Process = { name: 'application', owner: { uid: 1000, gid: 1000 } }
const proxyOwner: Owner = { uid: 1337, gid: 1337 }
const ztunnelOwner: Owner = { uid: 0, gid: 0 }
/** The mark of every socket that ztunnel opens in a pod. */
export const ztunnelMark = 0x539

const sidecarPorts: ReadonlyMap<number, ProcessName> = new Map([
  [15000, 'envoy-admin'],
  [15001, 'envoy-outbound'],
  [15006, 'envoy-inbound'],
  [15020, 'agent-health'],
  [15021, 'envoy-health'],
  [15053, 'agent-dns'],
  [15090, 'envoy-metrics'],
])

const ambientPorts: ReadonlyMap<number, ProcessName> = new Map([
  [15001, 'ztunnel-outbound'],
  [15006, 'ztunnel-plain'],
  [15008, 'ztunnel-hbone'],
  [15053, 'ztunnel-dns'],
])

/** Who takes a pod's traffic. */
export type CaptureMode = 'sidecar' | 'ambient' | 'none'

/** Who listens on a port of such a pod. What is not a proxy's port is the application's. */
export function standardProcess(mode: CaptureMode, port: number): Process {
  const sidecar = mode === 'sidecar' ? sidecarPorts.get(port) : undefined
  if (sidecar) return { name: sidecar, owner: proxyOwner, transparent: sidecar === 'envoy-inbound', local: sidecar === 'agent-dns' }
  const ambient = mode === 'ambient' ? ambientPorts.get(port) : undefined
  return ambient
    ? { name: ambient, owner: ztunnelOwner, mark: ztunnelMark, transparent: true, local: ambient === 'ztunnel-dns' }
    : application
}

/** A network interface of a pod, its addresses in the order in which they were added. */
export interface Interface {
  readonly name: string
  /** `10.244.0.5`, or with the length of the network that is reached through it: `192.168.1.4/24`. */
  readonly addresses: readonly string[]
}

export interface MarkRoute {
  readonly value: number
  readonly mask: number
}

/** A pod as its network namespace shows it. Routes are what a pod has: its own networks, and everything else by the first interface. */
export interface PodNetwork {
  /** Without `lo`, which every pod has. */
  readonly interfaces: readonly Interface[]
  /** Marks whose packets are delivered inside the pod, whatever their address: `ip rule add fwmark 1337 lookup 133`. */
  readonly markRoutes: readonly MarkRoute[]
  /** Who listens; undefined where nobody does. */
  readonly listener: (protocol: Protocol, address: string, port: number) => Process | undefined
}

/** The family of a packet. */
export const packetFamily = (packet: Pick<Packet, 'destination'>): Family => familyOf(packet.destination.address)

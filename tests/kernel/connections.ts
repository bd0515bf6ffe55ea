/** Which connections each case is tried with: the same in the kernel and in the walk. */
import type { Owner } from '../../src/engine/netfilter/index.js'

/** Who opens a connection: a process in the pod by its user, or somebody in the network. */
export type From =
  | (Owner & { readonly mark?: number; readonly source?: string; readonly transparent?: boolean })
  | { readonly source: string; readonly interface?: string }

export interface Attempt {
  readonly protocol: 'tcp' | 'udp' | 'icmp'
  readonly from: From
  readonly to: readonly [address: string, port: number]
  /** A single TCP packet with these flags instead of a connection. */
  readonly flags?: number
}

/** The pod, and what is beyond it. */
export const pod = { ipv4: '10.244.0.5', ipv6: 'fd00:244::5' } as const
const peers = {
  ipv4: {
    service: '10.96.1.6',
    dns: '10.96.0.10',
    otherDns: '10.96.0.11',
    endpoint: '10.244.0.9',
    client: '10.244.0.7',
    metadata: '169.254.169.254',
    outside: '192.0.2.7',
    far: '203.0.113.9',
  },
  ipv6: { service: 'fd00:96::6', dns: 'fd00:96::10', endpoint: 'fd00:244::9', client: 'fd00:244::7', outside: '2001:db8::7' },
} as const
/** From where the node asks ambient pods whether they are well. */
export const probeSource = '169.254.7.127'

/** Addresses that the other namespace has. */
export const network = [...Object.values(peers.ipv4), ...Object.values(peers.ipv6), probeSource]

const app: Owner = { uid: 1000, gid: 1000 }
const envoy: Owner = { uid: 1337, gid: 1337 }
/** Envoy where it must run as root: with TPROXY. */
const groupOnly: Owner = { uid: 0, gid: 1337 }
const ztunnel = { uid: 0, gid: 0, mark: 0x539 } as const

const tcp = (from: From, address: string, ...ports: readonly number[]): readonly Attempt[] =>
  ports.map((port) => ({ protocol: 'tcp', from, to: [address, port] }))
const udp = (from: From, address: string, ...ports: readonly number[]): readonly Attempt[] =>
  ports.map((port) => ({ protocol: 'udp', from, to: [address, port] }))
const ping = (from: From, address: string): readonly Attempt[] => [{ protocol: 'icmp', from, to: [address, 0] }]

const { ipv4: v4, ipv6: v6 } = peers

/** Ports that somebody listens on, in the pod or beyond. */
export const applicationPorts = [80, 443, 3306, 6379, 8080, 9000, 9080]
const proxyPorts = [15001, 15006, 15008, 15020, 15021, 15053, 15090]
export const networkPorts = [53, ...applicationPorts]

export const everywhere: readonly Attempt[] = [
  ...tcp(app, v4.service, ...applicationPorts),
  ...tcp(app, v4.endpoint, 9080),
  ...tcp(app, v4.outside, 443),
  ...tcp(app, v4.metadata, 80),
  ...tcp(app, v4.far, 80),
  ...tcp(app, pod.ipv4, 9080, 15001, 15006, 15008, 22),
  ...tcp(app, '127.0.0.1', 9080, 15000, 22),
  ...tcp(app, '127.0.0.6', 9080),
  ...tcp(envoy, v4.service, 9080),
  ...tcp(envoy, v4.endpoint, 9080),
  ...tcp(envoy, pod.ipv4, 9080, 15008, 15020),
  ...tcp(envoy, '127.0.0.1', 9080),
  ...tcp({ ...envoy, source: '127.0.0.6' }, pod.ipv4, 9080, 22),
  ...tcp(groupOnly, v4.endpoint, 9080),
  ...tcp(groupOnly, pod.ipv4, 9080),
  ...tcp({ uid: 1000, gid: 202 }, v4.service, 9080),
  ...tcp({ uid: 1000, gid: 203 }, v4.endpoint, 80),
  ...tcp({ uid: 0, gid: 0 }, v4.service, 80),
  // what original_src makes of a connection on to the application
  ...tcp({ ...groupOnly, mark: 1337, source: v4.client, transparent: true }, pod.ipv4, 9080),
  ...[app, envoy, groupOnly].flatMap((from) => [...udp(from, v4.dns, 53), ...tcp(from, v4.dns, 53)]),
  ...udp(app, v4.otherDns, 53),
  ...tcp(app, v4.otherDns, 53),
  ...udp(app, '127.0.0.1', 53),
  ...tcp({ source: v4.client }, pod.ipv4, ...applicationPorts, ...proxyPorts, 22, 23),
  ...tcp({ source: probeSource }, pod.ipv4, 8080, 15021),
  ...udp(app, v4.service, 9080),
  ...udp({ source: v4.client }, pod.ipv4, 9080, 999),
  ...ping(app, v4.endpoint),
  ...ping(envoy, pod.ipv4),
  ...ping({ source: v4.client }, pod.ipv4),
]

const ambient: readonly Attempt[] = [
  ...tcp(ztunnel, v4.endpoint, 9080),
  ...tcp(ztunnel, pod.ipv4, 9080),
  ...tcp(ztunnel, '127.0.0.1', 9080),
  // on to the application, as the client
  ...tcp({ ...ztunnel, source: v4.client, transparent: true }, pod.ipv4, 8080, 22),
  ...tcp({ ...ztunnel, mark: 0x111 }, v4.service, 9080),
  ...udp(ztunnel, v4.dns, 53),
  ...tcp(ztunnel, v4.dns, 53),
  ...tcp(app, probeSource, 80),
]

const sixth: readonly Attempt[] = [
  ...tcp(app, v6.service, 9080, 80),
  ...tcp(app, v6.outside, 443),
  ...tcp(app, pod.ipv6, 9080, 15001, 22),
  ...tcp(app, '::1', 9080),
  ...tcp(envoy, v6.endpoint, 9080),
  ...tcp(envoy, pod.ipv6, 9080, 15008),
  ...tcp(groupOnly, pod.ipv6, 9080),
  ...udp(app, v6.dns, 53),
  ...tcp(app, v6.dns, 53),
  ...udp(envoy, v6.dns, 53),
  ...tcp({ source: v6.client }, pod.ipv6, 9080, 8080, 15008, 15021, 22),
  ...ping(app, v6.endpoint),
]

/** From beyond another interface, and out by it; and through the pod, as from a virtual machine in it. */
function throughInterface(name: string, here: string, there: string, beyond: string): readonly Attempt[] {
  return [
    ...tcp({ source: there, interface: name }, here, 9080, 8080, 22),
    ...tcp(app, there, 9080),
    ...tcp(envoy, there, 80),
    ...tcp({ source: there, interface: name }, beyond, 80),
  ]
}

/** Packets that belong to no connection: an answer nobody asked for, flags that go together nowhere, one in the middle. */
const strays: readonly Attempt[] = [0x12, 0x03, 0x00, 0x11, 0x10, 0x04].map((flags) => ({
  protocol: 'tcp',
  from: { source: v4.client },
  to: [pod.ipv4, 9080],
  flags,
}))

export interface Case {
  readonly name: string
  readonly rules: string
  readonly interfaces: Readonly<Record<string, readonly string[]>>
  /** Addresses that lie behind the pod, by the interface through which the others reach for them. */
  readonly through: Readonly<Record<string, readonly string[]>>
  readonly connections: readonly Attempt[]
}

/** A case from a rules file: the interfaces that the rules name are there, and the connections are those that its tables can tell apart. */
export function caseOf(name: string, rules: string, every = 1): Case {
  const named = [...new Set([...rules.matchAll(/ -[io] (\w+)/g)].map(([, x = '']) => x))].filter((x) => x !== 'lo' && x !== 'eth0')
  const extra = Object.fromEntries(named.map((x, i) => [x, [`192.168.${i + 1}.2/24`]]))
  return {
    name,
    rules,
    through: Object.fromEntries(named.map((x, i) => [x, [`198.51.100.${i + 1}`]])),
    interfaces: { eth0: [pod.ipv4, pod.ipv6], ...extra },
    connections: thinned(every, [
      ...everywhere,
      ...(rules.includes('0x539') ? ambient : []),
      ...(rules.includes('::') ? sixth : []),
      ...(rules.includes('INVALID') ? strays : []),
      ...named.flatMap((x, i) => throughInterface(x, `192.168.${i + 1}.2`, `192.168.${i + 1}.1`, `198.51.100.${i + 1}`)),
    ]),
  }
}

/** Every n-th of a list. */
const thinned = (every: number, list: readonly Attempt[]): readonly Attempt[] => list.filter((_, i) => i % every === 0)

import { type Interface, type Opener, parseRules, ztunnelMark } from '../../netfilter/index.js'
import type { PacketAsk, PacketFault } from '../../types/packet-scene.js'
import type { SocketAddress } from '../../types/request.js'

/** The addresses of the pod, and of who sends to it. */
const own = { ipv4: '10.244.0.5', ipv6: 'fd00:244::5' } as const
const neighbour = { ipv4: '10.244.0.7', ipv6: 'fd00:244::7' } as const
const node = { ipv4: '10.244.0.1', ipv6: 'fd00:244::1' } as const
/** From where the node asks pods of ambient mode whether they are well. */
const probe = { ipv4: '169.254.7.127', ipv6: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff' } as const
const loopback = { ipv4: '127.0.0.1', ipv6: '::1' } as const
/** What a sidecar's inbound side calls the application from. */
const passthrough = { ipv4: '127.0.0.6', ipv6: '::6' } as const
const second = { ipv4: '192.168.1.9', ipv6: 'fd00:192::9' } as const
const resolvers = { ipv4: '10.96.0.10', ipv6: 'fd00:96::10' } as const

type Family = 'ipv4' | 'ipv6'

export const familiesOf = (ask: PacketAsk): readonly Family[] => (ask.families === 'dual' ? ['ipv4', 'ipv6'] : [ask.families])

export const addressesOf = (ask: PacketAsk): readonly string[] => familiesOf(ask).map((family) => own[family])

/** What stands in the pod's resolv.conf: the kubelet has one address to write there. */
export const resolversOf = (ask: PacketAsk): readonly string[] =>
  familiesOf(ask)
    .slice(0, 1)
    .map((family) => resolvers[family])

/** The annotations that name interfaces. */
const naming = [
  'traffic.sidecar.istio.io/excludeInterfaces',
  'istio.io/reroute-virtual-interfaces',
  'traffic.sidecar.istio.io/kubevirtInterfaces',
]

/** The pod's second interface: the first that its annotations name. */
export function secondInterface({ annotations }: PacketAsk): string {
  for (const name of naming) {
    const first = Object.hasOwn(annotations, name) ? annotations[name]?.split(',')[0]?.trim() : undefined
    if (first && first !== 'eth0' && first !== 'lo') return first
  }
  return 'net1'
}

export const interfacesOf = (ask: PacketAsk): readonly Interface[] => [
  { name: 'eth0', addresses: addressesOf(ask) },
  { name: secondInterface(ask), addresses: familiesOf(ask).map((family) => (family === 'ipv4' ? '192.168.1.2/24' : 'fd00:192::2/64')) },
]

/** Where the connection is dialled to. */
export function destinationOf(ask: PacketAsk): SocketAddress | Extract<PacketFault, { at: 'to' }> {
  const text = ask.to.trim()
  const parts = /^(\[[^\]]*\]|[^[\]]*):(\d{1,5})$/.exec(text)
  const port = Number(parts?.[2])
  if (!parts || port > 65535) return { at: 'to', code: 'no-port' }
  const families = familiesOf(ask)
  const preferred = families[0] ?? 'ipv4'
  const named: Readonly<Record<string, string>> = {
    pod: own[preferred],
    pod6: own.ipv6,
    localhost: loopback[preferred],
    localhost6: loopback.ipv6,
  }
  const host = parts[1]?.replace(/^\[(.*)\]$/, '$1') ?? ''
  const address = Object.hasOwn(named, host) ? named[host] : isAddress(host) ? host : undefined
  if (address === undefined) return { at: 'to', code: 'no-address' }
  return families.includes(familyOf(address)) ? { address, port } : { at: 'to', code: 'no-such-family' }
}

export const familyOf = (address: string): Family => (address.includes(':') ? 'ipv6' : 'ipv4')

/** An address as the rules would take it. */
function isAddress(text: string): boolean {
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text)) return false
  return parseRules(`*filter\n-A INPUT -s ${text}\nCOMMIT\n`, familyOf(text)).problems.length === 0
}

/** Who opens it, and how the command line calls them. */
export interface Sender {
  readonly opener: Opener
  readonly flags: readonly string[]
}

/** The sidecar as far as it shows in packets. */
export interface ProxyOfPod {
  readonly uid: number
  readonly gid: number
  /** Whether it calls the application from the caller's own address. */
  readonly isTransparent: boolean
}

export function senderOf(ask: PacketAsk, to: SocketAddress, proxy: ProxyOfPod): Sender | undefined {
  const family = familyOf(to.address)
  const outside = (source: string, from: string, name = 'eth0', written: readonly string[] = []): Sender => ({
    opener: { in: 'network', interface: name, source: { address: source, port: 40000 } },
    flags: ['--from', from, '--source', source, ...written],
  })
  const inside = (uid: number, gid: number, name: string, more: { readonly mark?: number; readonly source?: string } = {}): Sender => ({
    opener: {
      in: 'pod',
      owner: { uid, gid },
      ...(more.mark === undefined ? {} : { mark: more.mark }),
      ...(more.source === undefined ? {} : { source: { address: more.source, port: 40000 }, transparent: true }),
    },
    flags: [
      ...['--from', name],
      ...(more.source === undefined ? [] : ['--source', more.source]),
      ...(more.mark === undefined || name === 'ztunnel' ? [] : ['--mark', String(more.mark)]),
    ],
  })
  const envoy = (more: Parameters<typeof inside>[3] = {}) =>
    inside(proxy.uid, proxy.gid, proxy.uid === 1337 && proxy.gid === 1337 ? 'envoy' : `uid:${proxy.uid}:${proxy.gid}`, more)
  switch (ask.from) {
    case 'application':
      return inside(1000, 1000, 'app')
    case 'envoy':
      return envoy()
    case 'envoy-inbound':
      return envoy(proxy.isTransparent ? { mark: 1337, source: neighbour[family] } : { source: passthrough[family] })
    case 'ztunnel':
      return inside(0, 0, 'ztunnel', { mark: ztunnelMark })
    case 'ztunnel-inbound':
      return inside(0, 0, 'ztunnel', { mark: ztunnelMark, source: neighbour[family] })
    case 'uid-1337':
      return inside(1337, 1337, 'uid:1337')
    case 'outside':
      return outside(neighbour[family], 'outside')
    case 'kubelet':
      return outside((ask.mode === 'ambient' ? probe : node)[family], 'kubelet')
    case 'interface': {
      const name = secondInterface(ask)
      return outside(second[family], 'outside', name, ['--in', `${name}=${family === 'ipv4' ? '192.168.1.2/24' : 'fd00:192::2/64'}`])
    }
  }
  const written = /^uid:(\d{1,9})(?::(\d{1,9}))?$/.exec(ask.from)
  return written ? inside(Number(written[1]), Number(written[2] ?? written[1]), ask.from) : undefined
}

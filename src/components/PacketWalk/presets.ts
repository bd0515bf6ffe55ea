import type { PacketAsk, PacketMode } from '../../worker/protocol'

/** A destination worth trying; `name` is what the texts know it by. */
export interface Place {
  readonly name: string
  readonly to: string
  readonly protocol: 'tcp' | 'udp'
}

type Families = PacketAsk['families']

const place = (name: string, to: string, protocol: Place['protocol'] = 'tcp'): Place => ({ name, to, protocol })

const ipv4: readonly Place[] = [
  place('service', '10.96.1.6:9080'),
  place('pod', '10.244.0.9:9080'),
  place('tunnel', '10.244.0.9:15008'),
  place('internet', '203.0.113.9:443'),
  place('mysql', '10.96.2.20:3306'),
  place('dns', '10.96.0.10:53', 'udp'),
  place('dns', '10.96.0.10:53'),
  place('second', '192.168.1.9:9080'),
]
const ipv6: readonly Place[] = [
  place('service', '[fd00:96::6]:9080'),
  place('pod', '[fd00:244::9]:9080'),
  place('tunnel', '[fd00:244::9]:15008'),
  place('internet', '[2001:db8::9]:443'),
  place('dns', '[fd00:96::10]:53', 'udp'),
  place('dns', '[fd00:96::10]:53'),
]

const sidecarPorts = [15001, 15006, 15008, 15020, 15021, 15053, 15090]
const ambientPorts = [15001, 15006, 15008, 15053]

/** The senders that there are, and whether they are in the pod. */
const senders: Readonly<Record<string, { readonly modes: readonly PacketMode[]; readonly inside: boolean }>> = {
  application: { modes: ['sidecar', 'ambient', 'own'], inside: true },
  envoy: { modes: ['sidecar', 'own'], inside: true },
  'envoy-inbound': { modes: ['sidecar', 'own'], inside: true },
  ztunnel: { modes: ['ambient', 'own'], inside: true },
  'ztunnel-inbound': { modes: ['ambient', 'own'], inside: true },
  'uid-1337': { modes: ['sidecar'], inside: true },
  outside: { modes: ['sidecar', 'ambient', 'own'], inside: false },
  kubelet: { modes: ['sidecar', 'ambient', 'own'], inside: false },
  interface: { modes: ['sidecar', 'ambient', 'own'], inside: false },
}

export const sendersOf = (mode: PacketMode): readonly string[] => Object.keys(senders).filter((name) => senders[name]?.modes.includes(mode))

const isInside = (from: string): boolean => (Object.hasOwn(senders, from) ? (senders[from]?.inside ?? true) : true)

/** The destinations that such a sender can have. */
export function placesFor(mode: PacketMode, from: string, families: Families): readonly Place[] {
  const pods = families === 'dual' ? ['pod', 'pod6'] : ['pod']
  const locals = families === 'dual' ? ['localhost', 'localhost6'] : ['localhost']
  const ports = mode === 'ambient' ? ambientPorts : sidecarPorts
  const own = pods.flatMap((pod) => [
    place('own', `${pod}:9080`),
    ...ports.map((port) => place(port === 15020 ? 'health' : 'proxy', `${pod}:${port}`)),
  ])
  const beyond = families === 'ipv6' ? ipv6 : families === 'dual' ? [...ipv4, ...ipv6] : ipv4
  if (isInside(from))
    return [...beyond, ...own, ...locals.flatMap((local) => [place('localhost', `${local}:9080`), place('localhost', `${local}:15000`)])]
  return from === 'interface' ? [...beyond.filter(({ name }) => name === 'service' || name === 'internet'), ...own] : own
}

const usual: Readonly<Record<string, string>> = {
  application: 'service',
  'uid-1337': 'service',
  envoy: 'pod',
  ztunnel: 'tunnel',
  interface: 'service',
}

/** A sender that the mode has, and its first destination; `isKept` where the one before will do. */
export function startFor(
  mode: PacketMode,
  from: string,
  families: Families,
  before?: string,
): Place & { readonly sender: string; readonly isKept: boolean } {
  const sender = Object.hasOwn(senders, from) && !senders[from]?.modes.includes(mode) ? (partner[from] ?? 'application') : from
  const places = placesFor(mode, sender, families)
  const isKept = before !== undefined && (isWritten(before) ? isInside(sender) && sender === from : places.some(({ to }) => to === before))
  const name = sender === 'kubelet' && mode !== 'ambient' ? 'health' : Object.hasOwn(usual, sender) ? usual[sender] : 'own'
  const first = places.find((p) => p.name === name) ?? places[0] ?? place('own', 'pod:9080')
  return { ...first, sender, isKept }
}

/** Who does in the other mode what a sender does in its own. */
const partner: Readonly<Record<string, string>> = {
  envoy: 'ztunnel',
  'envoy-inbound': 'ztunnel-inbound',
  ztunnel: 'envoy',
  'ztunnel-inbound': 'envoy-inbound',
}

/** Whether a destination is none of the prepared ones. */
const isWritten = (to: string): boolean =>
  !(['sidecar', 'ambient'] as const).some((mode) =>
    ['application', 'outside', 'interface'].some((from) => placesFor(mode, from, 'dual').some((p) => p.to === to)),
  )

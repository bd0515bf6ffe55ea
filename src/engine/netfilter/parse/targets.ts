import type { OptionValues } from './option.js'
import { valueOf, wordAt } from './option.js'
import { refuse, type Wanted } from './problem.js'
import type { Effect, Family, PortRange, TableName } from './rule.js'
import { addressNumber, hex, markAndMask, portRange, quoted, rangeText, wholeNumber } from './values.js'

/** What is known of a target when its rule is complete. */
export interface TargetValues {
  readonly family: Family
  /** The options by the name that is printed. */
  readonly options: ReadonlyMap<string, OptionValues>
  readonly column: number
}

export interface TargetSpec {
  readonly name: string
  /** Where the kernel takes it; all where it is left out. */
  readonly tables?: readonly TableName[]
  readonly protocols?: readonly string[]
  /** By name: how many values each has. The first name of a list is the one that is printed. */
  readonly options: readonly { readonly names: readonly string[]; readonly values: 0 | 1 }[]
  readonly make: (values: TargetValues) => { readonly effect: Effect; readonly text: string }
}

const opt = (values: 0 | 1, ...names: readonly string[]): TargetSpec['options'][number] => ({ names, values })

const plain = (name: string, effect: Effect): TargetSpec => ({ name, options: [], make: () => ({ effect, text: '' }) })

function read<T>({ options }: TargetValues, name: string, wanted: Wanted, parse: (text: string) => T | undefined): T | undefined {
  const values = options.get(name)
  return values && valueOf(values, wanted, parse)
}

const flagsGiven = ({ options }: TargetValues, names: readonly string[]): string =>
  names
    .filter((name) => options.has(name))
    .map((name) => ` --${name}`)
    .join('')

const natFlags = [opt(0, 'random'), opt(0, 'random-fully'), opt(0, 'persistent')]

function portsTarget(name: string, does: 'redirect' | 'masquerade'): TargetSpec {
  return {
    name,
    tables: ['nat'],
    options: [opt(1, 'to-ports'), ...natFlags.slice(0, 2)],
    make: (values) => {
      const ports = read(values, 'to-ports', 'ports', (text) => portRange(text, '-'))
      const flags = flagsGiven(values, ['random', 'random-fully'])
      return { effect: { does, ...(ports ? { ports } : {}) }, text: (ports ? ` --to-ports ${rangeText(ports, '-')}` : '') + flags }
    },
  }
}

interface Destination {
  readonly addresses?: readonly [string, string]
  readonly ports?: PortRange
}

/** `1.2.3.4`, `1.2.3.4-1.2.3.9:80-90`, `:80`, `[fd00::1]:80`. */
function natDestination(text: string, family: Family): Destination | undefined {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text)
  const at = family === 'ipv4' ? text.indexOf(':') : -1
  const host = bracketed ? (bracketed[1] ?? '') : at >= 0 ? text.slice(0, at) : text
  const tail = bracketed ? bracketed[2] : at >= 0 ? text.slice(at + 1) : undefined
  const ports = tail === undefined ? undefined : portRange(tail, '-')
  if (tail !== undefined && !ports) return undefined
  if (host === '') return ports && { ports }
  const [first = '', second = first, ...more] = host.split('-')
  if (more.length > 0 || addressNumber(first, family) === undefined || addressNumber(second, family) === undefined) return undefined
  return { addresses: [first, second], ...(ports ? { ports } : {}) }
}

function natTarget(name: string, optionName: string, does: 'destination-nat' | 'source-nat'): TargetSpec {
  return {
    name,
    tables: ['nat'],
    options: [opt(1, optionName), ...natFlags],
    make: (values) => {
      const to = read(values, optionName, 'address', (text) => natDestination(text, values.family))
      if (!to) return refuse('needs-option', { target: name, option: `--${optionName}` }, values.column)
      const given = values.options.get(optionName)
      const flags = flagsGiven(values, ['random', 'random-fully', 'persistent'])
      return { effect: { does, ...to }, text: ` --${optionName} ${given ? wordAt(given).text : ''}${flags}` }
    },
  }
}

const tproxy: TargetSpec = {
  name: 'TPROXY',
  tables: ['mangle'],
  protocols: ['tcp', 'udp'],
  options: [opt(1, 'on-port'), opt(1, 'on-ip'), opt(1, 'tproxy-mark')],
  make: (values) => {
    const port = read(values, 'on-port', 'port', (text) => wholeNumber(text, 65535))
    if (port === undefined) return refuse('needs-option', { target: 'TPROXY', option: '--on-port' }, values.column)
    const address = read(values, 'on-ip', 'address', (text) => (addressNumber(text, values.family) === undefined ? undefined : text))
    const { value, mask } = read(values, 'tproxy-mark', 'mark', markAndMask) ?? { value: 0, mask: 0 }
    const any = values.family === 'ipv4' ? '0.0.0.0' : '::'
    return {
      effect: { does: 'tproxy', port, ...(address === undefined || address === any ? {} : { address }), value, mask },
      text: ` --on-port ${port} --on-ip ${address ?? any} --tproxy-mark ${hex(value)}/${hex(mask)}`,
    }
  },
}

/** How `--set-mark`, `--or-mark` and the like come out as value and mask of `(mark & ~mask) ^ value`. */
const markForms: Readonly<Record<string, (value: number, mask: number) => readonly [value: number, mask: number]>> = {
  'set-xmark': (value, mask) => [value, mask],
  'set-mark': (value, mask) => [value, (value | mask) >>> 0],
  'or-mark': (value) => [value, value],
  'and-mark': (value) => [0, ~value >>> 0],
  'xor-mark': (value) => [value, 0],
}

function changedMark(values: TargetValues): readonly [value: number, mask: number] | undefined {
  for (const [name, form] of Object.entries(markForms)) {
    const given = read(values, name, 'mark', markAndMask)
    if (given) return form(given.value, given.mask)
  }
  return undefined
}

const markOptions = Object.keys(markForms).map((name) => opt(1, name))

const markTarget: TargetSpec = {
  name: 'MARK',
  tables: ['mangle'],
  options: markOptions,
  make: (values) => {
    const changed = changedMark(values)
    if (!changed) return refuse('needs-option', { target: 'MARK', option: '--set-mark' }, values.column)
    const [value, mask] = changed
    return { effect: { does: 'mark', value, mask }, text: ` --set-xmark ${hex(value)}/${hex(mask)}` }
  },
}

const connmarkTarget: TargetSpec = {
  name: 'CONNMARK',
  options: [...markOptions, opt(0, 'save-mark'), opt(0, 'restore-mark'), opt(1, 'nfmask'), opt(1, 'ctmask'), opt(1, 'mask')],
  make: (values) => {
    const changed = changedMark(values)
    if (changed) {
      const [value, mask] = changed
      return { effect: { does: 'mark-connection', value, mask }, text: ` --set-xmark ${hex(value)}/${hex(mask)}` }
    }
    const name = values.options.has('save-mark') ? 'save-mark' : 'restore-mark'
    if (!values.options.has(name)) return refuse('needs-option', { target: 'CONNMARK', option: '--restore-mark' }, values.column)
    const mask = (option: string): number =>
      read(values, option, 'mark', (text) => wholeNumber(text)) ?? read(values, 'mask', 'mark', (text) => wholeNumber(text)) ?? 0xffffffff
    const [packetMask, connectionMask] = [mask('nfmask'), mask('ctmask')]
    return {
      effect: { does: name, packetMask, connectionMask },
      text: ` --${name} --nfmask ${hex(packetMask)} --ctmask ${hex(connectionMask)}`,
    }
  },
}

const ct: TargetSpec = {
  name: 'CT',
  tables: ['raw'],
  options: [opt(0, 'notrack'), opt(1, 'helper'), opt(1, 'zone'), opt(1, 'zone-orig'), opt(1, 'zone-reply')],
  make: (values) => {
    if (values.options.has('notrack')) return { effect: { does: 'untrack' }, text: ' --notrack' }
    for (const [name, direction] of [
      ['zone', undefined],
      ['zone-orig', 'original'],
      ['zone-reply', 'reply'],
    ] as const) {
      const given = values.options.get(name)
      if (!given) continue
      if (wordAt(given).text === 'mark') return { effect: { does: 'unknown', target: 'CT' }, text: ` --${name} mark` }
      const zone = valueOf(given, 'zone', (text) => wholeNumber(text, 65535))
      return { effect: { does: 'zone', zone, ...(direction ? { direction } : {}) }, text: ` --${name} ${zone}` }
    }
    const helper = values.options.get('helper')
    return { effect: { does: 'nothing' }, text: helper ? ` --helper ${wordAt(helper).text}` : '' }
  },
}

const rejections: Readonly<Record<Family, readonly string[]>> = {
  ipv4: [
    'icmp-net-unreachable',
    'icmp-host-unreachable',
    'icmp-proto-unreachable',
    'icmp-port-unreachable',
    'icmp-net-prohibited',
    'icmp-host-prohibited',
    'icmp-admin-prohibited',
    'tcp-reset',
  ],
  ipv6: [
    'icmp6-no-route',
    'icmp6-adm-prohibited',
    'icmp6-addr-unreachable',
    'icmp6-port-unreachable',
    'tcp-reset',
    'icmp6-policy-fail',
    'icmp6-reject-route',
  ],
}

const reject: TargetSpec = {
  name: 'REJECT',
  tables: ['filter'],
  options: [opt(1, 'reject-with')],
  make: (values) => {
    const known = rejections[values.family]
    const given = read(values, 'reject-with', 'reject', (text) =>
      known.find((name) => name === text || name.replace(/^icmp6?-/, '') === text),
    )
    const answer = given ?? (values.family === 'ipv4' ? 'icmp-port-unreachable' : 'icmp6-port-unreachable')
    return { effect: { does: 'reject', with: answer }, text: ` --reject-with ${answer}` }
  },
}

const levels = ['emerg', 'alert', 'crit', 'error', 'warning', 'notice', 'info', 'debug']

const log: TargetSpec = {
  name: 'LOG',
  options: [
    opt(1, 'log-prefix'),
    opt(1, 'log-level'),
    ...['log-tcp-sequence', 'log-tcp-options', 'log-ip-options', 'log-uid', 'log-macdecode'].map((name) => opt(0, name)),
  ],
  make: (values) => {
    const prefix = values.options.get('log-prefix')
    const level = read(values, 'log-level', 'word', (text) => (levels.includes(text) ? levels.indexOf(text) : wholeNumber(text, 7)))
    const flags = flagsGiven(values, ['log-tcp-sequence', 'log-tcp-options', 'log-ip-options', 'log-uid', 'log-macdecode'])
    const text = `${prefix ? ` --log-prefix ${quoted(wordAt(prefix).text)}` : ''}${level === undefined || level === 4 ? '' : ` --log-level ${level}`}${flags}`
    return { effect: { does: 'log' }, text }
  },
}

const nflogOptions = ['nflog-prefix', 'nflog-group', 'nflog-range', 'nflog-size', 'nflog-threshold']

const nflog: TargetSpec = {
  name: 'NFLOG',
  options: nflogOptions.map((name) => opt(1, name)),
  make: ({ options }) => ({
    effect: { does: 'log' },
    text: nflogOptions
      .map((name) => [name, options.get(name)] as const)
      .map(([name, values]) => (values ? ` --${name} ${quoted(wordAt(values).text)}` : ''))
      .join(''),
  }),
}

/** Every target that is known, but for the chains of the reader's own. */
export const targetSpecs: ReadonlyMap<string, TargetSpec> = new Map(
  [
    plain('ACCEPT', { does: 'accept' }),
    plain('DROP', { does: 'drop' }),
    plain('RETURN', { does: 'return' }),
    { ...plain('NOTRACK', { does: 'untrack' }), tables: ['raw'] as const },
    { ...plain('TRACE', { does: 'log' }), tables: ['raw'] as const },
    portsTarget('REDIRECT', 'redirect'),
    portsTarget('MASQUERADE', 'masquerade'),
    natTarget('DNAT', 'to-destination', 'destination-nat'),
    natTarget('SNAT', 'to-source', 'source-nat'),
    tproxy,
    markTarget,
    connmarkTarget,
    ct,
    reject,
    log,
    nflog,
  ].map((spec) => [spec.name, spec]),
)

/** Names that are targets of the kernel though nothing more is known of them here. */
export const otherTargets: ReadonlySet<string> = new Set([
  'AUDIT',
  'CHECKSUM',
  'CLASSIFY',
  'CLUSTERIP',
  'CONNSECMARK',
  'DNPT',
  'DSCP',
  'ECN',
  'HL',
  'HMARK',
  'IDLETIMER',
  'LED',
  'NETMAP',
  'NFQUEUE',
  'QUEUE',
  'RATEEST',
  'SECMARK',
  'SET',
  'SNPT',
  'SYNPROXY',
  'TCPMSS',
  'TCPOPTSTRIP',
  'TEE',
  'TOS',
  'TTL',
  'ULOG',
])

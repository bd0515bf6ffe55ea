import type { MatchSpec, OptionSpec } from '../option.js'
import { option, wordAt } from '../option.js'
import type { Test } from '../rule.js'
import { addressNumber, addressText, quoted, wholeNumber } from '../values.js'

const icmpTypes = new Map<string, readonly [type: number, code?: number]>([
  ['any', [255]],
  ['echo-reply', [0]],
  ['pong', [0]],
  ['destination-unreachable', [3]],
  ['network-unreachable', [3, 0]],
  ['host-unreachable', [3, 1]],
  ['protocol-unreachable', [3, 2]],
  ['port-unreachable', [3, 3]],
  ['fragmentation-needed', [3, 4]],
  ['source-quench', [4]],
  ['redirect', [5]],
  ['echo-request', [8]],
  ['ping', [8]],
  ['router-advertisement', [9]],
  ['router-solicitation', [10]],
  ['time-exceeded', [11]],
  ['ttl-exceeded', [11]],
  ['parameter-problem', [12]],
  ['timestamp-request', [13]],
  ['timestamp-reply', [14]],
])

const icmp6Types = new Map<string, readonly [type: number, code?: number]>([
  ['destination-unreachable', [1]],
  ['no-route', [1, 0]],
  ['address-unreachable', [1, 3]],
  ['port-unreachable', [1, 4]],
  ['packet-too-big', [2]],
  ['time-exceeded', [3]],
  ['ttl-exceeded', [3]],
  ['parameter-problem', [4]],
  ['echo-request', [128]],
  ['ping', [128]],
  ['echo-reply', [129]],
  ['pong', [129]],
  ['router-solicitation', [133]],
  ['router-advertisement', [134]],
  ['neighbour-solicitation', [135]],
  ['neighbor-solicitation', [135]],
  ['neighbour-advertisement', [136]],
  ['neighbor-advertisement', [136]],
  ['redirect', [137]],
])

function icmpOption(name: string, known: ReadonlyMap<string, readonly [type: number, code?: number]>): OptionSpec {
  return option(
    [name],
    'icmp',
    (text): readonly [type: number, code?: number] | undefined => {
      const named = known.get(text.toLowerCase())
      if (named) return named
      const [first = '', second, ...more] = text.split('/')
      const type = wholeNumber(first, 255)
      const code = second === undefined ? undefined : wholeNumber(second, 255)
      if (type === undefined || more.length > 0 || (second !== undefined && code === undefined)) return undefined
      return code === undefined ? [type] : [type, code]
    },
    ([type, code]) => {
      const any = name === 'icmp-type' && type === 255 && code === undefined
      const test: Test = any ? { is: 'anything' } : { is: 'icmp-type', type, ...(code === undefined ? {} : { code }) }
      return { test, value: any ? 'any' : code === undefined ? `${type}` : `${type}/${code}` }
    },
  )
}

export const icmp: MatchSpec = { name: 'icmp', protocols: ['icmp'], options: [icmpOption('icmp-type', icmpTypes)] }
export const icmp6: MatchSpec = { name: 'icmp6', protocols: ['ipv6-icmp'], options: [icmpOption('icmpv6-type', icmp6Types)] }

const addressTypes = [
  'UNSPEC',
  'UNICAST',
  'LOCAL',
  'BROADCAST',
  'ANYCAST',
  'MULTICAST',
  'BLACKHOLE',
  'UNREACHABLE',
  'PROHIBIT',
  'THROW',
  'NAT',
  'XRESOLVE',
]

function typeOption(name: string, is: 'source-type' | 'destination-type'): OptionSpec {
  return option(
    [name],
    'word',
    (text) => {
      const given = new Set(text.toUpperCase().split(','))
      return [...given].every((type) => addressTypes.includes(type)) ? addressTypes.filter((type) => given.has(type)) : undefined
    },
    (types) => ({ test: { is, types }, value: types.join(',') }),
  )
}

const flag = (name: string): OptionSpec => ({ names: [name], values: 0, read: () => ({ test: { is: 'unknown' }, text: `--${name}` }) })

export const addrtype: MatchSpec = {
  name: 'addrtype',
  options: [
    typeOption('src-type', 'source-type'),
    typeOption('dst-type', 'destination-type'),
    flag('limit-iface-in'),
    flag('limit-iface-out'),
  ],
}

function rangeOption(name: string, side: 'source' | 'destination'): OptionSpec {
  return option(
    [name],
    'address',
    (text, family) => {
      const [first = '', second = first] = text.split('-')
      const from = addressNumber(first, family)
      const to = addressNumber(second, family)
      return from === undefined || to === undefined || from > to ? undefined : { from, to }
    },
    ({ from, to }, family) => ({
      test: { is: 'address-range', side, from, to },
      value: `${addressText(from, family)}-${addressText(to, family)}`,
    }),
  )
}

export const iprange: MatchSpec = {
  name: 'iprange',
  options: [rangeOption('src-range', 'source'), rangeOption('dst-range', 'destination')],
}

export const comment: MatchSpec = {
  name: 'comment',
  options: [
    { names: ['comment'], values: 1, read: (values) => ({ test: { is: 'anything' }, text: `--comment ${quoted(wordAt(values).text)}` }) },
  ],
}

/** An option that is kept as it stands, and that no packet alone can answer. */
const opaque = (name: string, values: 0 | 1 | 2, test: Test = { is: 'unknown' }): OptionSpec => ({
  names: [name],
  values,
  negatable: true,
  read: ({ words }) => ({ test, text: [`--${name}`, ...words.map((word) => word.text)].join(' ') }),
})

export const set: MatchSpec = { name: 'set', options: [opaque('match-set', 2), opaque('return-nomatch', 0)] }
export const limit: MatchSpec = { name: 'limit', options: [opaque('limit', 1), opaque('limit-burst', 1)] }
export const statistic: MatchSpec = {
  name: 'statistic',
  options: [opaque('mode', 1), opaque('probability', 1), opaque('every', 1), opaque('packet', 1)],
}
export const pkttype: MatchSpec = { name: 'pkttype', options: [opaque('pkt-type', 1)] }
export const mac: MatchSpec = { name: 'mac', options: [opaque('mac-source', 1)] }

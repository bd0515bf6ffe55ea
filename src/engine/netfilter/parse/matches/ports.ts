import type { MatchSpec, OptionSpec } from '../option.js'
import { option, valueOf } from '../option.js'
import type { PortRange, Test } from '../rule.js'
import { portRange, rangeText } from '../values.js'

const flagBits = new Map([
  ['FIN', 1],
  ['SYN', 2],
  ['RST', 4],
  ['PSH', 8],
  ['ACK', 16],
  ['URG', 32],
])

/** The bits of a list of TCP flags: `SYN,ACK`, `ALL`, `NONE`. */
export function flagsOf(text: string): number | undefined {
  let bits = 0
  for (const name of text.toUpperCase().split(',')) {
    const bit = name === 'ALL' ? 63 : name === 'NONE' ? 0 : flagBits.get(name)
    if (bit === undefined) return undefined
    bits |= bit
  }
  return bits
}

const flagsText = (bits: number): string =>
  [...flagBits]
    .filter(([, bit]) => bits & bit)
    .map(([name]) => name)
    .join(',') || 'NONE'

function port(names: readonly string[], is: 'source-port' | 'destination-port'): OptionSpec {
  return option(
    names,
    'port',
    (text) => portRange(text),
    (range) => ({ test: { is, ranges: [range] }, value: rangeText(range) }),
  )
}

const ports = [port(['sport', 'source-port'], 'source-port'), port(['dport', 'destination-port'], 'destination-port')]

const flagsTest = (mask: number, set: number): { test: Test; text: string } => ({
  test: { is: 'tcp-flags', mask, set },
  text: `--tcp-flags ${flagsText(mask)} ${flagsText(set)}`,
})

export const tcp: MatchSpec = {
  name: 'tcp',
  protocols: ['tcp'],
  options: [
    ...ports,
    {
      names: ['tcp-flags'],
      values: 2,
      negatable: true,
      read: (values) => flagsTest(valueOf(values, 'flags', flagsOf), valueOf(values, 'flags', flagsOf, 1)),
    },
    // FIN, SYN, RST and ACK are looked at, and only SYN is set.
    { names: ['syn'], values: 0, negatable: true, read: () => flagsTest(23, 2) },
  ],
}

export const udp: MatchSpec = { name: 'udp', protocols: ['udp'], options: ports }
export const sctp: MatchSpec = { name: 'sctp', protocols: ['sctp'], options: ports }

/** At most 15 ports, a range counting as two. */
function portList(text: string): readonly PortRange[] | undefined {
  const ranges = text.split(',').map((one) => portRange(one))
  const places = ranges.reduce((sum, range) => sum + (range && range.from !== range.to ? 2 : 1), 0)
  return places <= 15 && ranges.every((range) => range !== undefined) ? ranges : undefined
}

function several(names: readonly string[], is: 'source-port' | 'destination-port' | 'either-port'): OptionSpec {
  return option(names, 'ports', portList, (ranges) => ({ test: { is, ranges }, value: ranges.map((range) => rangeText(range)).join(',') }))
}

export const multiport: MatchSpec = {
  name: 'multiport',
  protocols: ['tcp', 'udp', 'udplite', 'sctp', 'dccp'],
  options: [
    several(['sports', 'source-ports'], 'source-port'),
    several(['dports', 'destination-ports'], 'destination-port'),
    several(['ports'], 'either-port'),
  ],
}

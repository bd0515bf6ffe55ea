import { memo1 } from '../../memo.js'
import type { SocketAddress } from '../../types/request.js'
import type { TraceStep } from '../../types/trace.js'
import { addressBytes, type Cidr, cidrOf, isInCidr } from '../matchers/cidr.js'
import { asciiLower, field, items, number, objects, text } from '../reading.js'
import type { FilterChain, Listener } from '../shapes.js'
import { step } from '../step.js'
import type { Inspection } from './inspection.js'

/** What a connection brings to the choice of a filter chain. */
export interface ChainFacts extends Inspection {
  readonly destination: SocketAddress
  readonly source: SocketAddress
  /** The other end of the TCP connection, where `source` was told by a PROXY header. */
  readonly directSource: SocketAddress
}

export interface ChosenChain {
  readonly chain: FilterChain
  readonly index: number | 'default'
  /** Why others were not. */
  readonly tried: readonly TraceStep[]
  readonly left: number
}

/** No chain, and why not. */
export interface NoChain {
  readonly chain?: undefined
  readonly tried: readonly TraceStep[]
  readonly left: number
}

interface Candidate {
  readonly chain: FilterChain
  readonly index: number
  /** By level: the keys under which Envoy files the chain. */
  readonly keys: readonly (readonly string[])[]
}

interface Level {
  /** The field of FilterChainMatch. */
  readonly name: string
  readonly keysOf: (match: object) => readonly string[]
  /** The keys that the connection answers to, the most specific first; `present` are those that chains have. */
  readonly wanted: (facts: ChainFacts, present: Iterable<string>) => Iterable<string>
  readonly value: (facts: ChainFacts) => string
}

const ANY = ''
const orAny = (keys: readonly string[]): readonly string[] => (keys.length > 0 ? keys : [ANY])
const texts = (value: unknown): readonly string[] => items(value).filter((item) => typeof item === 'string')
const port = (match: object, name: string): readonly string[] => {
  const value = number(field(match, name)) ?? number(field(field(match, name), 'value'))
  return [value === undefined || value === 0 ? ANY : String(value)]
}

/** The mask of a byte of which this many leading bits count. */
const maskOf = (bits: number): number => (0xff << (8 - Math.min(8, Math.max(0, bits)))) & 0xff

/** A range's network in one spelling. */
function rangeKeys(match: object, name: string): readonly string[] {
  return orAny(
    objects(field(match, name)).flatMap((range) => {
      const cidr = cidrOf(range)
      if (!cidr) return []
      const key = `${cidr.bytes.map((byte, i) => byte & maskOf(cidr.length - i * 8)).join('.')}/${cidr.length}`
      return [key]
    }),
  )
}

function cidrFromKey(key: string): Cidr | undefined {
  const [network, length] = key.split('/')
  return network && length !== undefined ? { bytes: network.split('.').map(Number), length: Number(length) } : undefined
}

/** The longest range that holds the address; then none at all. */
function rangesOf(address: string, present: Iterable<string>): string[] {
  const bytes = addressBytes(address)
  let longest: string | undefined
  let length = -1
  for (const key of present) {
    const cidr = cidrFromKey(key)
    if (!cidr || !bytes || cidr.length <= length || !isInCidr(bytes, cidr)) continue
    longest = key
    length = cidr.length
  }
  return longest === undefined ? [ANY] : [longest, ANY]
}

/** A wildcard stands for any labels before its suffix; a name that ends in a dot has no last label. */
function serverNames(name: string): string[] {
  const names = name === '' ? [] : [name]
  for (let at = name.indexOf('.', 1); at > 0 && at < name.length - 1; at = name.indexOf('.', at + 1)) names.push(`*${name.slice(at)}`)
  return [...names, ANY]
}

const isLocal = ({ source, destination }: ChainFacts): boolean =>
  source.address === destination.address || source.address.startsWith('127.') || source.address === '::1'

/** Envoy's order. At each level the most specific key that a chain has decides, and there is no way back. */
const levels: readonly Level[] = [
  {
    name: 'destination_port',
    keysOf: (match) => port(match, 'destination_port'),
    wanted: ({ destination }) => [String(destination.port), ANY],
    value: ({ destination }) => String(destination.port),
  },
  {
    name: 'prefix_ranges',
    keysOf: (match) => rangeKeys(match, 'prefix_ranges'),
    wanted: ({ destination }, present) => rangesOf(destination.address, present),
    value: ({ destination }) => destination.address,
  },
  {
    name: 'server_names',
    keysOf: (match) => orAny(texts(field(match, 'server_names')).map(asciiLower)),
    wanted: ({ serverName }) => serverNames(serverName),
    value: ({ serverName }) => serverName,
  },
  {
    name: 'transport_protocol',
    keysOf: (match) => [text(field(match, 'transport_protocol')) ?? ANY],
    wanted: ({ transportProtocol }) => [transportProtocol, ANY],
    value: ({ transportProtocol }) => transportProtocol,
  },
  {
    name: 'application_protocols',
    keysOf: (match) => orAny(texts(field(match, 'application_protocols'))),
    wanted: ({ applicationProtocols }) => [...applicationProtocols, ANY],
    value: ({ applicationProtocols }) => applicationProtocols.join(', '),
  },
  {
    name: 'direct_source_prefix_ranges',
    keysOf: (match) => rangeKeys(match, 'direct_source_prefix_ranges'),
    wanted: ({ directSource }, present) => rangesOf(directSource.address, present),
    value: ({ directSource }) => directSource.address,
  },
  {
    name: 'source_type',
    keysOf: (match) => {
      const type = text(field(match, 'source_type')) ?? ANY
      return [type === 'ANY' ? ANY : type === 'LOCAL' ? 'SAME_IP_OR_LOOPBACK' : type]
    },
    wanted: (facts) => [isLocal(facts) ? 'SAME_IP_OR_LOOPBACK' : 'EXTERNAL', ANY],
    value: (facts) => (isLocal(facts) ? 'SAME_IP_OR_LOOPBACK' : 'EXTERNAL'),
  },
  {
    name: 'source_prefix_ranges',
    keysOf: (match) => rangeKeys(match, 'source_prefix_ranges'),
    wanted: ({ source }, present) => rangesOf(source.address, present),
    value: ({ source }) => source.address,
  },
  {
    name: 'source_ports',
    keysOf: (match) => orAny(items(field(match, 'source_ports')).map(String)),
    wanted: ({ source }) => [String(source.port), ANY],
    value: ({ source }) => String(source.port),
  },
]

const candidatesOf = memo1((listener: Listener): readonly Candidate[] =>
  objects(listener.filter_chains).map((chain, index) => {
    const match = (field(chain, 'filter_chain_match') ?? {}) as object
    return { chain: chain as FilterChain, index, keys: levels.map(({ keysOf }) => keysOf(match)) }
  }),
)

/** Steps about chains not taken that are kept. */
const MOST_TRIED = 24

/** `NAME#INDEX`, as a trace calls a filter chain. */
export const chainName = (chain: FilterChain, index: number | 'default'): string => `${text(chain.name) ?? ''}#${index}`

/** The filter chain for a connection: level by level, without backtracking; then the default chain, if there is one. */
export function chooseChain(listener: Listener, facts: ChainFacts, at: number): ChosenChain | NoChain {
  const tried: TraceStep[] = []
  let left = 0
  const drop = (candidate: Candidate, code: 'chain.missed' | 'chain.less-specific', level: number): void => {
    if (tried.length >= MOST_TRIED) {
      left++
      return
    }
    const { name, value } = levels[level] as Level
    const wanted = (candidate.keys[level] ?? []).filter((key) => key !== ANY)
    const args = { chain: chainName(candidate.chain, candidate.index), predicate: name, wanted, value: value(facts) }
    tried.push(
      step('listener', code, 'missed', args, { subject: candidate.chain, path: ['listeners', at, 'filter_chains', candidate.index] }),
    )
  }
  let candidates = candidatesOf(listener)
  for (const [i, level] of levels.entries()) {
    if (candidates.length === 0) break
    const present = new Set(candidates.flatMap(({ keys }) => keys[i] as readonly string[]))
    if (present.size === 1 && present.has(ANY)) continue
    const answers = [...level.wanted(facts, present)]
    const key = answers.find((wanted) => present.has(wanted))
    const rest: Candidate[] = []
    for (const candidate of candidates) {
      const keys = candidate.keys[i] as readonly string[]
      if (key !== undefined && keys.includes(key)) rest.push(candidate)
      else drop(candidate, keys.some((own) => answers.includes(own)) ? 'chain.less-specific' : 'chain.missed', i)
    }
    candidates = rest
  }
  const taken = candidates[0]
  if (taken) return { chain: taken.chain, index: taken.index, tried, left }
  const chain = listener.default_filter_chain
  return typeof chain === 'object' && chain !== null ? { chain, index: 'default', tried, left } : { tried, left }
}

import type { Run } from '../http/stream.js'
import { addressBytes, type Cidr, cidrOf, isInCidr } from '../matchers/cidr.js'
import { matchesString } from '../matchers/string.js'
import { type Fields, field, isFields, messageOf, objects, part, text } from '../reading.js'
import type { FilterChain, Listener } from '../shapes.js'
import { step } from '../step.js'
import { type ChainFacts, type ChosenChain, chainName, type NoChain } from './filter-chain.js'

/** More nesting than any matcher has; what lies deeper matches nothing. */
const DEEPEST = 64

/** The value of a connection that an input of the matching API names. */
function inputOf(facts: ChainFacts, input: unknown): string | undefined {
  const config = field(input, 'typed_config')
  switch (messageOf(config)) {
    case 'DestinationIPInput':
      return facts.destination.address
    case 'DestinationPortInput':
      return String(facts.destination.port)
    case 'SourceIPInput':
      return facts.source.address
    case 'SourcePortInput':
      return String(facts.source.port)
    case 'DirectSourceIPInput':
      return facts.directSource.address
    case 'ServerNameInput':
      return facts.serverName || undefined
    case 'TransportProtocolInput':
      return facts.transportProtocol
    case 'ApplicationProtocolInput':
      return facts.applicationProtocols.length > 0 ? facts.applicationProtocols.map((protocol) => `'${protocol}'`).join(',') : undefined
    case 'SourceTypeInput':
      return facts.source.address === facts.destination.address || facts.source.address.startsWith('127.') ? 'local' : undefined
    default:
      return undefined
  }
}

type Note = (input: string, value: string) => void

/** The name in the action that a `xds.type.matcher.v3.Matcher` ends at. */
function evaluate(matcher: unknown, facts: ChainFacts, note: Note, depth = 0): string | undefined {
  if (!isFields(matcher) || depth > DEEPEST) return undefined
  const tree = part(matcher, 'matcher_tree')
  const found = tree ? inTree(tree, facts, note, depth) : inList(part(matcher, 'matcher_list'), facts, note, depth)
  return found ?? act(matcher.on_no_match, facts, note, depth)
}

function act(onMatch: unknown, facts: ChainFacts, note: Note, depth: number): string | undefined {
  const nested = part(onMatch, 'matcher')
  if (nested) return evaluate(nested, facts, note, depth + 1)
  const action = part(onMatch, 'action')
  return text(field(field(action, 'typed_config'), 'value')) ?? text(field(action, 'name'))
}

function inTree(tree: Fields, facts: ChainFacts, note: Note, depth: number): string | undefined {
  const custom = field(tree.custom_match, 'typed_config')
  const value = inputOf(facts, tree.input)
  const exact = field(field(tree.exact_match_map, 'map'), value ?? '')
  if (value !== undefined && exact !== undefined) {
    note(text(field(tree.input, 'name')) ?? '', value)
    return act(exact, facts, note, depth)
  }
  if (messageOf(custom) === 'IPMatcher') {
    const address = value ?? facts.destination.address
    const range = longestRange(custom, address)
    if (range) note('ip', address)
    return range && act(range.on_match, facts, note, depth)
  }
  const prefixes = field(tree.prefix_match_map, 'map')
  if (value === undefined || !isFields(prefixes)) return undefined
  for (let length = value.length; length > 0; length--) {
    const match = field(prefixes, value.slice(0, length))
    if (match !== undefined) return act(match, facts, note, depth)
  }
  return undefined
}

function longestRange(config: unknown, address: string): Fields | undefined {
  const bytes = addressBytes(address)
  let best: { readonly range: Cidr; readonly matcher: Fields } | undefined
  for (const matcher of objects(field(config, 'range_matchers')))
    for (const written of objects(matcher.ranges)) {
      const range = cidrOf(written)
      if (range && bytes && isInCidr(bytes, range) && (!best || range.length > best.range.length)) best = { range, matcher }
    }
  return best?.matcher
}

function inList(list: Fields | undefined, facts: ChainFacts, note: Note, depth: number): string | undefined {
  for (const matcher of objects(list?.matchers)) {
    if (!holds(matcher.predicate, facts, 0)) continue
    const found = act(matcher.on_match, facts, note, depth)
    if (found !== undefined) return found
  }
  return undefined
}

function holds(predicate: unknown, facts: ChainFacts, depth: number): boolean {
  if (!isFields(predicate) || depth > DEEPEST) return false
  const single = part(predicate, 'single_predicate')
  if (single) {
    const value = inputOf(facts, single.input)
    return value !== undefined && matchesString(single.value_match, value)
  }
  const any = part(predicate, 'or_matcher')
  if (any) return objects(any.predicate).some((one) => holds(one, facts, depth + 1))
  const all = part(predicate, 'and_matcher')
  if (all) return objects(all.predicate).every((one) => holds(one, facts, depth + 1))
  return Object.hasOwn(predicate, 'not_matcher') && !holds(predicate.not_matcher, facts, depth + 1)
}

/** The chain that a listener's `filter_chain_matcher` names; the default chain where it names none. */
export function chooseByMatcher(run: Run, listener: Listener, facts: ChainFacts, at: number): ChosenChain | NoChain {
  const looked: { input: string; value: string }[] = []
  const name = evaluate(field(listener, 'filter_chain_matcher'), facts, (input, value) => void looked.push({ input, value }))
  const chains = objects(listener.filter_chains) as readonly FilterChain[]
  const index = name === undefined ? -1 : chains.findIndex((chain) => chain.name === name)
  const chain = chains[index]
  if (chain) {
    for (const { input, value } of looked)
      run.note(
        step(
          'listener',
          'chain.by-matcher',
          'noted',
          { chain: chainName(chain, index), input, value },
          { subject: chain, path: ['listeners', at] },
        ),
      )
    return { chain, index, tried: [], left: 0 }
  }
  run.note(
    step(
      'listener',
      'chain.matcher-none',
      'noted',
      { listener: text(listener.name) ?? '' },
      { subject: listener, path: ['listeners', at] },
    ),
  )
  const last = listener.default_filter_chain
  return isFields(last) ? { chain: last as FilterChain, index: 'default', tried: [], left: 0 } : { tried: [], left: 0 }
}

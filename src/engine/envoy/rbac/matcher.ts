import type { TraceStep } from '../../types/trace.js'
import { step } from '../http-filters/step.js'
import { matchesCidr } from '../matchers/cidr.js'
import { matchesString, stringPredicate } from '../matchers/string.js'
import { type Fields, field, isFields, messageOf, objects, part, text } from '../reading.js'
import type { RbacFacts } from './facts.js'
import type { RbacAction } from './policies.js'

/** What a Matcher (`xds.type.matcher.v3`) came to; without a name nothing matched. */
export interface MatcherResult {
  readonly name?: string
  readonly action?: RbacAction
  readonly tried: readonly TraceStep[]
}

const DEEPEST = 32
const actions: ReadonlyMap<unknown, RbacAction> = new Map<unknown, RbacAction>([
  ['DENY', 'DENY'],
  [1, 'DENY'],
  ['LOG', 'LOG'],
  [2, 'LOG'],
])

/** The inputs that RBAC knows, by their messages' names. */
const inputs: ReadonlyMap<string, (config: unknown, facts: RbacFacts) => string | undefined> = new Map([
  [
    'HttpRequestHeaderMatchInput',
    (config: unknown, { headers }: RbacFacts) => joined(headers.all((text(field(config, 'header_name')) ?? '').toLowerCase())),
  ],
  ['DestinationIPInput', (_: unknown, { destination }: RbacFacts) => destination.address],
  ['DestinationPortInput', (_: unknown, { destination }: RbacFacts) => String(destination.port)],
  ['SourceIPInput', (_: unknown, { remote }: RbacFacts) => remote],
  ['DirectSourceIPInput', (_: unknown, { source }: RbacFacts) => source],
  ['ServerNameInput', (_: unknown, { tls }: RbacFacts) => tls?.serverName],
  ['UriSanInput', (_: unknown, { tls }: RbacFacts) => tls?.peerUri],
])

const joined = (lines: readonly string[]): string | undefined => (lines.length ? lines.join(',') : undefined)

/** Walks a matching tree of RBAC to its action. */
export function matchTree(matcher: object, facts: RbacFacts): MatcherResult {
  const tried: TraceStep[] = []
  const action = follow(matcher, facts, tried, 0)
  return action ? { name: text(action.name) ?? '', action: actions.get(action.action) ?? 'ALLOW', tried } : { tried }
}

/** The configuration of the action that a matching tree leads to. */
export const followMatcher = (matcher: object, facts: RbacFacts): object | undefined => follow(matcher, facts, [], 0)

type End = Fields | undefined

function follow(matcher: unknown, facts: RbacFacts, tried: TraceStep[], depth: number): End {
  if (!isFields(matcher) || depth > DEEPEST) return undefined
  const list = part(matcher, 'matcher_list')
  for (const entry of objects(field(list, 'matchers'))) {
    if (!holds(entry.predicate, facts, tried, depth)) continue
    const end = arrive(entry.on_match, facts, tried, depth)
    if (end) return end
  }
  const tree = part(matcher, 'matcher_tree')
  const branch = tree && branchOf(tree, facts)
  const end = branch === undefined ? undefined : arrive(branch, facts, tried, depth)
  return !end && isFields(matcher.on_no_match) ? arrive(matcher.on_no_match, facts, tried, depth) : end
}

function arrive(onMatch: unknown, facts: RbacFacts, tried: TraceStep[], depth: number): End {
  const nested = field(onMatch, 'matcher')
  if (isFields(nested)) return follow(nested, facts, tried, depth + 1)
  const action = field(part(onMatch, 'action'), 'typed_config')
  return isFields(action) ? action : undefined
}

function branchOf(tree: object, facts: RbacFacts): unknown {
  const value = inputOf(field(tree, 'input'), facts)
  if (value === undefined) return undefined
  const exact = field(part(tree, 'exact_match_map'), 'map')
  if (isFields(exact)) return field(exact, value)
  const prefixes = field(part(tree, 'prefix_match_map'), 'map')
  if (!isFields(prefixes)) return undefined
  const longest = Object.keys(prefixes)
    .filter((prefix) => value.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0]
  return longest === undefined ? undefined : prefixes[longest]
}

function holds(predicate: unknown, facts: RbacFacts, tried: TraceStep[], depth: number): boolean {
  if (depth > DEEPEST) return false
  const single = part(predicate, 'single_predicate')
  if (single) return holdsSingle(single, facts, tried)
  const any = part(predicate, 'or_matcher')
  if (any) return objects(any.predicate).some((one) => holds(one, facts, tried, depth + 1))
  const all = part(predicate, 'and_matcher')
  if (all) return objects(all.predicate).every((one) => holds(one, facts, tried, depth + 1))
  const not = part(predicate, 'not_matcher')
  return not !== undefined && !holds(not, facts, tried, depth + 1)
}

function holdsSingle(single: object, facts: RbacFacts, tried: TraceStep[]): boolean {
  const input = field(single, 'input')
  const value = inputOf(input, facts)
  const matcher = field(single, 'value_match')
  const ranges = objects(field(field(part(single, 'custom_match'), 'typed_config'), 'cidr_ranges'))
  const isMatch =
    value !== undefined && (isFields(matcher) ? matchesString(matcher, value) : ranges.some((range) => matchesCidr(range, value)))
  const { kind, value: wanted } = stringPredicate(matcher)
  const name = messageOf(field(input, 'typed_config'))
  if (tried.length < DEEPEST)
    tried.push(step('rbac.input', isMatch ? 'taken' : 'missed', { input: name, comparison: kind, wanted, actual: value ?? '' }))
  return isMatch
}

function inputOf(input: unknown, facts: RbacFacts): string | undefined {
  const config = field(input, 'typed_config')
  return inputs.get(messageOf(config))?.(config, facts)
}

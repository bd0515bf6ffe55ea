import type { StepResult, TraceStep } from '../../types/trace.js'
import { step } from '../http-filters/step.js'
import { matchesCidr } from '../matchers/cidr.js'
import { headerMatcher } from '../matchers/header.js'
import { keysOf, matchesMetadata, valueAt } from '../matchers/metadata.js'
import { matchesPath, matchesTemplate, templateOf, withoutQuery } from '../matchers/path.js'
import { matchesString, stringPredicate } from '../matchers/string.js'
import { field, flag, isFields, number, part, text } from '../reading.js'
import { describeValueMatcher } from './describe-value.js'
import type { RbacFacts } from './facts.js'

const outcome = (isMatch: boolean): StepResult => (isMatch ? 'taken' : 'missed')

/** One test of a Permission or Principal that holds no others. Undefined: not a test that this knows. */
export type Predicate = (wanted: unknown, facts: RbacFacts) => TraceStep

const string = (matcher: unknown) => {
  const { kind, value, ignoreCase } = stringPredicate(matcher)
  return { comparison: kind, wanted: value, ignoreCase }
}

const address =
  (which: 'source' | 'remote' | 'destination', of: (facts: RbacFacts) => string): Predicate =>
  (wanted, facts) => {
    const actual = of(facts)
    const range = `${text(field(wanted, 'address_prefix')) ?? ''}/${number(field(wanted, 'prefix_len')) ?? number(part(wanted, 'prefix_len')?.value) ?? 0}`
    return step('rbac.address', outcome(matchesCidr(wanted, actual)), { which, range, actual })
  }

const header: Predicate = (wanted, { headers }) => {
  if (!isFields(wanted)) return step('rbac.unknown', 'missed', { kind: 'header' })
  const { name, predicate, isInverted, matches } = headerMatcher(wanted)
  const comparison = predicate.kind === 'present' && !predicate.present ? 'absent' : predicate.kind
  const value = predicate.kind === 'range' ? `${predicate.start}–${predicate.end - 1}` : predicate.kind === 'present' ? '' : predicate.value
  return step('rbac.header', outcome(matches(headers)), { name, comparison, wanted: value, isInverted, actual: headers.all(name) })
}

const path: Predicate = (wanted, { headers }) => {
  const actual = headers.get(':path')
  const isMatch = actual !== undefined && matchesPath(wanted, actual)
  return step('rbac.path', outcome(isMatch), {
    ...string(field(wanted, 'path')),
    actual: withoutQuery(actual ?? ''),
    isHttp: actual !== undefined,
  })
}

const template: Predicate = (wanted, { headers }) => {
  const pattern = templateOf(wanted)
  if (pattern === undefined) return step('rbac.unknown', 'missed', { kind: 'uri_template' })
  const actual = headers.get(':path')
  const isMatch = actual !== undefined && matchesTemplate(pattern, actual)
  return step('rbac.template', outcome(isMatch), { template: pattern, actual: withoutQuery(actual ?? ''), isHttp: actual !== undefined })
}

/** The certificate's URI SAN first, then its subject, which Istio leaves empty. */
const authenticated: Predicate = (wanted, { tls }) => {
  const principal = part(wanted, 'principal_name')
  if (!principal) return step('rbac.authenticated', outcome(tls !== undefined), { hasTls: tls !== undefined })
  const isMatch =
    tls !== undefined && [...(tls.peerUri === undefined ? [] : [tls.peerUri]), ''].some((name) => matchesString(principal, name))
  return step('rbac.principal', outcome(isMatch), { ...string(principal), hasTls: tls !== undefined, actual: tls?.peerUri ?? '' })
}

const serverName: Predicate = (wanted, { tls }) => {
  const actual = tls?.serverName ?? ''
  return step('rbac.server-name', outcome(matchesString(wanted, actual)), { ...string(wanted), actual })
}

const metadataIn =
  (of: (facts: RbacFacts) => ReadonlyMap<string, unknown>): Predicate =>
  (wanted, facts) => {
    const filter = text(field(wanted, 'filter')) ?? ''
    const keys = keysOf(field(wanted, 'path'))
    const actual = valueAt(of(facts).get(filter), keys)
    return step('rbac.metadata', outcome(matchesMetadata(wanted, of(facts))), {
      filter,
      key: keys.join('.'),
      wanted: describeValueMatcher(field(wanted, 'value')),
      isInverted: flag(field(wanted, 'invert')) ?? false,
      actual: actual === undefined ? '' : (JSON.stringify(actual) ?? ''),
    })
  }

const metadata = metadataIn((facts) => facts.metadata)
const routeMetadata = metadataIn((facts) => facts.routeMetadata)

const sourcedMetadata: Predicate = (wanted, facts) => {
  const source = field(wanted, 'metadata_source')
  const from = source === 'ROUTE' || source === 1 ? routeMetadata : metadata
  return from(field(wanted, 'metadata_matcher'), facts)
}

const filterState: Predicate = (wanted, facts) => {
  const key = text(field(wanted, 'key')) ?? ''
  const actual = facts.filterState.get(key)
  const range = field(wanted, 'address_match')
  const matcher = field(wanted, 'string_match')
  const isMatch = actual !== undefined && (isFields(range) ? matchesCidrs(range, actual) : matchesString(matcher, actual))
  return step('rbac.filter-state', outcome(isMatch), { key, ...string(matcher), actual: actual ?? '' })
}

const matchesCidrs = (match: object, actual: string): boolean => {
  const isIn = (Array.isArray(field(match, 'ranges')) ? (field(match, 'ranges') as unknown[]) : []).some((range) =>
    matchesCidr(range, actual),
  )
  return isIn !== (flag(field(match, 'invert_match')) ?? false)
}

const always: Predicate = (wanted) => step('rbac.any', outcome(wanted !== false), {})

const port: Predicate = (wanted, { destination }) =>
  step('rbac.port', outcome(number(wanted) === destination.port), { wanted: String(wanted), actual: destination.port })

/** The range's end is not in it. */
const portRange: Predicate = (wanted, { destination }) => {
  const start = number(field(wanted, 'start')) ?? 0
  const end = number(field(wanted, 'end')) ?? 0
  const isMatch = destination.port >= start && destination.port < end
  return step('rbac.port', outcome(isMatch), { wanted: `${start}–${end - 1}`, actual: destination.port })
}

/** By the field's name in `envoy.config.rbac.v3.Permission` and `Principal`. */
export const predicates: ReadonlyMap<string, Predicate> = new Map<string, Predicate>([
  ['any', always],
  ['header', header],
  ['url_path', path],
  ['uri_template', template],
  ['destination_ip', address('destination', ({ destination }) => destination.address)],
  ['destination_port', port],
  ['destination_port_range', portRange],
  ['metadata', metadata],
  ['sourced_metadata', sourcedMetadata],
  ['requested_server_name', serverName],
  ['authenticated', authenticated],
  ['source_ip', address('source', ({ source }) => source)],
  ['direct_remote_ip', address('source', ({ source }) => source)],
  ['remote_ip', address('remote', ({ remote }) => remote)],
  ['filter_state', filterState],
])

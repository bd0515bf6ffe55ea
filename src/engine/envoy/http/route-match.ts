import { memo1 } from '../../memo.js'
import { type CompiledHeaderMatcher, headerMatcher } from '../matchers/header.js'
import { matchesMetadata } from '../matchers/metadata.js'
import { templateOf, withoutQuery } from '../matchers/path.js'
import { type CompiledQueryMatcher, queryMatcher, queryParameters } from '../matchers/query.js'
import { regexOf } from '../matchers/regex.js'
import { matchesString, regexText } from '../matchers/string.js'
import { templateRegex } from '../matchers/uri-template.js'
import { asciiLower, type Fields, field, flag, number, objects, part, text } from '../reading.js'
import { isGrpc } from '../router/grpc.js'
import type { Route } from '../shapes.js'
import type { HeaderMap } from './header-map.js'
import type { RequestLot } from './lot.js'
import type { TlsSession } from './stream.js'

/** What a request brings to the choice of a route. */
export class RouteFacts {
  readonly path: string
  readonly hasPath: boolean
  readonly isConnect: boolean
  private lower: string | undefined
  private parameters: ReadonlyMap<string, string> | undefined

  constructor(
    readonly headers: HeaderMap,
    readonly metadata: ReadonlyMap<string, unknown>,
    readonly filterState: ReadonlyMap<string, string>,
    readonly tls: TlsSession | undefined,
    readonly lot: RequestLot,
  ) {
    const path = headers.get(':path')
    this.hasPath = path !== undefined
    this.path = withoutQuery(path ?? '')
    this.isConnect = headers.get(':method') === 'CONNECT'
  }

  get lowerPath(): string {
    this.lower ??= asciiLower(this.path)
    return this.lower
  }

  get query(): ReadonlyMap<string, string> {
    this.parameters ??= queryParameters(this.headers.get(':path') ?? '')
    return this.parameters
  }
}

/** Which predicate of a route failed, as `route.missed` says it. */
export interface Miss {
  readonly predicate: string
  readonly subject: string
  readonly kind: string
  readonly wanted: string
  readonly value: string
  readonly isAbsent: boolean
}

interface Predicate {
  readonly holds: (facts: RouteFacts) => boolean
  readonly miss: (facts: RouteFacts) => Miss
}

export interface CompiledRoute {
  readonly predicates: readonly Predicate[]
  /** Of a request that satisfies all predicates this share takes the route, by the request's lot. */
  readonly fraction?: { readonly below: number; readonly of: number }
}

const denominators: Readonly<Record<string, number>> = { HUNDRED: 100, TEN_THOUSAND: 10_000, MILLION: 1_000_000 }

/** A RuntimeFractionalPercent's default: what the runtime may say instead is not in the configuration. */
export function fractionOf(fraction: unknown): { below: number; of: number } | undefined {
  const value = part(fraction, 'default_value') ?? part(fraction, 'hidden_envoy_deprecated_default_value')
  if (!value) return undefined
  return { below: number(value.numerator) ?? 0, of: denominators[text(value.denominator) ?? 'HUNDRED'] ?? 100 }
}

function pathPredicate(match: Fields): Predicate {
  const ignoresCase = flag(match.case_sensitive) === false
  const make = (kind: string, wanted: string, test: (path: string, wanted: string) => boolean): Predicate => {
    const compared = ignoresCase ? asciiLower(wanted) : wanted
    return {
      holds: (facts) => facts.hasPath && test(ignoresCase ? facts.lowerPath : facts.path, compared),
      miss: (facts) => ({ predicate: 'path', subject: '', kind, wanted, value: facts.path, isAbsent: !facts.hasPath }),
    }
  }
  const prefix = text(match.prefix)
  if (prefix !== undefined) return make('prefix', prefix, (path, wanted) => path.startsWith(wanted))
  const path = text(match.path)
  if (path !== undefined) return make('exact', path, (given, wanted) => given === wanted)
  const separated = text(match.path_separated_prefix)
  if (separated !== undefined)
    return make(
      'separated-prefix',
      separated,
      (given, wanted) => given.startsWith(wanted) && (given.length === wanted.length || given.charAt(wanted.length) === '/'),
    )
  const regex = regexText(match.safe_regex) ?? text(match.regex) ?? text(match.hidden_envoy_deprecated_regex)
  if (regex !== undefined)
    return {
      holds: (facts) => facts.hasPath && startsRight(regex, facts.path) && regexOf(regex).matches(facts.path),
      miss: (facts) => ({ predicate: 'path', subject: '', kind: 'regex', wanted: regex, value: facts.path, isAbsent: !facts.hasPath }),
    }
  if (part(match, 'connect_matcher'))
    return {
      holds: (facts) => facts.isConnect,
      miss: (facts) => ({
        predicate: 'method',
        subject: '',
        kind: 'exact',
        wanted: 'CONNECT',
        value: facts.headers.get(':method') ?? '',
        isAbsent: false,
      }),
    }
  const template = templateOf(match.path_match_policy)
  if (template !== undefined)
    return {
      holds: (facts) => facts.hasPath && templateRegex(template).matches(facts.path),
      miss: (facts) => ({
        predicate: 'path',
        subject: '',
        kind: 'template',
        wanted: template,
        value: facts.path,
        isAbsent: !facts.hasPath,
      }),
    }
  return {
    holds: () => false,
    miss: (facts) => ({
      predicate: 'path',
      subject: '',
      kind: 'unknown',
      wanted: Object.keys(match).join(', '),
      value: facts.path,
      isAbsent: false,
    }),
  }
}

const literalStart = new Map<string, string>()

/** Whether a path begins with what an expression's matches must begin with: spares most of thousands of expressions their automaton. */
function startsRight(regex: string, path: string): boolean {
  let literal = literalStart.get(regex)
  if (literal === undefined) {
    if (literalStart.size > 50_000) literalStart.clear()
    const plain = /^\^?([\w/-]*)/.exec(regex)?.[1] ?? ''
    const next = regex.charAt(regex.startsWith('^') ? plain.length + 1 : plain.length)
    // A quantifier takes the last letter back; an alternative anywhere may take all of it.
    literal = regex.includes('|') ? '' : '?*{'.includes(next) && next !== '' ? plain.slice(0, -1) : plain
    literalStart.set(regex, literal)
  }
  return path.startsWith(literal)
}

function headerPredicate(matcher: CompiledHeaderMatcher): Predicate {
  const { name, predicate, isInverted } = matcher
  const kind = `${isInverted ? 'not-' : ''}${predicate.kind}`
  const wanted =
    predicate.kind === 'range'
      ? `[${predicate.start}, ${predicate.end})`
      : predicate.kind === 'present'
        ? String(predicate.present)
        : predicate.value
  return {
    holds: ({ headers }) => matcher.matches(headers),
    miss: ({ headers }) => ({
      predicate: 'header',
      subject: name,
      kind,
      wanted,
      value: headers.all(name).join(' | '),
      isAbsent: !headers.has(name),
    }),
  }
}

function queryPredicate({ name, predicate, matches }: CompiledQueryMatcher): Predicate {
  const wanted = predicate.kind === 'present' ? String(predicate.present) : predicate.value
  return {
    holds: (facts) => matches(facts.query),
    miss: ({ query }) => ({
      predicate: 'query',
      subject: name,
      kind: predicate.kind,
      wanted,
      value: query.get(name) ?? '',
      isAbsent: !query.has(name),
    }),
  }
}

const other = (predicate: string, subject: string, wanted: string, holds: (facts: RouteFacts) => boolean): Predicate => ({
  holds,
  miss: () => ({ predicate, subject, kind: 'exact', wanted, value: '', isAbsent: true }),
})

/** A route's match, read once. */
export const compiledRoute: (route: Route) => CompiledRoute = memo1((route: Route): CompiledRoute => {
  const match: Fields = part(route, 'match') ?? {}
  const predicates = [
    pathPredicate(match),
    ...objects(match.headers).map((matcher) => headerPredicate(headerMatcher(matcher))),
    ...objects(match.query_parameters).map((matcher) => queryPredicate(queryMatcher(matcher))),
  ]
  if (part(match, 'grpc')) predicates.push(other('grpc', '', 'application/grpc', ({ headers }) => isGrpc(headers)))
  const tls = part(match, 'tls_context')
  const presented = flag(field(tls, 'presented'))
  const validated = flag(field(tls, 'validated'))
  if (presented !== undefined)
    predicates.push(other('tls', 'presented', String(presented), (facts) => (facts.tls?.peerUri !== undefined) === presented))
  if (validated !== undefined)
    predicates.push(other('tls', 'validated', String(validated), (facts) => (facts.tls?.peerUri !== undefined) === validated))
  for (const matcher of objects(match.dynamic_metadata))
    predicates.push(other('metadata', text(matcher.filter) ?? '', '', (facts) => matchesMetadata(matcher, facts.metadata)))
  for (const matcher of objects(match.filter_state)) {
    const key = text(matcher.key) ?? ''
    predicates.push(
      other(
        'filter-state',
        key,
        '',
        (facts) => facts.filterState.has(key) && matchesString(matcher.string_match, facts.filterState.get(key) ?? ''),
      ),
    )
  }
  const fraction = fractionOf(match.runtime_fraction)
  return { predicates, ...(fraction ? { fraction } : {}) }
})

/** The predicate that fails; undefined where all hold. The lot is not asked. */
export function failing({ predicates }: CompiledRoute, facts: RouteFacts): Predicate | undefined {
  for (const predicate of predicates) if (!predicate.holds(facts)) return predicate
  return undefined
}

import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { HeaderMap } from '../../envoy/http/header-map.js'
import type { RequestLot } from '../../envoy/http/lot.js'
import { compiledRoute, failing, RouteFacts } from '../../envoy/http/route-match.js'
import type { HeaderMatcher, RouteMatch } from '../../types/envoy/route.js'
import { covers } from './cover.js'

const paths = ['/', '/a', '/A', '/a/', '/a/b', '/ab', '/a/b/c', '/ba', '/a?q=1', '/a/b?q=2&r']
const word = fc.constantFrom('a', 'ab', 'A', 'b', 'abc', '')
const path = fc.constantFrom('/', '/a', '/A', '/a/b', '/ab')
const expression = fc.constantFrom('.*', '/.*', '/a.*', '/a/.*', '/[ab]+', '/a|/b', '/a/?b', '/ab*', '(?i)/a', '/a{0,2}/b', '.+', '/a/b')

const text = fc.oneof(
  word.map((exact) => ({ exact })),
  word.map((prefix) => ({ prefix })),
  word.map((suffix) => ({ suffix })),
  word.map((contains) => ({ contains })),
  fc.constantFrom('a.*', '.*', '[ab]+', 'a?b', 'ab|a').map((regex) => ({ safe_regex: { regex } })),
)
const stringMatch = fc
  .tuple(text, fc.boolean())
  .map(([t, ignore_case]) => (ignore_case && !('safe_regex' in t) ? { ...t, ignore_case } : t))
const header: fc.Arbitrary<HeaderMatcher> = fc
  .record(
    {
      name: fc.constantFrom('x', 'y'),
      string_match: stringMatch,
      present_match: fc.boolean(),
      invert_match: fc.boolean(),
      treat_missing_header_as_empty: fc.boolean(),
    },
    { requiredKeys: ['name'] },
  )
  .map((h) => (h.string_match ? { ...h, present_match: undefined } : h)) as fc.Arbitrary<HeaderMatcher>
const query = fc.oneof(
  fc.record({ name: fc.constantFrom('q', 'r'), string_match: text }),
  fc.record({ name: fc.constantFrom('q', 'r'), present_match: fc.boolean() }),
)
const match: fc.Arbitrary<RouteMatch> = fc
  .tuple(
    fc.oneof(
      path.map((p) => ({ path: p })),
      path.map((p) => ({ prefix: p })),
      fc.constantFrom('/a', '/a/b', '/ab').map((p) => ({ path_separated_prefix: p })),
      expression.map((regex) => ({ safe_regex: { regex } })),
    ),
    fc.boolean(),
    fc.array(header, { maxLength: 2 }),
    fc.array(query, { maxLength: 1 }),
  )
  .map(([at, anyCase, headers, query_parameters]) => ({
    ...at,
    ...(anyCase && !('safe_regex' in at) && { case_sensitive: false }),
    ...(headers.length > 0 && { headers }),
    ...(query_parameters.length > 0 && { query_parameters }),
  })) as fc.Arbitrary<RouteMatch>

const request = fc.record({
  path: fc.constantFrom(...paths),
  x: fc.option(word, { nil: undefined }),
  y: fc.option(word, { nil: undefined }),
})

function takes(of: RouteMatch, { path, x, y }: { path: string; x?: string; y?: string }): boolean {
  const headers = new HeaderMap()
  headers.add(':method', 'GET')
  headers.add(':path', path)
  if (x !== undefined) headers.add('x', x)
  if (y !== undefined) headers.add('y', y)
  const facts = new RouteFacts(headers, new Map(), new Map(), undefined, {} as RequestLot)
  return failing(compiledRoute({ match: of }), facts) === undefined
}

it('says that one match takes all of another only where it does, by the matchers that requests are traced with', () => {
  let said = 0
  fc.assert(
    fc.property(match, match, fc.array(request, { minLength: 8, maxLength: 8 }), (earlier, later, requests) => {
      if (!covers(earlier, later)) return
      said++
      for (const r of requests) if (takes(later, r)) expect(takes(earlier, r)).toBe(true)
    }),
    { numRuns: 20_000 },
  )
  expect(said).toBeGreaterThan(300)
})

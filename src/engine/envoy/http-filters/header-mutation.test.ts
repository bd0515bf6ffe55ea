import { expect, it } from 'vitest'
import { passes } from './stream-for-test.js'

const type = 'type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.'
const filter = (mutations: object, name = 'envoy.filters.http.header_mutation') => ({
  name,
  typed_config: { '@type': `${type}HeaderMutation`, mutations },
})
const append = (key: string, value: string, action?: string) => ({
  append: { header: { key, value }, ...(action && { append_action: action }) },
})

it('changes request headers in order, the least specific level last', () => {
  const perRoute = (value: string) => ({
    typed_per_filter_config: {
      'envoy.filters.http.header_mutation': {
        '@type': `${type}HeaderMutationPerRoute`,
        mutations: { request_mutations: [append('x-level', value, 'OVERWRITE_IF_EXISTS_OR_ADD')] },
      },
    },
  })
  const own = {
    request_mutations: [
      append('x-path', '%REQ(:path)%!'),
      { remove: 'x-gone' },
      append('x-in', 'more'),
      append('x-in', 'no', 'ADD_IF_ABSENT'),
    ],
  }
  const asked = {
    headers: [['x-gone', '1'] as const, ['x-in', '0'] as const],
    route: { route: {}, ...perRoute('route') },
    virtualHost: perRoute('host'),
  }
  const { request } = passes([filter(own)], asked).stream
  expect(['x-path', 'x-gone', 'x-in', 'x-level'].map((name) => request.all(name))).toEqual([['/!'], [], ['0', 'more'], ['host']])
})

it('changes the answer of a filter before it too', () => {
  const fault = {
    name: 'envoy.filters.http.fault',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault',
      abort: { http_status: 418, percentage: { numerator: 100 } },
    },
  }
  const { response } = passes([
    filter({ response_mutations: [append('a', '1')] }),
    fault,
    filter({ response_mutations: [append('b', '2')] }),
  ])
  expect(response.entries()).toEqual([
    ['b', '2'],
    ['a', '1'],
  ])
})

it.each([
  ['/x', '/x?added=v%20w'],
  ['/x?gone=1&b=c&gone=2', '/x?added=v%20w&b=c'],
  ['/x?q', '/x?added=v%20w&q='],
  ['/x?a=%20b+c&added=z', '/x?a= b+c&added=z&added=v%20w'],
])('rewrites a query by name and decoded: %s', (path, want) => {
  const query = [{ remove: 'gone' }, { append: { record: { key: 'added', value: 'v w' } } }]
  expect(passes([filter({ query_parameter_mutations: query })], { path }).stream.request.get(':path')).toBe(want)
})

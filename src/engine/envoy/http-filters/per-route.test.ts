import { expect, it } from 'vitest'
import { passes } from './stream-for-test.js'

const name = 'envoy.filters.http.fault'
const type = 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault'
const wrapper = 'type.googleapis.com/envoy.config.route.v3.FilterConfig'
const abort = (status: number) => ({ '@type': type, abort: { http_status: status, percentage: { numerator: 100 } } })
const at = (status: number) => ({ typed_per_filter_config: { [name]: abort(status) } })
const own = { name, typed_config: abort(500) }
const code = (asked: Parameters<typeof passes>[1], filter: object = own) => passes([filter], asked).reply?.code

it('takes the most specific configuration', () => {
  const [configuration, virtualHost, route, weightedCluster] = [at(501), at(502), { route: {}, ...at(503) }, at(504)]
  expect(code({})).toBe(500)
  expect(code({ configuration })).toBe(501)
  expect(code({ configuration, virtualHost })).toBe(502)
  expect(code({ configuration, virtualHost, route })).toBe(503)
  expect(code({ configuration, virtualHost, route, weightedCluster })).toBe(504)
})

it('switches a filter off, and on again', () => {
  const off = { typed_per_filter_config: { [name]: { '@type': wrapper, disabled: true } } }
  const on = { route: {}, typed_per_filter_config: { [name]: { '@type': wrapper, config: abort(503) } } }
  expect(code({ virtualHost: off })).toBeUndefined()
  expect(code({ virtualHost: off, route: on })).toBe(503)
  expect(code({}, { ...own, disabled: true })).toBeUndefined()
  expect(code({ route: on }, { ...own, disabled: true })).toBe(503)
})

it('goes by the name of the filter in the chain', () => {
  expect(code({ route: { route: {}, ...at(503) } }, { ...own, name: 'mine' })).toBe(500)
})

it('bears anything', () => {
  for (const config of [null, 5, 'x', [], { '@type': 7 }, { '@type': wrapper }, { '@type': type, abort: [], delay: 'x', headers: {} }]) {
    expect(() => code({ route: { route: {}, typed_per_filter_config: { [name]: config } } })).not.toThrow()
    expect(() => passes([{ name, typed_config: config as object }])).not.toThrow()
  }
})

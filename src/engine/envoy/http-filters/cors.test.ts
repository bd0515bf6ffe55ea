import { describe, expect, it } from 'vitest'
import { passes } from './stream-for-test.js'

const name = 'envoy.filters.http.cors'
const filter = { name, typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.cors.v3.Cors' } }
const policy = (settings: object) => ({
  typed_per_filter_config: { [name]: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy', ...settings } },
})
const usual = {
  allow_origin_string_match: [{ exact: 'https://a.example' }, { prefix: 'https://c' }],
  allow_methods: 'GET,POST',
  allow_headers: '*',
  expose_headers: 'x-three',
  max_age: '60',
  allow_credentials: true,
}
const route = (settings: object, action: object = { route: { cluster: 'c' } }) => ({ ...action, ...policy(settings) })
const from = (origin: string, ...more: (readonly [string, string])[]) => [['origin', origin] as const, ...more]
const asks = ['access-control-request-method', 'GET'] as const

describe('a simple request', () => {
  it('of an allowed origin is answered with its name', () => {
    const { reply, response } = passes([filter], { headers: from('https://a.example'), route: route(usual) })
    expect(reply).toBeUndefined()
    expect(response.entries()).toEqual([
      ['access-control-allow-origin', 'https://a.example'],
      ['access-control-allow-credentials', 'true'],
      ['access-control-expose-headers', 'x-three'],
    ])
  })

  it('of another passes just as well, unnamed', () => {
    const { reply, response, steps } = passes([filter], { headers: from('https://bad'), route: route(usual) })
    expect([reply, response.entries()]).toEqual([undefined, []])
    expect(steps.at(-1)).toMatchObject({ code: 'cors.other-origin', result: 'missed' })
  })

  it('of an origin that only begins like an allowed one is allowed by a prefix', () => {
    const { response } = passes([filter], { headers: from('https://cevil.example'), route: route(usual) })
    expect(response.get('access-control-allow-origin')).toBe('https://cevil.example')
  })

  it('with two origins has neither', () => {
    const headers = from('https://a.example', ['origin', 'https://bad'])
    expect(passes([filter], { headers, route: route(usual) }).response.entries()).toEqual([])
  })
})

describe('a preflight', () => {
  const preflight = (origin: string, settings: object) =>
    passes([filter], { method: 'OPTIONS', headers: from(origin, asks, ['access-control-request-headers', 'x-q']), route: route(settings) })

  it('of an allowed origin is answered', () => {
    const { reply, response } = preflight('https://a.example', usual)
    expect(reply).toMatchObject({ code: 200, details: 'cors_response', flags: [] })
    expect(Object.fromEntries(response.entries())).toEqual({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'x-q',
      'access-control-max-age': '60',
      'access-control-expose-headers': 'x-three',
    })
  })

  it('of another goes on to the application, unless that is turned off', () => {
    expect(preflight('https://bad', usual).reply).toBeUndefined()
    const { reply, response } = preflight('https://bad', { ...usual, forward_not_matching_preflights: false })
    expect(reply?.code).toBe(200)
    expect(response.has('access-control-allow-origin')).toBe(false)
  })

  it('needs the method that is asked for', () => {
    expect(passes([filter], { method: 'OPTIONS', headers: from('https://a.example'), route: route(usual) }).reply).toBeUndefined()
  })
})

it('takes * for any origin', () => {
  const star = { allow_origin_string_match: [{ exact: '*' }] }
  expect(passes([filter], { headers: from('https://x'), route: route(star) }).response.get('access-control-allow-origin')).toBe('https://x')
})

it('takes each setting from the most specific policy that has it', () => {
  const asked = { headers: from('https://a.example'), route: route({ expose_headers: 'r' }), virtualHost: policy(usual) }
  const { response } = passes([filter], asked)
  expect([response.get('access-control-expose-headers'), response.get('access-control-allow-credentials')]).toEqual(['r', 'true'])
})

it('leaves redirects, direct responses and policies that are off alone', () => {
  const headers = from('https://a.example')
  for (const action of [{ redirect: {} }, { direct_response: { status: 299 } }]) {
    expect(passes([filter], { headers, route: route(usual, action) }).response.entries()).toEqual([])
  }
  expect(passes([filter], { headers, route: route({ ...usual, filter_enabled: { default_value: {} } }) }).response.entries()).toEqual([])
})

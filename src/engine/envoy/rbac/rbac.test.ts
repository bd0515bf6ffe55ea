import { describe, expect, it } from 'vitest'
import type { ConnectionFacts, Run } from '../http/stream.js'
import { type Asked, passes } from '../http-filters/stream-for-test.js'
import { decideNetworkRbac } from './network.js'

const any = [{ any: true }]
const rulesOf = (action: string, policies: Record<string, object>) => ({ rules: { action, policies } })
const httpFilter = (config: object) => ({
  name: 'envoy.filters.http.rbac',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC', ...config },
})
const one = (permission: object, principal: object = { any: true }) => ({ permissions: [permission], principals: [principal] })
const details = (config: object, asked: Asked = {}) => passes([httpFilter(config)], asked).reply?.details ?? 'passed'
/** Whether an ALLOW policy with this test lets a request pass. */
const allows = (permission: object, asked: Asked = {}, principal?: object) =>
  details(rulesOf('ALLOW', { p: one(permission, principal) }), asked) === 'passed'
const at = (path: string): Asked => ({ path })
const peer = (peerUri: string): Asked => ({ tls: { peerUri, serverName: 'outbound_.9080_._.ratings.default.svc.cluster.local' } })
const productpage = 'spiffe://cluster.local/ns/default/sa/bookinfo-productpage'

describe('rules', () => {
  const all = { permissions: any, principals: any }
  const none = { permissions: [{ not_rule: { any: true } }], principals: any }

  it('refuse with 403, naming the policy', () => {
    const { reply } = passes([httpFilter(rulesOf('DENY', { 'a b': all }))])
    expect(reply).toEqual({ code: 403, details: 'rbac_access_denied_matched_policy[a_b]', flags: [], body: 'RBAC: access denied' })
  })

  it.each([
    ['ALLOW that matches', rulesOf('ALLOW', { all }), 'passed'],
    ['ALLOW that does not', rulesOf('ALLOW', { none }), 'rbac_access_denied_matched_policy[none]'],
    ['ALLOW without policies', { rules: {} }, 'rbac_access_denied_matched_policy[none]'],
    ['DENY that does not match', rulesOf('DENY', { none }), 'passed'],
    ['LOG', rulesOf('LOG', { all }), 'passed'],
    ['no rules', {}, 'passed'],
    ['only watched', { shadow_rules: rulesOf('DENY', { all }).rules }, 'passed'],
  ])('%s', (_, config, want) => expect(details(config)).toBe(want))

  it('go by the policies in the order of their names', () => {
    expect(details(rulesOf('DENY', { zz: all, aa: all, Z: all }))).toBe('rbac_access_denied_matched_policy[Z]')
  })

  it('that are watched leave their verdict to ext_authz', () => {
    const shadow = { shadow_rules: rulesOf('DENY', { 'ask-it': all }).rules, shadow_rules_stat_prefix: 'istio_ext_authz_' }
    const { stream } = passes([httpFilter(shadow)])
    expect(stream.metadata.get('envoy.filters.http.rbac')).toEqual({
      istio_ext_authz_shadow_effective_policy_id: 'ask-it',
      istio_ext_authz_shadow_engine_result: 'denied',
    })
  })

  it('say of each policy what failed first', () => {
    const policies = {
      a: one({ header: { name: ':method', string_match: { exact: 'POST' } } }),
      b: one(
        { any: true },
        {
          or_ids: {
            ids: [
              { authenticated: { principal_name: { exact: productpage } } },
              { remote_ip: { address_prefix: '1.2.3.4', prefix_len: 32 } },
            ],
          },
        },
      ),
    }
    const [made] = passes([httpFilter(rulesOf('ALLOW', policies))]).steps
    expect(made).toMatchObject({ code: 'rbac.none-allows', result: 'ended', arguments: { count: 2 } })
    const [a, b] = made?.tried ?? []
    expect(a?.tried?.[0]).toMatchObject({
      code: 'rbac.header',
      result: 'missed',
      arguments: { name: ':method', wanted: 'POST', actual: ['GET'] },
    })
    expect(b?.tried?.[1]).toMatchObject({ code: 'rbac.none-of', tried: [{ code: 'rbac.principal' }, { code: 'rbac.address' }] })
  })
})

describe('permissions', () => {
  const notSecret = { not_rule: { url_path: { path: { exact: '/secret' } } } }

  it.each(['//secret', '/secret/', '/secret;x', '/SECRET'])('%s slips past a path that is excluded', (path) => {
    expect(allows(notSecret, at(path))).toBe(true)
  })

  it('look at the path without its query', () => {
    expect([allows(notSecret, at('/secret')), allows(notSecret, at('/secret?q=1'))]).toEqual([false, false])
  })

  it('know templates, in which * is not empty', () => {
    const template = {
      uri_template: {
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
          path_template: '/api/*/x',
        },
      },
    }
    const takes = (path: string) => allows(template, at(path))
    expect(['/api/a/x', '/api/a=b*c/x', '/api/a/x?q', '/api//x', '/api/a/b/x'].map(takes)).toEqual([true, true, true, false, false])
  })

  it('compare a host with its port, and methods one by one', () => {
    const host = { header: { name: ':authority', string_match: { suffix: 's', ignore_case: true } } }
    expect(allows(host)).toBe(false)
    expect(allows({ header: { name: ':method', string_match: { exact: 'GET' } } }, { method: 'HEAD' })).toBe(false)
  })

  it('look at each line of a header, and fail without it even inverted', () => {
    const header = { header: { name: 'x-a', string_match: { exact: 'v' } } }
    const inverted = { header: { ...header.header, invert_match: true } }
    const lines = (...values: string[]): Asked => ({ headers: values.map((value) => ['x-a', value] as const) })
    expect([allows(header, lines('w', 'v')), allows(header, lines('w,v')), allows(header)]).toEqual([true, false, false])
    expect([allows(inverted, lines('w')), allows(inverted, lines('w', 'v')), allows(inverted)]).toEqual([true, false, false])
  })

  it('leave the end of a range of ports out', () => {
    expect(allows({ destination_port_range: { start: 9000, end: 9080 } })).toBe(false)
    expect(allows({ destination_port_range: { start: 9000, end: 9081 } })).toBe(true)
    expect([allows({ destination_port: 9080 }), allows({ destination_ip: { address_prefix: '10.244.0.0', prefix_len: 16 } })]).toEqual([
      true,
      true,
    ])
  })

  it('take an empty server name for plain text', () => {
    expect(allows({ requested_server_name: { exact: '' } })).toBe(true)
    expect(allows({ requested_server_name: { suffix: '.local' } }, peer(productpage))).toBe(true)
  })

  it('look at the metadata of the route', () => {
    const permission = {
      sourced_metadata: {
        metadata_matcher: { filter: 'm', path: [{ key: 'k' }], value: { string_match: { exact: 'v' } } },
        metadata_source: 'ROUTE',
      },
    }
    expect(allows(permission, { route: { route: {}, metadata: { filter_metadata: { m: { k: 'v' } } } } })).toBe(true)
    expect(allows(permission)).toBe(false)
  })
})

describe('principals', () => {
  const is = (principal: object, asked?: Asked) => allows({ any: true }, asked, principal)

  it('are who the certificate says', () => {
    const exact = { authenticated: { principal_name: { exact: productpage } } }
    expect([is(exact, peer(productpage)), is(exact, peer(`${productpage}2`)), is(exact)]).toEqual([true, false, false])
    expect([is({ authenticated: {} }, peer(productpage)), is({ authenticated: {} })]).toEqual([true, false])
    expect(is({ authenticated: { principal_name: { safe_regex: { regex: '.*' } } } })).toBe(false)
  })

  it('are not changed by X-Forwarded-For but as the remote address', () => {
    const asked: Asked = { headers: [['x-forwarded-for', '1.2.3.4']], remoteAddress: '1.2.3.4' }
    const range = { address_prefix: '1.2.3.4', prefix_len: 32 }
    expect([is({ remote_ip: range }, asked), is({ direct_remote_ip: range }, asked), is({ source_ip: range }, asked)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('a raw connection', () => {
  const facts: ConnectionFacts = {
    connection: {
      accepted: { address: '10.244.0.7', port: 15_006 },
      destination: { address: '10.244.0.7', port: 7777 },
      source: { address: '10.244.0.99', port: 1 },
      payload: { kind: 'bytes', bytes: 'hello' },
    },
    listener: {},
    chain: {},
  }
  const run = { note: () => undefined } as unknown as Run
  const decision = (config: object, connection = facts) =>
    decideNetworkRbac(run, connection, { name: 'envoy.filters.network.rbac', typed_config: config })

  it('is denied by a policy that lost its HTTP fields', () => {
    const policy = { permissions: [{ and_rules: { rules: any } }], principals: [{ and_ids: { ids: any } }] }
    expect(decision(rulesOf('DENY', { 'x y': policy }))).toMatchObject({
      isAllowed: false,
      termination: 'rbac_access_denied_matched_policy[x_y]',
    })
  })

  it('has no path, method or headers', () => {
    for (const permission of [{ url_path: { path: { prefix: '/' } } }, { header: { name: ':method', present_match: true } }]) {
      expect(decision(rulesOf('ALLOW', { p: one(permission) })).isAllowed).toBe(false)
    }
  })

  it('has its port and its filter state', () => {
    expect(decision(rulesOf('ALLOW', { p: one({ destination_port: 7777 }) })).isAllowed).toBe(true)
    const state = { filter_state: { key: 'io.istio.peer_principal', string_match: { exact: productpage } } }
    const waypoint = { ...facts, filterState: new Map([['io.istio.peer_principal', productpage]]) }
    expect(decision(rulesOf('ALLOW', { p: one({ any: true }, state) }), waypoint).isAllowed).toBe(true)
    expect(decision(rulesOf('ALLOW', { p: one({ any: true }, state) })).isAllowed).toBe(false)
  })
})

it('bears anything', () => {
  const nested = (depth: number): object => (depth === 0 ? { any: true } : { not_rule: { and_rules: { rules: [nested(depth - 1)] } } })
  const odd = [
    null,
    5,
    'x',
    [],
    {},
    { and_rules: 7 },
    { header: null },
    { destination_port: 'x' },
    { metadata: [] },
    nested(5000),
    { __proto__: {} },
  ]
  for (const permission of odd) {
    expect(() => details(rulesOf('ALLOW', { p: { permissions: [permission], principals: odd } }))).not.toThrow()
    expect(() => details({ rules: { policies: { p: permission } } })).not.toThrow()
    expect(() => details({ matcher: { matcher_list: { matchers: [{ predicate: permission, on_match: permission }] } } })).not.toThrow()
  }
})

import { describe, expect, it } from 'vitest'
import { answered, cluster, endpoint, outcomeOf, outcomesOf, sent } from './request-fixture.js'

const all = { prefix: '/' }
const grpc = [['content-type', 'application/grpc']] as const

describe('what the router answers itself', () => {
  it('says 503 with an empty body for a cluster that does not exist', () => {
    const outcome = outcomeOf({ routes: [{ match: all, route: { cluster: 'none' } }] })
    expect(outcome).toMatchObject({ code: 503, flags: ['NC'], details: 'cluster_not_found', endpoints: [] })
    expect(outcome.body).toBeUndefined()
    expect(outcome.cluster).toBeUndefined()
  })

  it('takes the code for a missing cluster from the route', () => {
    const action = { cluster: 'none', cluster_not_found_response_code: 'INTERNAL_SERVER_ERROR' }
    expect(outcomeOf({ routes: [{ match: all, route: action }] }).code).toBe(500)
  })

  it.each([
    [{ path_redirect: '' }, 'http://a.example/x/y?q=1'],
    [{ path_redirect: '/p' }, 'http://a.example/p?q=1'],
    [{ path_redirect: '/p?z=1' }, 'http://a.example/p?z=1'],
    [{ path_redirect: '/p', strip_query: true }, 'http://a.example/p'],
    [{ strip_query: true }, 'http://a.example/x/y'],
    [{ prefix_rewrite: '/new' }, 'http://a.example/new/y?q=1'],
    [{ regex_rewrite: { pattern: { regex: '^/(.)/(.)$' }, substitution: '/\\2/\\1' } }, 'http://a.example/y/x?q=1'],
    [{ host_redirect: 'h.example' }, 'http://h.example/x/y?q=1'],
    [{ scheme_redirect: 'https', port_redirect: 443 }, 'https://a.example:443/x/y?q=1'],
  ])('redirects by %j', (redirect, location) => {
    const outcome = outcomeOf({ routes: [{ match: { prefix: '/x' }, redirect }], request: { target: '/x/y?q=1' } })
    expect(outcome).toMatchObject({ code: 301, details: 'direct_response', flags: [] })
    expect(answered(outcome, 'location')).toEqual([location])
  })

  it.each([
    ['a.example:80', 'https://a.example/'],
    ['a.example:8080', 'https://a.example:8080/'],
    ['a.example:443', 'https://a.example:443/'],
  ])('redirects %s to TLS', (authority, location) => {
    const outcome = outcomeOf({ routes: [{ match: all, redirect: { https_redirect: true } }], request: { authority } })
    expect(answered(outcome, 'location')).toEqual([location])
  })

  it('answers directly, with the response headers of route, virtual host and configuration', () => {
    const added = (value: string) => ({ response_headers_to_add: [{ header: { key: 'x-resp', value } }] })
    const outcome = outcomeOf({
      routes: [{ match: all, direct_response: { status: 418, body: { inline_string: 'tea' } }, ...added('route') }],
      virtualHost: added('host'),
      configuration: added('configuration'),
    })
    expect(outcome).toMatchObject({ code: 418, details: 'direct_response', body: 'tea' })
    expect(answered(outcome, 'x-resp')).toEqual(['route', 'host', 'configuration'])
    expect(answered(outcome, 'content-type')).toEqual(['text/plain'])
  })

  it('answers gRPC with a status in the headers', () => {
    const outcome = outcomeOf({ routes: [{ match: all, direct_response: { status: 503 } }], request: { headers: grpc } })
    expect(outcome.code).toBe(200)
    expect(answered(outcome, 'grpc-status')).toEqual(['14'])
  })
})

describe('rewrites', () => {
  const through = (route: object, match: object, target: string) =>
    outcomeOf({ routes: [{ match, route: { cluster: 'ok', ...route } }], request: { target } })

  it.each([
    [{ prefix_rewrite: '/new' }, { prefix: '/old' }, '/oldish?a', '/newish?a'],
    [{ prefix_rewrite: '/' }, { prefix: '/old' }, '/old/x', '//x'],
    [{ prefix_rewrite: '/new' }, { path: '/old' }, '/old?a', '/new?a'],
    [{ prefix_rewrite: '/new' }, { safe_regex: { regex: '/o.*' } }, '/old/x?a', '/new?a'],
    [{ prefix_rewrite: '/new' }, { path_separated_prefix: '/old' }, '/old/x', '/new/x'],
    [{ prefix_rewrite: '/new' }, { prefix: '/OLD', case_sensitive: false }, '/old/x', '/new/x'],
    [
      { regex_rewrite: { pattern: { regex: '/([a-z]+)/' }, substitution: '/<\\1>\\0/' } },
      all,
      '/rw/ab/cd?e=/ff/',
      '/<rw>/rw//ab/cd?e=/ff/',
    ],
    [{ regex_rewrite: { pattern: { regex: '(.*)' }, substitution: '/all\\1' } }, all, '/E', '/all/E'],
    [{ regex_rewrite: { pattern: { regex: 'none' }, substitution: '' } }, all, '/x', '/x'],
  ])('%j of what %j matches', (route, match, target, path) => {
    const outcome = through(route, match, target)
    expect(outcome.upstream?.path).toBe(path)
    expect(sent(outcome, 'x-envoy-original-path')).toEqual([target])
  })

  it('does not leave a request without a path', () => {
    const outcome = through({ regex_rewrite: { pattern: { regex: '.*' }, substitution: '' } }, all, '/x?y')
    expect(outcome.upstream?.path).toBe('/x?y')
    expect(sent(outcome, 'x-envoy-original-path')).toEqual([])
  })

  it('fills a path template', () => {
    const template = (path_template: string) => ({
      path_match_policy: { typed_config: config('UriTemplateMatchConfig', { path_template }) },
    })
    const config = (type: string, fields: object) => ({ '@type': `type.googleapis.com/envoy.extensions.path.v3.${type}`, ...fields })
    const route = { path_rewrite_policy: { typed_config: config('UriTemplateRewriteConfig', { path_template_rewrite: '/{y}/{x}' }) } }
    expect(through(route, template('/tpl/{x}/{y=**}'), '/tpl/1/2/3?q=1').upstream?.path).toBe('/2/3/1?q=1')
  })

  it("lets the route's host beat the weighted cluster's", () => {
    const weighted = (more: object) => ({
      weighted_clusters: { clusters: [{ name: 'ok', weight: 1, host_rewrite_literal: 'w.example' }] },
      ...more,
    })
    const both = outcomeOf({ routes: [{ match: all, route: weighted({ host_rewrite_literal: 'r.example' }) }] })
    expect(sent(both, 'host')).toEqual(['r.example'])
    expect(sent(both, 'x-envoy-original-host')).toEqual(['w.example'])
    const one = outcomeOf({ routes: [{ match: all, route: weighted({}) }] })
    expect(sent(one, 'host')).toEqual(['w.example'])
    expect(sent(one, 'x-envoy-original-host')).toEqual([])
  })

  it('takes the host from a header or the path', () => {
    const fromHeader = { cluster: 'ok', host_rewrite_header: 'X-H', append_x_forwarded_host: true }
    const outcome = outcomeOf({ routes: [{ match: all, route: fromHeader }], request: { headers: [['x-h', 'h.example']] } })
    expect(sent(outcome, 'host')).toEqual(['h.example'])
    expect(sent(outcome, 'x-forwarded-host')).toEqual(['a.example'])
    const regex = { host_rewrite_path_regex: { pattern: { regex: '^/([^/]+)/.*$' }, substitution: '\\1' } }
    expect(sent(through(regex, all, '/z.example/y?q'), 'host')).toEqual(['z.example'])
  })
})

describe('headers', () => {
  it('makes mutations from the route outwards, so that the outermost wins', () => {
    const level = (value: string) => ({
      request_headers_to_add: [
        { header: { key: 'x-add', value } },
        { header: { key: 'x-set', value }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
        { header: { key: 'x-once', value }, append_action: 'ADD_IF_ABSENT' },
        { header: { key: 'x-there', value }, append_action: 'OVERWRITE_IF_EXISTS' },
        { header: { key: 'x-old', value }, append: false },
      ],
    })
    const situation = {
      routes: [{ match: all, route: { cluster: 'ok' }, ...level('route') }],
      virtualHost: level('host'),
      request: { headers: [['x-there', 'client']] as const },
    }
    const outcome = outcomeOf({ ...situation, configuration: level('configuration') })
    expect(sent(outcome, 'x-add')).toEqual(['route', 'host', 'configuration'])
    expect(sent(outcome, 'x-set')).toEqual(['configuration'])
    expect(sent(outcome, 'x-once')).toEqual(['route'])
    expect(sent(outcome, 'x-there')).toEqual(['configuration'])
    expect(sent(outcome, 'x-old')).toEqual(['configuration'])
    const turned = outcomeOf({ ...situation, configuration: { ...level('configuration'), most_specific_header_mutations_wins: true } })
    expect(sent(turned, 'x-set')).toEqual(['route'])
  })

  it('leaves empty values out unless told to keep them, and removes before it adds', () => {
    const outcome = outcomeOf({
      routes: [
        {
          match: all,
          route: { cluster: 'ok' },
          request_headers_to_remove: ['X-B'],
          request_headers_to_add: [
            { header: { key: 'x-empty', value: '%REQ(x-none)%' } },
            { header: { key: 'x-kept', value: '%REQ(x-none)%' }, keep_empty_value: true },
            { header: { key: 'x-b', value: '2' } },
          ],
        },
      ],
      request: { headers: [['x-b', '1']] },
    })
    expect(sent(outcome, 'x-empty')).toEqual([])
    expect(sent(outcome, 'x-kept')).toEqual([''])
    expect(sent(outcome, 'x-b')).toEqual(['2'])
  })

  it('sees in the answer what it has changed in the request, and cannot remove `server`', () => {
    const outcome = outcomeOf({
      routes: [
        {
          match: all,
          route: { cluster: 'ok' },
          request_headers_to_add: [{ header: { key: 'x-a', value: 'changed' }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' }],
          response_headers_to_add: [{ header: { key: 'x-d', value: '%REQ(x-a)% %RESPONSE_CODE% %RESP(x-up)%' } }],
          response_headers_to_remove: ['server', 'x-gone'],
        },
      ],
      request: { headers: [['x-a', 'original']] },
      behaviour: {
        responseHeaders: [
          ['x-up', 'u'],
          ['x-gone', '1'],
        ],
      },
    })
    expect(answered(outcome, 'x-d')).toEqual(['changed 200 u'])
    expect(answered(outcome, 'server')).toEqual(['envoy'])
    expect(answered(outcome, 'x-gone')).toEqual([])
  })

  it.each([
    ['%REQ(x-none?X-B):2%', 'va'],
    ['%REQ(host)%%%', 'a.example%'],
    ['%DOWNSTREAM_REMOTE_ADDRESS%', '10.1.1.1:4000'],
    ['%DOWNSTREAM_LOCAL_PORT%', '80'],
    ['%UPSTREAM_CLUSTER%|%UPSTREAM_HOST%', 'ok|'],
    ['%PROTOCOL%', 'HTTP/1.1'],
    ['%QUERY_PARAM(q)%', '7'],
    ['%PATH(NQ)%', '/p'],
    ['%DOWNSTREAM_TLS_VERSION%.', '.'],
    ['%START_TIME%', '%START_TIME%'],
    ['100 %', '100 %'],
    ['%UNCLOSED(', '%UNCLOSED('],
  ])('formats %s', (value, text) => {
    const outcome = outcomeOf({
      routes: [{ match: all, route: { cluster: 'ok' }, request_headers_to_add: [{ header: { key: 'x-f', value } }] }],
      request: { target: '/p?q=7', headers: [['x-b', 'value']] },
    })
    expect(sent(outcome, 'x-f')).toEqual([text])
  })

  it('strips what only a trusted client may ask for', () => {
    const headers = ['x-envoy-max-retries', 'x-envoy-retry-on', 'x-envoy-upstream-rq-timeout-ms'].map((name) => [name, '5xx'] as const)
    const outcome = outcomeOf({ routes: [{ match: all, route: { cluster: 'ok' } }], request: { headers }, behaviour: { status: 503 } })
    expect(outcome).toMatchObject({ code: 503, attempts: 1, flags: [] })
    for (const [name] of headers) expect(sent(outcome, name)).toEqual([])
  })
})

describe('mirrors', () => {
  it('keep the host or mark it, say that they are internal, and do not show in the outcome', () => {
    const outcome = outcomeOf({
      routes: [
        {
          match: all,
          route: {
            cluster: 'ok',
            request_mirror_policies: [
              { cluster: 'other', runtime_fraction: { default_value: { numerator: 250_000, denominator: 'MILLION' } } },
              { cluster: 'other', disable_shadow_host_suffix_append: true },
              { cluster: 'none' },
            ],
          },
        },
      ],
      clusters: [cluster('other', [endpoint('10.0.0.9')])],
      closed: ['10.0.0.9'],
      request: { authority: 'a.example:80' },
    })
    expect(outcome).toMatchObject({ code: 200, flags: [] })
    const hosts = outcome.mirrors?.map(({ probability, upstream }) => [probability, new Map(upstream.headers).get('host')])
    expect(hosts).toEqual([
      [0.25, 'a.example-shadow:80'],
      [1, 'a.example:80'],
    ])
    expect(outcome.mirrors?.[0]?.upstream.headers).toContainEqual(['x-envoy-internal', 'true'])
    expect(outcome.mirrors?.[0]?.endpoints).toEqual([{ address: { address: '10.0.0.9', port: 80 }, share: 1 }])
  })
})

describe('protocols', () => {
  const options = (fields: object) => ({
    typed_extension_protocol_options: { 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': fields },
  })
  const h2 = { http2_protocol_options: {} }
  it.each([
    ['HTTP/2', {}, 'HTTP/1.1'],
    ['HTTP/1.1', options({ explicit_http_config: h2 }), 'HTTP/2'],
    ['HTTP/2', options({ explicit_http_config: { http_protocol_options: {} } }), 'HTTP/1.1'],
    ['HTTP/2', options({ use_downstream_protocol_config: h2 }), 'HTTP/2'],
    ['HTTP/1.1', options({ use_downstream_protocol_config: h2 }), 'HTTP/1.1'],
    ['HTTP/1.1', h2, 'HTTP/2'],
  ] as const)('%s to a cluster with %j', (version, more, protocol) => {
    const outcome = outcomeOf({
      routes: [{ match: all, route: { cluster: 'c' } }],
      clusters: [cluster('c', [endpoint('10.0.0.2')], more)],
      request: { version },
    })
    expect(outcome.upstream?.protocol).toBe(protocol)
    expect(outcome.hop).toMatchObject({ tls: 'plain', protocol })
  })
})

describe('chance', () => {
  it('is a branch where hosts differ, and shares where they do not', () => {
    const three = cluster(
      'three',
      ['10.0.0.2', '10.0.0.3', '10.0.0.4'].map((address) => endpoint(address)),
    )
    const outcomes = outcomesOf({ routes: [{ match: all, route: { cluster: 'three' } }], clusters: [three], closed: ['10.0.0.3'] })
    expect(outcomes.map(({ code, endpoints }) => [code, endpoints.map(({ address }) => address.address)])).toEqual([
      [200, ['10.0.0.2', '10.0.0.4']],
      [503, ['10.0.0.3']],
    ])
    expect(outcomes[0]?.probability).toBeCloseTo(2 / 3)
    expect(outcomes[0]?.endpoints[0]?.probability).toBeCloseTo(1 / 3)
  })
})

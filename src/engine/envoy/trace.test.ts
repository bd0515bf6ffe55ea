import { describe, expect, it } from 'vitest'
import type { Connection, HttpRequest, Surroundings } from '../types/request.js'
import { readConfig } from './config/read.js'
import { trace } from './trace.js'

const manager = (routes: unknown[], more: object = {}) => ({
  name: 'hcm',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
    normalize_path: true,
    http_filters: [{ name: 'router', typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' } }],
    route_config: { name: 'r', virtual_hosts: [{ name: 'v', domains: ['*'], routes }] },
    ...more,
  },
})
const tcp = (cluster: string) => ({
  name: 'tcp',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy', cluster },
})
const at = (port: number, address = '0.0.0.0') => ({ socket_address: { address, port_value: port } })
const cluster = (name: string) => ({
  name,
  type: 'STATIC',
  load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address: at(1, '10.9.9.9') } }] }] },
})
const world: Surroundings = { reach: () => 'open', behaviour: () => ({}) }
const get = (target: string, headers: HttpRequest['headers'] = []): Connection => ({
  accepted: { address: '0.0.0.0', port: 80 },
  destination: { address: '0.0.0.0', port: 80 },
  source: { address: '10.0.0.9', port: 4000 },
  payload: { kind: 'http', request: { version: 'HTTP/1.1', method: 'GET', target, authority: 'a', headers } },
})
const one = (filter_chains: unknown[], connection: Connection, more: object = {}) =>
  trace(
    readConfig({ listeners: [{ name: 'l', address: at(80), filter_chains, ...more }], clusters: [cluster('c'), cluster('d')] }).config,
    connection,
    world,
  )

describe('routes', () => {
  const ask = (routes: unknown[], connection = get('/')) => one([{ filters: [manager(routes)] }], connection).outcomes

  it('tells of every miss which predicate failed', () => {
    const [outcome] = ask(
      [
        { name: 'no', match: { prefix: '/', headers: [{ name: 'x', string_match: { exact: '1' } }] }, route: { cluster: 'c' } },
        { name: 'yes', match: { path: '/p' }, route: { cluster: 'd' } },
      ],
      get('/p?q', [['x', '2']]),
    )
    expect(outcome).toMatchObject({ route: 'yes', cluster: 'd', code: 200 })
    const taken = outcome?.steps.find(({ code }) => code === 'route.taken')
    expect(taken?.tried?.[0]?.arguments).toMatchObject({ name: 'no', predicate: 'header', subject: 'x', wanted: '1', value: '2' })
  })

  it('draws one number for the fraction and the weights of a request', () => {
    const fraction = (numerator: number) => ({ default_value: { numerator, denominator: 'HUNDRED' } })
    const outcomes = ask([
      { name: 'half', match: { prefix: '/', runtime_fraction: fraction(50) }, route: { cluster: 'c' } },
      { name: 'never', match: { prefix: '/', runtime_fraction: fraction(30) }, route: { cluster: 'c' } },
      {
        name: 'rest',
        match: { prefix: '/' },
        route: {
          weighted_clusters: {
            clusters: [
              { name: 'c', weight: 75 },
              { name: 'd', weight: 25 },
            ],
          },
        },
      },
    ])
    expect(outcomes.map(({ route, cluster: name, probability }) => [route, name, probability])).toEqual([
      ['half', 'c', 0.5],
      ['rest', 'c', 0.25],
      ['rest', 'd', 0.25],
    ])
  })

  it('finds one of 10,000 routes in a few milliseconds, and tells some of the misses', () => {
    const routes = Array.from({ length: 10_000 }, (_, i) => ({
      match: i % 2 ? { prefix: `/p${i}/` } : { safe_regex: { regex: `/r${i}/(a|b)*` } },
      route: { cluster: 'c' },
    }))
    const { config } = readConfig({
      listeners: [{ name: 'l', address: at(80), filter_chains: [{ filters: [manager(routes)] }] }],
      clusters: [cluster('c')],
    })
    const run = () => trace(config, get('/p9999/x'), world)
    run()
    const started = performance.now()
    const [outcome] = run().outcomes
    expect(performance.now() - started).toBeLessThan(1500)
    const taken = outcome?.steps.find(({ code }) => code === 'route.taken')
    expect(taken?.arguments).toMatchObject({ index: 9999 })
    expect((taken?.tried?.length ?? 0) + (taken?.left ?? 0)).toBe(9999)
  })

  it('answers what refers to nothing', () => {
    expect(ask([{ match: { prefix: '/' }, route: { cluster: 'nobody' } }])[0]).toMatchObject({ code: 503, flags: ['NC'] })
    const [outcome] = one([{ filters: [manager([], { route_config: undefined, rds: { route_config_name: 'gone' } })] }], get('/')).outcomes
    expect(outcome).toMatchObject({ code: 404, flags: ['NR'], details: 'route_not_found' })
    expect(outcome?.steps.map(({ code }) => code)).toContain('routes.missing')
  })

  it('redirects plain HTTP where the virtual host requires TLS', () => {
    const routes = { name: 'r', virtual_hosts: [{ name: 'v', domains: ['*'], require_tls: 'ALL', routes: [] }] }
    const [outcome] = one([{ filters: [manager([], { route_config: routes })] }], get('/x')).outcomes
    expect(outcome?.code).toBe(301)
    expect(outcome?.responseHeaders).toContainEqual(['location', 'https://a/x'])
  })
})

describe('filter chains', () => {
  const chain = (name: string, filter_chain_match: object, more: object = {}) => ({
    name,
    filter_chain_match,
    filters: [tcp('c')],
    ...more,
  })
  const inspector = {
    name: 'tls',
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector' },
  }
  const hello = (serverName: string, alpn: string[] = []): Connection => ({
    ...get('/'),
    payload: { kind: 'silent' },
    tls: { serverName, alpn },
  })
  const chosen = (chains: unknown[], connection: Connection, more: object = {}) =>
    one(chains, connection, { listener_filters: [inspector], ...more }).outcomes[0]

  it.each([
    ['a.b.com', 'exact#0'],
    ['A.B.com', 'exact#0'],
    ['x.b.com', 'b#1'],
    ['x.y.b.com', 'b#1'],
    ['b.com', 'com#2'],
    ['com', 'any#3'],
    ['x.b.com.', 'any#3'],
  ])('matches server name %s with %s', (name, want) => {
    const chains = [
      chain('exact', { server_names: ['a.b.com'] }),
      chain('b', { server_names: ['*.b.com'] }),
      chain('com', { server_names: ['*.com'] }),
      chain('any', {}),
    ]
    expect(chosen(chains, hello(name))?.chain).toBe(want)
  })

  it('does not come back from a more specific chain', () => {
    const chains = [chain('port', { destination_port: 80, application_protocols: ['istio'] }), chain('any', {})]
    const outcome = chosen(chains, hello('x', ['h2']))
    expect(outcome).toMatchObject({ flags: ['NR'], details: 'filter_chain_not_found', ending: 'closed' })
    expect(chosen(chains, hello('x', ['h2']), { default_filter_chain: { name: 'last', filters: [tcp('c')] } })?.chain).toBe('last#default')
  })

  it('takes the longest range of addresses', () => {
    const range = (address_prefix: string, prefix_len: number) => ({ prefix_ranges: [{ address_prefix, prefix_len }] })
    const to = (address: string): Connection => ({ ...hello('x'), destination: { address, port: 80 } })
    const original = {
      name: 'envoy.filters.listener.original_dst',
      typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.listener.original_dst.v3.OriginalDst' },
    }
    const chains = [chain('wide', range('10.0.0.0', 8)), chain('narrow', range('10.1.0.0', 16)), chain('any', {})]
    const more = { listener_filters: [original, inspector] }
    expect(['10.1.2.3', '10.2.0.1', '11.0.0.1'].map((address) => chosen(chains, to(address), more)?.chain)).toEqual([
      'narrow#1',
      'wide#0',
      'any#2',
    ])
  })

  it('waits for a silent client, or gives up after the timeout', () => {
    const silent: Connection = { ...get('/'), payload: { kind: 'silent' } }
    const chains = [chain('tls', { transport_protocol: 'tls' }), chain('any', {})]
    expect(chosen(chains, silent, { listener_filters_timeout: '0s' })?.ending).toBe('waiting')
    expect(chosen(chains, silent, { listener_filters_timeout: '1s' })).toMatchObject({ ending: 'closed' })
    expect(chosen(chains, silent, { listener_filters_timeout: '1s', continue_on_listener_filters_timeout: true })?.chain).toBe('any#1')
  })

  it('follows a TLS handshake', () => {
    const context = {
      '@type': 'x/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
      require_client_certificate: true,
      common_tls_context: {
        alpn_protocols: ['h2', 'http/1.1'],
        validation_context: { match_subject_alt_names: [{ prefix: 'spiffe://a/' }] },
      },
    }
    const chains = [{ filters: [manager([])], transport_socket: { typed_config: context } }]
    const as = (uri: string, trusted = true): Connection => ({
      ...get('/'),
      tls: { alpn: ['http/1.1', 'h2'], certificate: { uri, trusted } },
    })
    expect(chosen(chains, hello('x'))?.ending).toBe('tls-refused')
    expect(chosen(chains, as('spiffe://b/x'))?.ending).toBe('tls-refused')
    expect(chosen(chains, as('spiffe://a/x', false))?.ending).toBe('tls-refused')
    expect(chosen(chains, get('/'))?.ending).toBe('closed')
    const accepted = chosen(chains, as('spiffe://a/x'))?.steps.find(({ code }) => code === 'tls.accepted')
    expect(accepted?.arguments).toEqual({ alpn: 'h2', peer: 'spiffe://a/x' })
  })
})

describe('listeners by original destination', () => {
  const outbound = { name: 'out', address: at(15001), use_original_dst: true, filter_chains: [{ name: 'pass', filters: [tcp('c')] }] }
  const exact = { name: 'exact', address: at(80, '10.0.0.1'), bind_to_port: false, filter_chains: [{ filters: [tcp('c')] }] }
  const wide = { name: 'wide', address: at(80), bind_to_port: false, filter_chains: [{ filters: [tcp('c')] }] }
  const { config } = readConfig({ listeners: [outbound, exact, wide], clusters: [cluster('c')] })
  const to = (address: string, port: number, accepted = 15001) =>
    trace(config, { ...get('/'), accepted: { address: '127.0.0.1', port: accepted }, destination: { address, port } }, world).outcomes[0]

  it('hands over to the exact address, then to the port, else keeps', () => {
    expect([to('10.0.0.1', 80), to('10.0.0.2', 80), to('10.0.0.2', 81)].map((outcome) => outcome?.listener)).toEqual([
      'exact',
      'wide',
      'out',
    ])
  })
  it('has nobody at a port without a socket', () =>
    expect(to('10.0.0.1', 80, 80)).toMatchObject({ ending: 'closed', steps: [{ code: 'listener.none' }] }))
})

it('reads anything without throwing, and ends', () => {
  const odd: unknown[] = [null, 0, '', [], {}, [null], [{}], { a: 1 }]
  for (const value of odd)
    for (const other of odd) {
      const listener = {
        name: value,
        address: at(80),
        filter_chains: [{ filters: [manager([], { route_config: { virtual_hosts: value }, http_filters: other }), value] }, other],
        listener_filters: value,
      }
      const { config } = readConfig({ listeners: [listener, value], routes: other, clusters: value, endpoints: other })
      expect(() => trace(config, get('/'), world)).not.toThrow()
    }
})

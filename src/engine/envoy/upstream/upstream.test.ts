import { describe, expect, it } from 'vitest'
import type { Connection, Surroundings } from '../../types/request.js'
import type { TraceOutcome } from '../../types/trace.js'
import { everyWay } from '../chance.js'
import { readConfig } from '../config/read.js'
import type { ConnectionFacts, Run } from '../http/stream.js'
import { cluster, endpoint, outcomeOf, outcomesOf } from '../router/request-fixture.js'
import { connectTcp } from './index.js'

const to = (name: string, more: object = {}) => [{ match: { prefix: '/' }, route: { cluster: name, ...more } }]
const sick = { health_status: 'UNHEALTHY' }
const noPanic = { common_lb_config: { healthy_panic_threshold: {} } }
const places = (endpoints: readonly object[], more: object = {}) => ({ ...cluster('c', []), load_assignment: { endpoints }, ...more })

/** Percent of the requests that each host gets, by the last part of its address. */
function shares(outcomes: readonly TraceOutcome[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { endpoints } of outcomes)
    for (const { address, probability } of endpoints) {
      const key = address.address.replace('10.0.0.', '')
      all[key] = Math.round(100 * ((all[key] ?? 0) / 100 + probability))
    }
  return all
}
const spread = (configuration: object, more: object = {}) =>
  shares(outcomesOf({ routes: to('c', more), clusters: [configuration as Record<string, unknown>] }))
const hosts = (...all: readonly (readonly [last: number, more?: object])[]) =>
  all.map(([last, more]) => endpoint(`10.0.0.${last}`, (more ?? {}) as Record<string, unknown>))

describe('health', () => {
  it.each([['UNHEALTHY'], ['DRAINING'], ['TIMEOUT']])('passes over %s', (health_status) => {
    expect(spread(cluster('c', hosts([2, { health_status }], [3]), noPanic))).toEqual({ 3: 100 })
  })

  it('is 503 UH with nobody healthy and no panic', () => {
    const outcome = outcomeOf({ routes: to('c'), clusters: [cluster('c', hosts([2, sick]), noPanic)] })
    expect(outcome).toMatchObject({ code: 503, flags: ['UH'], details: 'no_healthy_upstream', body: 'no healthy upstream', endpoints: [] })
  })

  it('is 503 UH without endpoints', () => {
    expect(outcomeOf({ routes: to('c'), clusters: [cluster('c', [])] })).toMatchObject({ code: 503, flags: ['UH'], cluster: 'c' })
  })

  it('does not count in panic, below half by default', () => {
    expect(spread(cluster('c', hosts([2, sick])))).toEqual({ 2: 100 })
    expect(spread(cluster('c', hosts([2, sick], [3, sick], [4])))).toEqual({ 2: 33, 3: 33, 4: 33 })
    expect(spread(cluster('c', hosts([2, sick], [3])))).toEqual({ 3: 100 })
  })

  it('gives degraded hosts what the healthy ones cannot take', () => {
    expect(spread(cluster('c', hosts([2, { health_status: 'DEGRADED' }], [3]), noPanic))).toEqual({ 2: 30, 3: 70 })
  })
})

describe('priorities, localities and weights', () => {
  it('spills from a priority that is less than 1 / 1.4 healthy', () => {
    const first = { lb_endpoints: hosts([2, sick], [3]) }
    const second = { lb_endpoints: hosts([4]), priority: 1 }
    expect(spread(places([first, second], noPanic))).toEqual({ 3: 70, 4: 30 })
    expect(spread(places([{ lb_endpoints: hosts([2], [3]) }, second]))).toEqual({ 2: 50, 3: 50 })
  })

  it('does not panic while all priorities together can take the load', () => {
    const first = { lb_endpoints: hosts([2, sick], [3, sick], [4, sick], [5]) }
    const second = { lb_endpoints: hosts([6, sick], [7]), priority: 1 }
    expect(spread(places([first, second]))).toEqual({ 5: 35, 7: 65 })
  })

  it('weighs localities only where the cluster says so', () => {
    const endpoints = [
      { locality: { region: 'a' }, load_balancing_weight: 3, lb_endpoints: hosts([2], [3]) },
      { locality: { region: 'b' }, load_balancing_weight: 1, lb_endpoints: hosts([4]) },
    ]
    expect(spread(places(endpoints))).toEqual({ 2: 33, 3: 33, 4: 33 })
    const outcomes = outcomesOf({
      routes: to('c'),
      clusters: [places(endpoints, { common_lb_config: { locality_weighted_lb_config: {} } })],
    })
    expect(outcomes).toHaveLength(1)
    expect(outcomes[0]?.endpoints.map(({ probability }) => probability)).toEqual([0.375, 0.375, 0.25])
  })

  it('weighs hosts, but not at random', () => {
    const weighted = hosts([2, { load_balancing_weight: 3 }], [3, { load_balancing_weight: 1 }])
    expect(spread(cluster('c', weighted, { lb_policy: 'LEAST_REQUEST' }))).toEqual({ 2: 75, 3: 25 })
    expect(spread(cluster('c', weighted, { lb_policy: 'RANDOM' }))).toEqual({ 2: 50, 3: 50 })
  })

  it('reads policies that are extensions', () => {
    const typed = (type: string, more: object = {}) => ({
      typed_extension_config: {
        typed_config: { '@type': `type.googleapis.com/envoy.extensions.load_balancing_policies.x.v3.${type}`, ...more },
      },
    })
    const weighted = hosts([2, { load_balancing_weight: 3 }], [3])
    const policy = (...policies: object[]) => ({ load_balancing_policy: { policies } })
    expect(spread(cluster('c', weighted, policy(typed('Unknown'), typed('Random'))))).toEqual({ 2: 50, 3: 50 })
    expect(spread(cluster('c', weighted, policy(typed('LeastRequest'))))).toEqual({ 2: 75, 3: 25 })
  })
})

describe('subsets', () => {
  const versions = hosts(
    ...([1, 2] as const).map((v) => [v + 1, { metadata: { filter_metadata: { 'envoy.lb': { v: String(v) } } } }] as const),
  )
  const subsets = (more: object) => cluster('c', versions, { lb_subset_config: { subset_selectors: [{ keys: ['v'] }], ...more } })
  const wanting = (v: string) => ({ metadata_match: { filter_metadata: { 'envoy.lb': { v } } } })
  it('are the hosts with the metadata that the route wants', () => {
    expect(spread(subsets({}), wanting('1'))).toEqual({ 2: 100 })
    expect(spread(subsets({}), wanting('3'))).toEqual({})
    expect(spread(subsets({}))).toEqual({})
    expect(spread(subsets({ fallback_policy: 'ANY_ENDPOINT' }), wanting('3'))).toEqual({ 2: 50, 3: 50 })
    expect(spread(subsets({ fallback_policy: 'DEFAULT_SUBSET', default_subset: { v: '2' } }), wanting('3'))).toEqual({ 3: 100 })
  })
})

describe('other discoveries', () => {
  it('goes where a header says, or the dialled address, on another port if told so', () => {
    const original = (original_dst_lb_config: object) => ({
      name: 'c',
      type: 'ORIGINAL_DST',
      lb_policy: 'CLUSTER_PROVIDED',
      original_dst_lb_config,
    })
    const headers = [['x-envoy-original-dst-host', '10.0.0.7:81']] as const
    const byHeader = outcomeOf({ routes: to('c'), clusters: [original({ use_http_header: true })], request: { headers } })
    expect(byHeader.endpoints[0]?.address).toEqual({ address: '10.0.0.7', port: 81 })
    // Nothing was redirected, so there is no address that was dialled.
    expect(outcomeOf({ routes: to('c'), clusters: [original({})], request: { headers } })).toMatchObject({ flags: ['UH'] })
  })

  it('takes the first member of an aggregate that has hosts, and is not caught in circles', () => {
    const aggregate = (name: string, clusters: string[]) => ({
      name,
      cluster_type: { name: 'envoy.clusters.aggregate', typed_config: { clusters } },
    })
    const outcome = outcomeOf({ routes: to('c'), clusters: [aggregate('c', ['c', 'none', 'empty', 'ok']), cluster('empty', [])] })
    expect(outcome).toMatchObject({ code: 200, cluster: 'c' })
    expect(outcome.endpoints[0]?.address.address).toBe('10.0.0.1')
  })

  it('takes endpoints that were not read to answer', () => {
    const { config } = readConfig({ clusters: [{ name: 'c', type: 'EDS' }], listeners: [], routes: [] })
    expect(config.hasEndpoints).toBe(false)
    expect(tcp(config, 'c')).toMatchObject({ endpoints: [], flags: [], outcomeEnding: 'answered' })
  })
})

describe('circuit breakers', () => {
  const limited = (limits: object) =>
    outcomeOf({ routes: to('c'), clusters: [cluster('c', hosts([2]), { circuit_breakers: { thresholds: [limits] } })] })
  it.each([['max_pending_requests'], ['max_requests']])('overflow at %s: 0', (limit) => {
    const outcome = limited({ [limit]: 0 })
    expect(outcome).toMatchObject({ code: 503, flags: ['UO'], details: 'upstream_reset_before_response_started{overflow}' })
    expect(outcome.responseHeaders).toContainEqual(['x-envoy-overloaded', 'true'])
  })

  it('let one connection through whatever they say of connections', () => {
    expect(limited({ max_connections: 0 })).toMatchObject({ code: 200 })
  })
})

describe('transport sockets', () => {
  const tls = (more: object) => ({
    typed_config: { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext', ...more },
  })
  const mutual = tls({
    sni: 'outbound_.80_._.c',
    common_tls_context: {
      alpn_protocols: ['istio-peer-exchange', 'istio'],
      tls_certificate_sds_secret_configs: [{ name: 'default' }],
      combined_validation_context: { default_validation_context: { match_subject_alt_names: [{ exact: 'spiffe://td/ns/a/sa/b' }] } },
    },
  })
  const matched = { transport_socket_matches: [
    { name: 'tlsMode-istio', match: { tlsMode: 'istio' }, transport_socket: mutual },
    { name: 'tlsMode-disabled', match: {}, transport_socket: { typed_config: { '@type': 'x/RawBuffer' } } },
  ] } // biome-ignore format: a table
  const istio = { metadata: { filter_metadata: { 'envoy.transport_socket_match': { tlsMode: 'istio' } } } }

  it('are chosen by the metadata of the endpoint', () => {
    const outcomes = outcomesOf({ routes: to('c'), clusters: [cluster('c', hosts([2, istio], [3]), matched)] })
    expect(outcomes.map(({ hop, endpoints }) => [hop?.tls, endpoints[0]?.address.address])).toEqual([
      ['mtls', '10.0.0.2'],
      ['plain', '10.0.0.3'],
    ])
    expect(outcomes[0]?.hop).toMatchObject({ sni: 'outbound_.80_._.c', sans: ['spiffe://td/ns/a/sa/b'], protocol: 'HTTP/1.1' })
    expect(outcomes[0]?.steps.map(({ code }) => code)).toContain('upstream.mtls')
  })

  it.each(['tls_certificate_provider_instance', 'tls_certificate_certificate_provider_instance'])('know a certificate by its %s', (key) => {
    const transport_socket = tls({ common_tls_context: { [key]: { instance_name: 'default' } } })
    const [outcome] = outcomesOf({ routes: to('c'), clusters: [cluster('c', hosts([2]), { transport_socket })] })
    expect(outcome?.hop?.tls).toBe('mtls')
  })

  it('may be TLS without a certificate, behind a PROXY protocol header', () => {
    const inner = tls({ sni: 's.example' })
    const transport_socket = {
      typed_config: { '@type': 'x/envoy.ProxyProtocolUpstreamTransport', config: { version: 'V2' }, transport_socket: inner },
    }
    const { hop } = outcomeOf({ routes: to('c'), clusters: [cluster('c', hosts([2]), { transport_socket })] })
    expect(hop).toEqual({ tls: 'tls', sni: 's.example', alpn: ['http/1.1'], protocol: 'HTTP/1.1', proxyProtocol: 2 })
  })

  it('tunnel through an internal listener with the TLS of its own cluster', () => {
    const { config } = readConfig({
      listeners: [
        {
          name: 'connect_originate',
          internal_listener: {},
          filter_chains: [
            {
              filters: [
                {
                  typed_config: {
                    '@type': 'x/envoy.TcpProxy',
                    cluster: 'tunnel',
                    tunneling_config: { hostname: '%DOWNSTREAM_LOCAL_ADDRESS%' },
                  },
                },
              ],
            },
          ],
        },
      ],
      clusters: [
        cluster('c', [
          {
            endpoint: { address: { envoy_internal_address: { server_listener_name: 'connect_originate', endpoint_id: '10.0.0.2:80' } } },
          },
        ]),
        { name: 'tunnel', type: 'ORIGINAL_DST', transport_socket: mutual },
      ],
      routes: [],
      endpoints: [],
    })
    const { hop, endpoints } = tcp(config, 'c')
    expect(endpoints).toEqual([{ address: { address: '10.0.0.2', port: 80 }, share: 1 }])
    expect(hop).toMatchObject({ tls: 'mtls', tunnel: '10.0.0.2:80', internalListener: 'connect_originate' })
  })
})

/** A TCP connection to a cluster's hosts. */
function tcp(
  config: Run['config'],
  name: string,
  payload: Connection['payload'] = { kind: 'bytes', bytes: 'x' },
  around: Partial<Surroundings> = {},
) {
  const at = { address: '10.9.9.9', port: 80 }
  const connection: Connection = { accepted: at, destination: at, source: { address: '10.1.1.1', port: 4000 }, payload }
  const facts: ConnectionFacts = { connection, listener: {}, chain: {} }
  const surroundings: Surroundings = { reach: () => 'open', behaviour: () => ({}), ...around }
  const { branches } = everyWay((chance) => connectTcp({ config, surroundings, chance, note: () => undefined }, facts, name))
  return branches[0]?.value as ReturnType<typeof connectTcp>
}

describe('TCP', () => {
  const { config } = readConfig({
    clusters: [
      cluster('ok', hosts([1])),
      cluster('empty', []),
      cluster('none-more', hosts([1]), { circuit_breakers: { thresholds: [{ max_connections: 0 }] } }),
    ],
    listeners: [],
    routes: [],
    endpoints: [],
  })
  it.each([
    ['missing', ['NC'], 'closed'],
    ['empty', ['UH'], 'closed'],
    ['none-more', ['UO'], 'closed'],
    ['ok', [], 'answered'],
  ] as const)('to %s: %j, %s', (name, flags, outcomeEnding) => {
    expect(tcp(config, name)).toMatchObject({ flags, outcomeEnding })
  })

  it('closes on a client whose server refuses', () => {
    expect(tcp(config, 'ok', undefined, { reach: () => 'refused' })).toMatchObject({ flags: ['UF', 'URX'], outcomeEnding: 'closed' })
  })

  it('leaves a silent client waiting unless the server speaks first', () => {
    expect(tcp(config, 'ok', { kind: 'silent' })).toMatchObject({ outcomeEnding: 'waiting' })
    expect(tcp(config, 'ok', { kind: 'silent' }, { behaviour: () => ({ greets: true }) })).toMatchObject({ outcomeEnding: 'answered' })
  })
})

describe('configurations of any shape', () => {
  const odd = [null, 7, 'x', [], {}, [null], { value: null }]
  it('are read without throwing', () => {
    const keys = ['type', 'lb_policy', 'load_assignment', 'cluster_type', 'common_lb_config', 'lb_subset_config', 'circuit_breakers', 'transport_socket',
      'transport_socket_matches', 'typed_extension_protocol_options', 'load_balancing_policy', 'original_dst_lb_config', 'eds_cluster_config'] // biome-ignore format: a list
    for (const key of keys)
      for (const value of odd) {
        const outcomes = outcomesOf({ routes: to('c'), clusters: [{ ...cluster('c', hosts([2])), [key]: value }] })
        expect(outcomes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
      }
    const parts = ['retry_policy', 'timeout', 'hash_policy', 'request_mirror_policies', 'regex_rewrite', 'metadata_match', 'weighted_clusters', 'max_stream_duration'] // biome-ignore format: a list
    for (const key of parts) for (const value of odd) expect(outcomesOf({ routes: to('ok', { [key]: value }) }).length).toBeGreaterThan(0)
    for (const key of ['redirect', 'direct_response', 'request_headers_to_add', 'response_headers_to_remove', 'route', 'decorator'])
      for (const value of odd) expect(outcomesOf({ routes: [{ ...to('ok')[0], [key]: value }] }).length).toBeGreaterThan(0)
  })
})

import { describe, expect, it } from 'vitest'
import type { ServerBehaviour } from '../../types/request.js'
import { answered, cluster, endpoint, outcomeOf, outcomesOf, type Situation, sent } from './request-fixture.js'

const byDefault = {
  retry_on: 'connect-failure,refused-stream,unavailable,cancelled',
  num_retries: 2,
  retry_host_predicate: [{ name: 'envoy.retry_host_predicates.previous_hosts' }],
  host_selection_retry_max_attempts: '5',
}
const h2 = {
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': { explicit_http_config: { http2_protocol_options: {} } },
  },
}
const with_ = (retry_policy: object | undefined, behaviour: ServerBehaviour, more: Partial<Situation> = {}, action: object = {}) =>
  outcomeOf({
    routes: [{ match: { prefix: '/' }, route: { cluster: 'c', timeout: '0s', ...(retry_policy ? { retry_policy } : {}), ...action } }],
    clusters: [cluster('c', [endpoint('10.0.0.2')], h2)],
    virtualHost: { include_request_attempt_count: true, include_attempt_count_in_response: true },
    behaviour,
    ...more,
  })
const refused = { closed: ['10.0.0.2'] }
const terminated = 'upstream_reset_before_response_started{connection_termination}'
const refusal = 'upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_Connection_refused}'

describe("Istio's default policy", () => {
  it('retries a refused connection twice', () => {
    const outcome = with_(byDefault, {}, refused)
    expect(outcome).toMatchObject({ code: 503, flags: ['URX', 'UF'], details: refusal, attempts: 3 })
    expect(outcome.body).toContain('retried and the latest reset reason: remote connection failure')
    expect(answered(outcome, 'x-envoy-attempt-count')).toEqual(['3'])
    expect(outcome.upstream).toBeUndefined()
  })

  it('retries a trailers-only grpc-status 14, not one in trailers', () => {
    const grpc = { request: { version: 'HTTP/2' as const, method: 'POST', headers: [['content-type', 'application/grpc']] as const } }
    expect(with_(byDefault, { grpcStatus: 14 }, grpc)).toMatchObject({ code: 200, flags: ['URX'], attempts: 3 })
    expect(with_(byDefault, { grpcStatus: 8 }, grpc)).toMatchObject({ code: 200, flags: [], attempts: 1 })
    const trailer = with_(byDefault, { grpcTrailer: 14 }, grpc)
    expect(trailer).toMatchObject({ code: 200, flags: [], attempts: 1 })
    expect(answered(trailer, 'grpc-status')).toEqual(['14'])
  })

  it('retries neither 503 nor a reset after sending', () => {
    expect(with_(byDefault, { status: 503 })).toMatchObject({ code: 503, flags: [], details: 'via_upstream', attempts: 1 })
    expect(with_(byDefault, { reset: true })).toMatchObject({ code: 503, flags: ['UC'], details: terminated, attempts: 1 })
  })

  it('avoids the host that was tried', () => {
    const outcomes = outcomesOf({
      routes: [{ match: { prefix: '/' }, route: { cluster: 'two', retry_policy: byDefault } }],
      clusters: [cluster('two', [endpoint('10.0.0.2'), endpoint('10.0.0.3')])],
      ...refused,
    })
    expect(outcomes.map(({ code, attempts, probability }) => [code, attempts, probability])).toEqual([
      [200, 2, 0.5],
      [200, 1, 0.5],
    ])
  })

  it('may draw it again where the balancer draws at random', () => {
    const outcomes = outcomesOf({
      routes: [{ match: { prefix: '/' }, route: { cluster: 'two', retry_policy: byDefault } }],
      clusters: [cluster('two', [endpoint('10.0.0.2'), endpoint('10.0.0.3')], { lb_policy: 'LEAST_REQUEST' })],
      ...refused,
    })
    const failing = outcomes.filter(({ code }) => code === 503).reduce((sum, { probability }) => sum + probability, 0)
    expect(failing).toBeGreaterThan(0)
    expect(failing).toBeLessThan(0.02)
    expect(outcomes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
  })
})

describe('what is retried', () => {
  it.each([
    ['5xx', { status: 500 }, 2, ['URX']],
    ['5xx', { reset: true }, 2, ['URX', 'UC']],
    ['5xx', { status: 503, responseHeaders: [['x-envoy-ratelimited', '1']] }, 1, []],
    ['envoy-ratelimited', { responseHeaders: [['x-envoy-ratelimited', '1']] }, 2, ['URX']],
    ['gateway-error', { status: 503 }, 2, ['URX']],
    ['gateway-error', { status: 500 }, 1, []],
    ['reset', { status: 503 }, 1, []],
    ['reset', { reset: true }, 2, ['URX', 'UC']],
    ['reset-before-request', { reset: true }, 1, ['UC']],
    ['retriable-4xx', { status: 409 }, 2, ['URX']],
    ['retriable-4xx', { status: 404 }, 1, []],
    ['503', { status: 503 }, 1, []],
    ['', { status: 503 }, 1, []],
  ] as const)('%s on %j', (retry_on, behaviour, attempts, flags) => {
    expect(with_({ retry_on }, behaviour)).toMatchObject({ attempts, flags })
  })

  it('retries status codes and headers that the policy names', () => {
    expect(with_({ retry_on: 'retriable-status-codes', retriable_status_codes: [418] }, { status: 418 })).toMatchObject({ attempts: 2 })
    const byHeader = { retry_on: 'retriable-headers', retriable_headers: [{ name: 'x-again', present_match: true }] }
    expect(with_(byHeader, { responseHeaders: [['x-again', '1']] })).toMatchObject({ code: 200, attempts: 2, flags: ['URX'] })
  })

  it('limits retries to requests with a header', () => {
    const policy = { retry_on: '5xx', retriable_request_headers: [{ name: 'x-may', present_match: true }] }
    expect(with_(policy, { status: 503 })).toMatchObject({ attempts: 1, flags: [] })
    expect(with_(policy, { status: 503 }, { request: { headers: [['x-may', '1']] } })).toMatchObject({ attempts: 2, flags: ['URX'] })
  })

  it('says that none was left where none was allowed', () => {
    expect(with_({ retry_on: '5xx', num_retries: 0 }, { status: 503 })).toMatchObject({ attempts: 1, flags: ['URX'] })
  })

  it('stops once a try succeeds, and counts in the request', () => {
    const outcome = with_({ retry_on: '5xx', num_retries: 3 }, { failFirst: 2 })
    expect(outcome).toMatchObject({ code: 200, attempts: 3, flags: [] })
    expect(sent(outcome, 'x-envoy-attempt-count')).toEqual(['3'])
  })

  it("takes the virtual host's policy where the route has none", () => {
    expect(with_(undefined, { status: 503 }, { virtualHost: { retry_policy: { retry_on: '5xx' } } })).toMatchObject({ attempts: 2 })
  })

  it('does not retry past the circuit breaker', () => {
    const limits = { circuit_breakers: { thresholds: [{ max_retries: 0 }] } }
    const outcome = with_(byDefault, {}, { ...refused, clusters: [cluster('c', [endpoint('10.0.0.2')], limits)] })
    expect(outcome).toMatchObject({ attempts: 1, flags: ['UO', 'UF'] })
  })
})

describe('timeouts', () => {
  it("answers 504 after the route's, and tells the server beforehand", () => {
    const outcome = with_(undefined, { delay: 1000 }, {}, { timeout: '0.5s' })
    expect(outcome).toMatchObject({ code: 504, flags: ['UT'], details: 'response_timeout', body: 'upstream request timeout' })
    expect(sent(outcome, 'x-envoy-expected-rq-timeout-ms')).toEqual(['500'])
  })

  it('is 15 seconds where the route says nothing, and none for 0', () => {
    expect(sent(outcomeOf({ routes: [{ match: { prefix: '/' }, route: { cluster: 'ok' } }] }), 'x-envoy-expected-rq-timeout-ms')).toEqual([
      '15000',
    ])
    expect(sent(with_(undefined, {}), 'x-envoy-expected-rq-timeout-ms')).toEqual([])
  })

  it('retries after a per-try timeout only where resets are retried', () => {
    const policy = { per_try_timeout: '0.3s', num_retries: 1 }
    const details = 'upstream_per_try_timeout'
    expect(with_({ ...policy, retry_on: '5xx' }, { delay: 1000 })).toMatchObject({ code: 504, flags: ['URX', 'UT'], details, attempts: 2 })
    expect(with_({ ...policy, retry_on: 'connect-failure' }, { delay: 1000 })).toMatchObject({ flags: ['UT'], details, attempts: 1 })
  })

  it("takes gRPC's from the client where the route allows it", () => {
    const request = {
      headers: [
        ['content-type', 'application/grpc'],
        ['grpc-timeout', '500m'],
      ] as const,
    }
    const outcome = with_(undefined, { delay: 1000 }, { request }, { max_grpc_timeout: '0s' })
    expect(outcome).toMatchObject({ code: 200, flags: ['UT'], details: 'response_timeout' })
    expect(answered(outcome, 'grpc-status')).toEqual(['14'])
  })

  it('knows idle streams and streams that last too long', () => {
    expect(with_(undefined, { delay: 1000 }, {}, { idle_timeout: '0.5s' })).toMatchObject({
      code: 504,
      flags: ['SI'],
      details: 'stream_idle_timeout',
    })
    const longest = { max_stream_duration: { max_stream_duration: '0.5s' } }
    expect(with_(undefined, { delay: 1000 }, {}, longest)).toMatchObject({ code: 504, flags: [], details: 'max_duration_timeout' })
  })

  it('ends where the client hangs up', () => {
    const outcome = with_(undefined, { delay: 3000 }, { patience: 1000 })
    expect(outcome).toMatchObject({ flags: ['DC'], details: 'downstream_remote_disconnect', ending: 'waiting' })
    expect(outcome.code).toBeUndefined()
  })

  it('may run out while a retry is waited for', () => {
    const policy = { retry_on: '5xx', per_try_timeout: '0.5s', num_retries: 5, retry_back_off: { base_interval: '0.050s' } }
    const outcomes = outcomesOf({
      routes: [{ match: { prefix: '/' }, route: { cluster: 'ok', timeout: '3s', retry_policy: policy } }],
      behaviour: { delay: 800 },
    })
    expect(outcomes.map(({ attempts }) => attempts).sort()).toEqual([5, 6])
    expect(new Set(outcomes.map(({ details }) => details))).toEqual(new Set(['response_timeout']))
  })
})

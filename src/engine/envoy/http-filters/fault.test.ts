import { describe, expect, it } from 'vitest'
import { pass, passes } from './stream-for-test.js'

const type = 'type.googleapis.com/envoy.extensions.filters.http.fault.v3.HTTPFault'
const always = { numerator: 100 }
const filter = (config: object) => ({ name: 'envoy.filters.http.fault', typed_config: { '@type': type, ...config } })
const by = (name: string, value: string) => ({ headers: [[name, value]] as const })

describe('aborts', () => {
  it('with an HTTP status', () => {
    const { reply } = passes([filter({ abort: { http_status: 418, percentage: always } })])
    expect(reply).toEqual({ code: 418, details: 'fault_filter_abort', flags: ['FI'], body: 'fault filter abort' })
  })

  it('with a gRPC status, which plain HTTP sees as 200 with a body', () => {
    const { reply } = passes([filter({ abort: { grpc_status: 14, percentage: always } })])
    expect(reply).toMatchObject({ code: 200, grpcStatus: 14, body: 'fault filter abort' })
  })

  it('on routes whose cluster does not exist, redirects and direct responses too', () => {
    for (const route of [{ route: { cluster: 'nosuch' } }, { redirect: { path_redirect: '/z' } }, { direct_response: { status: 299 } }]) {
      expect(passes([filter({ abort: { http_status: 418, percentage: always } })], { route }).reply?.code).toBe(418)
    }
  })

  it('in the share that is configured, and not without a percentage', () => {
    const branches = pass([filter({ abort: { http_status: 503, percentage: { denominator: 'MILLION', numerator: 100_000 } } })])
    expect(branches.map(({ probability, value }) => [probability, value.reply?.code])).toEqual([
      [0.1, 503],
      [0.9, undefined],
    ])
    expect(passes([filter({ abort: { http_status: 503 } })]).reply).toBeUndefined()
  })

  it('as a header asks, within bounds', () => {
    const filters = [filter({ abort: { header_abort: {}, percentage: always } })]
    expect(passes(filters).reply).toBeUndefined()
    expect(passes(filters, by('x-envoy-fault-abort-request', '503')).reply?.code).toBe(503)
    expect(passes(filters, by('x-envoy-fault-abort-request', '99')).reply).toBeUndefined()
    expect(passes(filters, by('x-envoy-fault-abort-grpc-request', '5')).reply).toMatchObject({ code: 200, grpcStatus: 5 })
    const none = {
      headers: [...by('x-envoy-fault-abort-request', '503').headers, ['x-envoy-fault-abort-request-percentage', '0']] as const,
    }
    expect(passes(filters, none).reply).toBeUndefined()
  })
})

it('delays and aborts together show both flags', () => {
  const { reply, stream } = passes([
    filter({ delay: { fixed_delay: '0.200s', percentage: always }, abort: { http_status: 503, percentage: always } }),
  ])
  expect([...stream.flags, ...(reply?.flags ?? [])]).toEqual(['DI', 'FI'])
  expect(stream.delay).toBe(200)
})

it('takes a delay of less than a millisecond for none', () => {
  expect(passes([filter({ delay: { fixed_delay: '0.000500s', percentage: always } })]).stream.flags).toEqual([])
})

describe('is only for', () => {
  const abort = { http_status: 500, percentage: always }
  it.each([
    ['requests with a header', { abort, headers: [{ name: 'x-f', string_match: { exact: '1' } }] }, 'header'],
    ['a cluster', { abort, upstream_cluster: 'other' }, 'cluster'],
    ['a calling node', { abort, downstream_nodes: ['n'] }, 'node'],
    ['nobody where no fault may be active', { abort, max_active_faults: 0 }, 'limit'],
  ])('%s', (_, config, reason) => {
    const { reply, steps } = passes([filter(config)])
    expect(reply).toBeUndefined()
    expect(steps.at(-1)).toMatchObject({ code: 'fault.not-for', result: 'missed', arguments: { reason } })
  })
})

import { describe, expect, it } from 'vitest'
import { corsOverride, faultOverride, fractionOf } from './filter-overrides.js'

it.each([
  [100, 1_000_000],
  [0.29, 2900],
  [1.1, 11_000],
  [0.00001, undefined],
  [33.3333, 333_333],
])('%d%% is %s millionths', (value, numerator) => expect(fractionOf({ value })).toEqual({ numerator, denominator: 'MILLION' }))

describe('faultOverride', () => {
  it('leaves out what Envoy cannot do', () => {
    expect(Object.keys(faultOverride({ delay: { exponentialDelay: '1s' }, abort: { http2Error: 'X' } }))).toEqual(['@type'])
  })
  it('keeps a status of zero, and a share of none', () => {
    expect(faultOverride({ abort: { grpcStatus: 'OK', percentage: { value: 0 } }, delay: { fixedDelay: '1s' } })).toMatchObject({
      abort: { grpc_status: 0, percentage: { denominator: 'MILLION' } },
      delay: { fixed_delay: '1s', percentage: {} },
    })
  })
})

describe('corsOverride', () => {
  it('passes preflights on unless told to ignore them', () => {
    expect(corsOverride({}).forward_not_matching_preflights).toBe(true)
    expect(corsOverride({ unmatchedPreflights: 'IGNORE' }).forward_not_matching_preflights).toBe(false)
  })
  it('prefers the newer origins, and cuts ages to seconds', () => {
    const cors = corsOverride({ allowOrigins: [{ prefix: 'a' }, {}], allowOrigin: ['b'], maxAge: '1m1.5s', allowCredentials: false })
    expect(cors).toMatchObject({ allow_origin_string_match: [{ prefix: 'a' }], max_age: '61', allow_credentials: false })
  })
})

import { describe, expect, it } from 'vitest'
import { retryPolicy } from './retry-policy.js'

const predicates = [expect.objectContaining({ name: 'envoy.retry_host_predicates.previous_hosts' })]

describe('retryPolicy', () => {
  it('retries without being asked, on another host unless hashing binds the request to one', () => {
    expect(retryPolicy(undefined, false)).toMatchObject({ num_retries: 2, retry_host_predicate: predicates })
    expect(retryPolicy(undefined, true)).not.toHaveProperty('retry_host_predicate')
  })

  it('is off with no attempts, given or not', () => {
    expect(retryPolicy({ attempts: 0 }, false)).toBeUndefined()
    expect(retryPolicy({ retryOn: '5xx' }, false)).toBeUndefined()
  })

  it.each([
    ['5xx', '5xx', undefined],
    ['503,429', ',retriable-status-codes', [503, 429]],
    ['reset, 503 ,,418', 'reset,retriable-status-codes', [503, 418]],
    ['retriable-status-codes,404', 'retriable-status-codes', [404]],
    ['599', '599', undefined],
    [',', undefined, undefined],
  ])('cuts %j', (retryOn, names, codes) => {
    const policy = retryPolicy({ attempts: 1, retryOn }, false)
    expect(policy?.retry_on).toBe(names)
    expect(policy?.retriable_status_codes).toEqual(codes)
  })

  it('heeds what is said of hosts, times and localities', () => {
    const policy = retryPolicy(
      { attempts: 1, perTryTimeout: '1m', backoff: '25ms', retryIgnorePreviousHosts: false, retryRemoteLocalities: true },
      false,
    )
    expect(policy).toMatchObject({ per_try_timeout: '60s', retry_back_off: { base_interval: '0.025s' } })
    expect(policy).not.toHaveProperty('retry_host_predicate')
    expect(policy?.retry_priority?.name).toBe('envoy.retry_priorities.previous_priorities')
    expect(retryPolicy({ attempts: 1, retryIgnorePreviousHosts: true }, true)).toMatchObject({ retry_host_predicate: predicates })
  })

  it('leaves the shared default alone', () => {
    const before = JSON.stringify(retryPolicy(undefined, false))
    retryPolicy({ attempts: 9, retryOn: ',', retryIgnorePreviousHosts: false }, false)
    expect(JSON.stringify(retryPolicy(undefined, false))).toBe(before)
  })
})

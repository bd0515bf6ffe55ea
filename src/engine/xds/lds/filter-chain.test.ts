import { expect, test } from 'vitest'
import { type ChainDraft, chainMatch, conditionKey, draftChain, matchesAll } from './filter-chain.js'

const draft = (condition: Partial<ChainDraft>): ChainDraft => ({ filters: () => [], origins: [], ...condition })

test('a chain without conditions matches all', () => {
  expect(matchesAll(draft({}))).toBe(true)
  expect(matchesAll(draft({ sniHosts: ['a', '*'] }))).toBe(true)
  expect(chainMatch(draft({ sniHosts: ['*'] }))).toBeUndefined()
  expect(matchesAll(draft({ destinationCidrs: ['0.0.0.0/0'] }))).toBe(false)
  expect(chainMatch(draft({ destinationCidrs: ['0.0.0.0/0'] }))).toEqual({})
})

test('conditions in Envoy’s words: sorted, addresses in their usual writing, no range that is everywhere', () => {
  const match = chainMatch(draft({ sniHosts: ['b', 'a'], destinationCidrs: ['2001:DB8::/32', '10.0.0.1', '0.0.0.0', 'no address'] }))
  expect(match).toEqual({
    server_names: ['a', 'b'],
    prefix_ranges: [
      { address_prefix: '10.0.0.1', prefix_len: 32 },
      { address_prefix: '2001:db8::', prefix_len: 32 },
    ],
  })
})

test('chains that Envoy could not tell apart have one key', () => {
  const key = (condition: Partial<ChainDraft>) => conditionKey(draft(condition))
  expect(key({ sniHosts: ['a', 'b'] })).toBe(key({ sniHosts: ['b', 'a', 'a'] }))
  expect(key({ sniHosts: ['*'] })).toBe(key({}))
  expect(key({ destinationCidrs: ['1.2.3.4/8'] })).toBe(key({ destinationCidrs: ['1.5.6.7/8'] }))
  expect(key({ destinationCidrs: ['10.0.0.0/8'] })).not.toBe(key({}))
  expect(key({ transportProtocol: 'raw_buffer' })).not.toBe(key({}))
  expect(key({ applicationProtocols: ['h2c'] })).not.toBe(key({}))
})

test('filters that end in a name know their listener’s', () => {
  const chain = draftChain(draft({ filters: (listener) => [{ name: listener }] }), '0.0.0.0_80')
  expect(chain.filters).toEqual([{ name: '0.0.0.0_80' }])
})

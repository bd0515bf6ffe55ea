import { expect, test } from 'vitest'
import type { FilterChain, FilterChainMatch } from '../../../types/envoy/listener.js'
import type { ProxyBasis } from '../basis.js'
import { inboundListenerFilters } from './inspectors.js'

const chain = (filter_chain_match: FilterChainMatch): FilterChain => ({ filter_chain_match, filters: [] })
const filters = (chains: FilterChain[], interception = 'REDIRECT', toPort = false) =>
  inboundListenerFilters({ interception } as ProxyBasis, chains, toPort).map(({ name, filter_disabled }) => [
    name.split('.').at(-1),
    ...(filter_disabled ? [filter_disabled] : []),
  ])
const port = (start: number) => ({ destination_port_range: { start, end: start + 1 } })

const sniffed = (destination_port?: number): FilterChain[] => [
  chain({ ...(destination_port && { destination_port }), transport_protocol: 'tls', application_protocols: ['istio-h2'] }),
  chain({ ...(destination_port && { destination_port }), transport_protocol: 'raw_buffer', application_protocols: ['http/1.1', 'h2c'] }),
]

test('ports that are not sniffed are left alone', () => {
  expect(filters([...sniffed(), chain({ destination_port: 80, transport_protocol: 'tls' })])).toEqual([
    ['original_dst'],
    ['tls_inspector'],
    ['http_inspector', port(80)],
  ])
  expect(
    filters([...sniffed(), chain({ destination_port: 90, transport_protocol: 'raw_buffer' }), chain({ destination_port: 80 })]),
  ).toEqual([
    ['original_dst'],
    ['tls_inspector', { or_match: { rules: [port(80), port(90)] } }],
    ['http_inspector', { or_match: { rules: [port(80), port(90)] } }],
  ])
})

test('where unknown ports take plain text only, ports that need more are named', () => {
  const plain = chain({ transport_protocol: 'raw_buffer' })
  expect(filters([plain, ...sniffed(80)])).toEqual([
    ['original_dst'],
    ['tls_inspector', { not_match: port(80) }],
    ['http_inspector', { destination_port_range: { end: 1 } }],
  ])
})

test('nothing is looked at that no chain asks for; TPROXY keeps the source', () => {
  expect(filters([chain({ destination_port: 80, transport_protocol: 'raw_buffer' })], 'TPROXY')).toEqual([
    ['original_dst'],
    ['original_src'],
  ])
  expect(filters([chain({})], 'REDIRECT', true)).toEqual([])
})

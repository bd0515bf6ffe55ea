import { describe, expect, it } from 'vitest'
import { type Message, messageNamed } from '../../schema/envoy/envoy-schema.js'
import { type Json, readMessage, UnreadableMessage } from '../../schema/envoy/read-message.js'
import { mergeMessage, mergeTyped, TypeMismatch } from './merge.js'

const message = (name: string): Message => {
  const found = messageNamed(name)
  if (!found) throw new Error(name)
  return found
}
const cluster = message('envoy.config.cluster.v3.Cluster')
const route = message('envoy.config.route.v3.Route')
const read = (value: unknown, of = cluster): Json => readMessage(value, of)

describe('a message as YAML holds it', () => {
  it('takes both ways to write a name, and gives Envoy’s', () => {
    expect(read({ connectTimeout: '1.5s', lb_policy: 'RANDOM', perConnectionBufferLimitBytes: 7 })).toEqual({
      connect_timeout: '1.500s',
      lb_policy: 'RANDOM',
      per_connection_buffer_limit_bytes: 7,
    })
  })

  it('leaves out zero values, unless their field remembers that it was set', () => {
    expect(read({ respect_dns_ttl: false, lb_policy: 0, name: '', type: 'STATIC', per_connection_buffer_limit_bytes: 0 })).toEqual({
      type: 'STATIC',
      per_connection_buffer_limit_bytes: 0,
    })
  })

  it('writes enums by name and 64-bit numbers as text', () => {
    expect(read({ lb_policy: 2, ring_hash_lb_config: { minimum_ring_size: 64 } })).toEqual({
      lb_policy: 'RING_HASH',
      ring_hash_lb_config: { minimum_ring_size: '64' },
    })
  })

  it('leaves out what it does not know, and null', () => {
    expect(read({ nonsense: 1, alt_stat_name: null })).toEqual({})
  })

  it('takes Go’s durations, the last of a choice, and of two names for a field JSON’s, as Istio does', () => {
    expect(read({ connect_timeout: '1m' })).toEqual({ connect_timeout: '60s' })
    expect(read({ cluster_type: { name: 'x' }, type: 'EDS' })).toEqual({ cluster_type: { name: 'x' } })
    expect(read({ altStatName: 'b', alt_stat_name: 'a' })).toEqual({ alt_stat_name: 'b' })
  })

  it.each([
    [{ connect_timeout: '1x' }],
    [{ connect_timeout: 5 }],
    [{ name: 5 }],
    [{ filters: {} }],
    [{ circuit_breakers: [] }],
    [{ lb_policy: true }],
    [{ lb_policy: 'NO_SUCH' }],
  ])('is refused: %j', (value) => {
    expect(() => read(value)).toThrow(UnreadableMessage)
  })

  it('keeps names in maps and structs as they are', () => {
    const metadata = { filter_metadata: { 'envoy.lb': { camelCase: [1, null], __proto__: 1 } } }
    expect(read({ metadata })).toEqual({ metadata })
  })
})

describe('a merge', () => {
  const merge = (base: Json, patch: unknown, replace = false): Json => mergeMessage(base, read(patch), cluster, replace)

  it('goes into messages, appends to lists or replaces them, and leaves its inputs alone', () => {
    const base = Object.freeze({ circuit_breakers: Object.freeze({ thresholds: Object.freeze([{ max_retries: 1 }]) }), name: 'a' }) as Json
    const patch = { circuit_breakers: { thresholds: [{ max_retries: 2 }], per_host_thresholds: [{}] } }
    expect(merge(base, patch)).toEqual({
      name: 'a',
      circuit_breakers: { thresholds: [{ max_retries: 1 }, { max_retries: 2 }], per_host_thresholds: [{}] },
    })
    expect(merge(base, patch, true).circuit_breakers).toEqual({ thresholds: [{ max_retries: 2 }], per_host_thresholds: [{}] })
  })

  it('leaves one member of a choice', () => {
    expect(merge({ ring_hash_lb_config: { minimum_ring_size: '1' } }, { maglev_lb_config: { table_size: 7 } })).toEqual({
      maglev_lb_config: { table_size: '7' },
    })
    expect(mergeMessage({ redirect: {} }, read({ route: { cluster: 'a' } }, route), route)).toEqual({ route: { cluster: 'a' } })
  })

  it('does not see the zero value of a wrapper, as protobuf does not', () => {
    const base = { outlier_detection: { consecutive_5xx: 5, split_external_local_origin_errors: true } }
    expect(merge(base, { outlier_detection: { consecutive_5xx: 0, split_external_local_origin_errors: false } })).toEqual(base)
  })

  it('replaces durations and entries of maps', () => {
    const base = { connect_timeout: '10s', metadata: { filter_metadata: { a: { x: 1 }, b: {} } } }
    expect(merge(base, { connect_timeout: '0.5s', metadata: { filter_metadata: { a: { y: 2 } } } })).toEqual({
      connect_timeout: '0.500s',
      metadata: { filter_metadata: { a: { y: 2 }, b: {} } },
    })
  })

  it('of typed configurations needs one type', () => {
    const type = 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router'
    expect(mergeTyped({ '@type': type, start_child_span: true }, { '@type': type, suppress_envoy_headers: true })).toEqual({
      '@type': type,
      start_child_span: true,
      suppress_envoy_headers: true,
    })
    expect(() => mergeTyped({ '@type': type }, { '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua' })).toThrow(
      TypeMismatch,
    )
  })
})

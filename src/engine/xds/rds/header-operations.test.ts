import { expect, it } from 'vitest'
import { applyHeaders, type HeaderChanges } from './header-operations.js'

it('sets before it adds, each by name, after what was there', () => {
  const changes: HeaderChanges = { request_headers_to_add: [{ header: { key: 'zero', value: '0' } }] }
  applyHeaders(changes, { request: { add: { d: '4', c: '' }, set: { b: '2', a: '1' }, remove: ['x'] }, response: { remove: ['y'] } })
  expect(changes.request_headers_to_add?.map((h) => [h.header.key, h.append_action ?? 'APPEND'])).toEqual([
    ['zero', 'APPEND'],
    ['a', 'OVERWRITE_IF_EXISTS_OR_ADD'],
    ['b', 'OVERWRITE_IF_EXISTS_OR_ADD'],
    ['c', 'APPEND'],
    ['d', 'APPEND'],
  ])
  expect(changes).toMatchObject({ request_headers_to_remove: ['x'], response_headers_to_remove: ['y'] })
})

it('gives the host to rewrite to instead of changing it as a header', () => {
  const changes: HeaderChanges = {}
  expect(applyHeaders(changes, { request: { set: { HOST: 'a' }, add: { ':authority': 'b' }, remove: ['host', ':path'] } })).toBe('a')
  expect(applyHeaders(changes, { request: { add: { ':authority': 'b' } } })).toBe('b')
  expect(applyHeaders(changes, { response: { set: { host: 'c' } } })).toBe('')
  expect(changes).toEqual({})
})

import { expect, it } from 'vitest'
import { mergeOver } from './strategic-merge.js'

const containers = (...names: readonly string[]) => ({ spec: { containers: names.map((name) => ({ name })) } })

it('merges members of a list by their key', () => {
  const base = { env: [{ name: 'A', value: 'a' }, { name: 'B' }] }
  const over = { env: [{ name: 'B', value: 'b' }, { name: 'C' }] }
  expect(mergeOver('Container', base, over)).toEqual({ env: [{ name: 'A', value: 'a' }, { name: 'B', value: 'b' }, { name: 'C' }] })
})

it('keeps the order of what is laid over, and lets the others stand before what they stood before', () => {
  expect(mergeOver('Pod', containers('a', 'x', 'b', 'y'), containers('y', 'x'))).toEqual(containers('a', 'b', 'y', 'x'))
  expect(mergeOver('Pod', containers('a', 'b'), containers('n'))).toEqual(containers('n', 'a', 'b'))
})

it('replaces lists without a key', () => {
  expect(mergeOver('Container', { args: ['a', 'b'] }, { args: ['c'] })).toEqual({ args: ['c'] })
})

it('takes away what is null and leaves what is undefined', () => {
  expect(mergeOver('Volume', { name: 'v', emptyDir: {} }, { emptyDir: null })).toEqual({ name: 'v' })
  expect(mergeOver('Volume', { name: 'v', emptyDir: {} }, { emptyDir: undefined })).toEqual({ name: 'v', emptyDir: {} })
  expect(mergeOver('Volume', {}, { projected: { sources: null, defaultMode: 1 } })).toEqual({ projected: { defaultMode: 1 } })
})

it('takes a member without its key for a mistake', () => {
  expect(() => mergeOver('Pod', containers('a'), { spec: { containers: [{}] } })).toThrow('injection-error.merge-key')
})

it('keeps every key a key', () => {
  const merged = mergeOver('Container', { resources: {} }, JSON.parse('{"resources": {"limits": {"__proto__": {"polluted": 1}}}}'))
  expect(JSON.stringify(merged)).toContain('__proto__')
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

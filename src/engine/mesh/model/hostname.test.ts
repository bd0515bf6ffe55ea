import { describe, expect, it } from 'vitest'
import { bySpecificity, HostMap, isSubsetOf, overlap, resolveShortName } from './hostname.js'

describe('host names', () => {
  it('narrow one another by suffix', () => {
    expect(isSubsetOf('foo.com', '*.com')).toBe(true)
    expect(isSubsetOf('*.foo.com', '*.com')).toBe(true)
    expect(isSubsetOf('*.com', '*.foo.com')).toBe(false)
    expect(isSubsetOf('*.com', 'foo.com')).toBe(false)
    expect(isSubsetOf('foo.com', '*.foo.com')).toBe(false)
    expect(isSubsetOf('foo.com', '*')).toBe(true)
    expect(overlap('*.com', 'foo.com')).toBe(true)
    expect(overlap('*.foo.com', '*.bar.com')).toBe(false)
  })

  it('sort the most specific first', () => {
    expect(['*', '*.com', 'b.com', 'a.com', '*.foo.com', 'long.com'].sort(bySpecificity)).toEqual([
      'long.com',
      'a.com',
      'b.com',
      '*.foo.com',
      '*.com',
      '*',
    ])
  })

  it('are made whole in their namespace', () => {
    expect(resolveShortName('reviews', 'default')).toBe('reviews.default.svc.cluster.local')
    expect(resolveShortName('reviews.other', 'default')).toBe('reviews.other')
    for (const kept of ['*', '10.0.0.1', '::1', '']) expect(resolveShortName(kept, 'default')).toBe(kept)
  })

  it('are found by the most specific match', () => {
    const map = new HostMap<string>()
    for (const host of ['*.com', '*.foo.com', 'bar.foo.com', '*']) map.set(host, host)
    expect(map.mostSpecific('bar.foo.com')).toBe('bar.foo.com')
    expect(map.mostSpecific('x.foo.com')).toBe('*.foo.com')
    expect(map.mostSpecific('foo.com')).toBe('*.com')
    expect(map.mostSpecific('*.x.foo.com')).toBe('*.foo.com')
    expect(map.mostSpecific('*.com')).toBe('*.com')
    expect(map.mostSpecific('else.org')).toBe('*')
  })
})

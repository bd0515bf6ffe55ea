import { describe, expect, it } from 'vitest'
import { bySpecificity, hostsOverlap, hostWithin, intersectHosts } from './host-name.js'

describe('host names', () => {
  it.each([
    ['a.com', 'a.com', true],
    ['a.com', 'b.com', false],
    ['*', 'a.com', true],
    ['*.com', 'a.com', true],
    ['*.a.com', 'a.com', false],
    ['*.com', '*.a.com', true],
    ['*.a.com', '*.b.com', false],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(hostsOverlap(a, b)).toBe(expected)
    expect(hostsOverlap(b, a)).toBe(expected)
  })

  it('knows what lies within what', () => {
    expect(hostWithin('a.com', '*')).toBe(true)
    expect(hostWithin('*', 'a.com')).toBe(false)
    expect(hostWithin('*.a.com', '*.com')).toBe(true)
    expect(hostWithin('*.com', '*.a.com')).toBe(false)
  })

  it('sorts wildcards last and longer names first', () => {
    expect(['*', 'b.com', '*.com', 'a.com', 'aa.com'].sort(bySpecificity)).toEqual(['aa.com', 'a.com', 'b.com', '*.com', '*'])
  })

  it('keeps the narrower host of a pair, once', () => {
    expect(intersectHosts(['*.a.com', 'b.com'], ['x.a.com', '*'])).toEqual(['x.a.com', '*.a.com', 'b.com'])
  })
})

import { describe, expect, it } from 'vitest'
import { isCatchAll, routeMatch } from './route-match.js'

describe('routeMatch', () => {
  it('takes every path where none is asked for', () => {
    expect(routeMatch(undefined)).toEqual({ prefix: '/' })
    expect(routeMatch({})).toEqual({ prefix: '/', case_sensitive: true })
    expect(routeMatch({ uri: {} })).toEqual({ prefix: '/', case_sensitive: true })
  })

  it('ends prefixes at a segment only for Ingress and the Gateway API', () => {
    expect(routeMatch({ uri: { prefix: '/a/' } })).toMatchObject({ prefix: '/a/' })
    expect(routeMatch({ uri: { prefix: '/a/' } }, true)).toMatchObject({ path_separated_prefix: '/a' })
    expect(routeMatch({ uri: { prefix: '/' } }, true)).toMatchObject({ prefix: '/' })
  })

  it('asks for presence with nothing, null or the star that is no regular expression', () => {
    const match = routeMatch({ headers: { a: {}, b: { regex: '*' }, c: null as never }, queryParams: { q: {} } })
    expect(match.headers).toEqual(['a', 'b', 'c'].map((name) => ({ name, present_match: true })))
    expect(match.query_parameters).toEqual([{ name: 'q', present_match: true }])
  })

  it('takes a missing header for an empty one where a value is not wanted, never where presence is not', () => {
    expect(routeMatch({ withoutHeaders: { gone: {}, not: { exact: 'x' } } }).headers).toEqual([
      { name: 'gone', present_match: true, invert_match: true },
      { name: 'not', string_match: { exact: 'x' }, invert_match: true, treat_missing_header_as_empty: true },
    ])
  })

  it('makes headers named like claims matchers of metadata', () => {
    const match = routeMatch({
      headers: { '@request.auth.claims[a][b]': { exact: 'v' } },
      withoutHeaders: { '@request.auth.claims.sub': {} },
    })
    expect(match.headers).toBeUndefined()
    expect(match.dynamic_metadata).toMatchObject([
      { path: [{ key: 'payload' }, { key: 'a' }, { key: 'b' }] },
      { path: [{ key: 'payload' }, { key: 'sub' }], invert: true },
    ])
  })

  it('survives keys that are special to JavaScript', () => {
    const headers = JSON.parse('{"__proto__": {"exact": "x"}, "constructor": {}}')
    expect(routeMatch({ headers }).headers?.map((h) => h.name)).toEqual(['__proto__', 'constructor'])
  })
})

describe('isCatchAll', () => {
  it.each([
    [{}, true],
    [{ uri: { prefix: '/' } }, true],
    [{ uri: { regex: '.*' } }, true],
    [{ port: 80, sourceLabels: { a: 'b' } }, true],
    [{ uri: { regex: '/.*' } }, false],
    [{ uri: { prefix: '' } }, false],
    [{ headers: { a: {} } }, false],
    [{ method: { exact: 'GET' } }, false],
    [{ queryParams: { a: {} } }, false],
    [{ headers: { '@request.auth.claims.a': {} } }, false],
  ])('%j: %s', (match, expected) => expect(isCatchAll(routeMatch(match))).toBe(expected))
})

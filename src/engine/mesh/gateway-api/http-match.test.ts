import { describe, expect, it } from 'vitest'
import { byPrecedence, grpcMatch, httpMatch } from './http-match.js'

describe('matches of the Gateway API', () => {
  it('ignore a slash at the end of a prefix', () => {
    expect(httpMatch({ path: { value: '/a/' } }).uri).toEqual({ prefix: '/a' })
    expect(httpMatch({ path: { value: '/' } }).uri).toEqual({ prefix: '/' })
    expect(httpMatch({}).uri).toEqual({ prefix: '/' })
    expect(httpMatch({ path: { type: 'Exact', value: '/a/' } }).uri).toEqual({ exact: '/a/' })
  })

  it('spell a gRPC method as a path', () => {
    expect(grpcMatch({ method: { service: 's', method: 'm' } }).uri).toEqual({ exact: '/s/m' })
    expect(grpcMatch({ method: { service: 's' } }).uri).toEqual({ prefix: '/s/' })
    expect(grpcMatch({ method: { method: 'm' } }).uri).toEqual({ regex: '/[^/]+/m' })
    expect(grpcMatch({ method: { type: 'RegularExpression', service: 's.' } }).uri).toEqual({ regex: '/s./.+' })
    expect(grpcMatch({}).uri).toBeUndefined()
  })

  it('are tried by kind of path, length, method, headers, query', () => {
    const routes = [
      { name: 'all' },
      { name: 'regex', match: [{ uri: { regex: '/a/very/long/expression' } }] },
      { name: 'short', match: [{ uri: { prefix: '/a' } }] },
      { name: 'query', match: [{ uri: { prefix: '/a' }, queryParams: { q: { exact: '1' } } }] },
      { name: 'header', match: [{ uri: { prefix: '/a' }, headers: { h: { exact: '1' } } }] },
      { name: 'method', match: [{ uri: { prefix: '/a' }, method: { exact: 'GET' } }] },
      { name: 'long', match: [{ uri: { prefix: '/a/b' } }] },
      { name: 'exact', match: [{ uri: { exact: '/' } }] },
    ]
    expect(routes.sort(byPrecedence).map((r) => r.name)).toEqual(['exact', 'long', 'method', 'header', 'query', 'short', 'regex', 'all'])
  })
})

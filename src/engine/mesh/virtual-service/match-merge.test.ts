import { describe, expect, it } from 'vitest'
import type { HttpMatchRequest } from '../../types/istio/virtual-service.js'
import { mergeMatches } from './match-merge.js'

const merged = (root: HttpMatchRequest[], leaf: HttpMatchRequest[]) =>
  mergeMatches(root, leaf)?.map((m) => JSON.parse(JSON.stringify(m.match)) as HttpMatchRequest)

describe('matches of a delegate within those of the root', () => {
  it('are the other side’s where one has none', () => {
    expect(merged([], [{ uri: { exact: '/a' } }])).toEqual([{ uri: { exact: '/a' } }])
    expect(merged([{ uri: { exact: '/a' } }], [])).toEqual([{ uri: { exact: '/a' } }])
  })

  it('pair up where they narrow', () => {
    const pairs = mergeMatches(
      [{ uri: { prefix: '/a' } }, { uri: { prefix: '/b' }, headers: { x: { exact: '1' } } }],
      [{ uri: { exact: '/b/1' } }, { uri: { prefix: '/a/' }, method: { exact: 'GET' } }],
    )
    expect(pairs?.map((m) => [m.rootIndex, m.delegateIndex])).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(pairs?.[0]?.match).toMatchObject({ uri: { exact: '/b/1' }, headers: { x: { exact: '1' } } })
  })

  it('drop the route where one of the delegate’s fits nowhere', () => {
    expect(merged([{ uri: { prefix: '/a' } }], [{ uri: { prefix: '/a/1' } }, { uri: { prefix: '/c' } }])).toBeUndefined()
  })

  it.each<[string, HttpMatchRequest, HttpMatchRequest, boolean]>([
    ['a wider prefix', { uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } }, true],
    ['an exact path within a prefix', { uri: { prefix: '/a' } }, { uri: { exact: '/a/b' } }, false],
    ['a prefix within an exact path', { uri: { exact: '/a' } }, { uri: { prefix: '/a' } }, true],
    ['two regular expressions', { uri: { regex: '/a' } }, { uri: { regex: '/a' } }, true],
    ['a regular expression on one side only', { uri: { regex: '/a' } }, { method: { exact: 'GET' } }, false],
    ['other header values', { headers: { x: { exact: 'a' } } }, { headers: { x: { exact: 'b' } } }, true],
    ['other headers', { headers: { x: { exact: 'a' } } }, { headers: { y: { exact: 'b' } } }, false],
    ['another case rule', { ignoreUriCase: true }, {}, true],
    ['another port', { port: 80 }, { port: 81 }, true],
    ['a source namespace that the delegate does not repeat', { sourceNamespace: 'a' }, {}, true],
    ['other source labels', { sourceLabels: { a: '1' } }, { sourceLabels: { a: '2' } }, true],
    ['more gateways', { gateways: ['a/b'] }, { gateways: ['a/b', 'mesh'] }, true],
    ['fewer gateways', { gateways: ['a/b', 'mesh'] }, { gateways: ['mesh'] }, false],
  ])('%s', (_, root, leaf, conflicts) => {
    expect(merged([root], [leaf]) === undefined).toBe(conflicts)
  })

  it('join names', () => {
    expect(merged([{ name: 'r' }], [{ name: 'l' }])).toMatchObject([{ name: 'r-l' }])
    expect(merged([{ name: 'r' }], [{ port: 1 }])).toMatchObject([{ name: 'r', port: 1 }])
  })
})

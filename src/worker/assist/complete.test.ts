import { describe, expect, it } from 'vitest'
import { complete } from './complete.js'
import { hover } from './hover.js'

const names = { hosts: ['reviews', 'ratings'], subsets: ['v1', 'v2'], gateways: ['bookinfo-gateway'] }
const at = (marked: string) => complete(marked.replace('¦', ''), marked.indexOf('¦'), names)
const labels = (marked: string) => at(marked)?.items.map((i) => i.label)
const insert = (marked: string, label: string) => at(marked)?.items.find((i) => i.label === label)?.insert
const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: x\n'

describe('complete', () => {
  it('offers the fields of the kind at their place, those there left out', () => {
    expect(labels(`${head}spec:\n  hosts: [a]\n  ¦`)).toEqual(expect.arrayContaining(['http', 'gateways', 'tls', 'tcp', 'exportTo']))
    expect(labels(`${head}spec:\n  hosts: [a]\n  ¦`)).not.toContain('hosts')
    expect(labels(`${head}spec:\n  http:\n    - ¦`)).toEqual(expect.arrayContaining(['match', 'route', 'timeout', 'retries', 'fault']))
  })

  it('works in the second document of a file, under an empty key', () => {
    expect(labels(`a: 1\n---\n${head}spec:\n  http:\n    - route:\n        - destination:\n            ¦`)).toEqual(
      expect.arrayContaining(['host', 'subset', 'port']),
    )
  })

  it('begins lists and mappings as they have to stand', () => {
    expect(insert(`${head}spec:\n  ¦`, 'http')).toBe('http:\n  - $0')
    expect(insert(`${head}spec:\n  http:\n    ¦`, '- route')).toBe('- route:\n    - $0')
    expect(insert(`${head}spec:\n  http:\n    - route:\n        - { des¦ }`, 'destination')).toBe('destination: { $0 }')
    expect(insert(`${head}spec:\n  http:\n    - ¦`, 'timeout')).toBe('timeout: $0')
    expect(insert(`${head}spec:\n  http:\n    - ¦`, 'redirect')).toBe('redirect:\n    $0')
    expect(insert(`${head}spec:\n  http:\n    - name: x\n      ¦`, 'redirect')).toBe('redirect:\n  $0')
  })

  it('leaves out what excludes what is there', () => {
    const text = `${head}spec:\n  http:\n    - match:\n        - uri:\n            exact: /a\n            ¦`
    expect(labels(text) ?? []).not.toContain('prefix')
  })

  it('offers values: of the schema, and the reader’s own names', () => {
    const rule =
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: x\nspec:\n  trafficPolicy:\n    tls:\n      mode: ¦'
    expect(labels(rule)).toEqual(expect.arrayContaining(['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL']))
    expect(labels(`${head}spec:\n  http:\n    - route:\n        - destination:\n            subset: ¦`)).toEqual(['v1', 'v2'])
    expect(labels(`${head}spec:\n  hosts: [r¦]`)).toEqual(['reviews', 'ratings'])
    expect(labels(`${head}spec:\n  hosts:\n    - r¦`)).toEqual(['reviews', 'ratings'])
  })

  it('helps to begin a document', () => {
    expect(insert('¦', 'VirtualService')).toContain('apiVersion: networking.istio.io/v1\nkind: VirtualService')
    expect(labels('apiVersion: networking.istio.io/v1\nkind: ¦')).toContain('DestinationRule')
    expect(labels('apiVersion: ¦\nkind: Gateway')).toContain('gateway.networking.k8s.io/v1')
  })

  it('has nothing to say of an unknown kind or a name that is an object’s own', () => {
    expect(at('apiVersion: x/v1\nkind: Y\nspec:\n  ¦')).toBeUndefined()
    expect(at('apiVersion: __proto__\nkind: constructor\nspec:\n  ¦')).toBeUndefined()
  })
})

describe('hover', () => {
  const text = `${head}spec:\n  http:\n    - timeout: 5s\n      route:\n        - destination: {host: reviews}\n`
  const on = (word: string) => hover(text, text.indexOf(word) + 1)

  it('says which field a key is', () => {
    expect(on('timeout')).toMatchObject({ kind: 'VirtualService', field: 'spec.http[].timeout', types: ['string'] })
    expect(on('host:')).toMatchObject({ field: 'spec.http[].route[].destination.host', required: true })
  })
  it('says of a value which field it is of', () => {
    expect(on('5s')).toMatchObject({ field: 'spec.http[].timeout' })
    expect(on('reviews}')).toMatchObject({ field: 'spec.http[].route[].destination.host' })
  })
  it('is silent in empty space', () => {
    expect(hover(text, text.indexOf('    - timeout') + 1)).toBeUndefined()
  })
})

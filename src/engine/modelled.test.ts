import { describe, expect, it } from 'vitest'
import { LEFT_OUT } from './modelled.js'
import { createEngine } from './pipeline.js'

/** What istiod itself says of the documents is another matter. */
const said = (text: string) =>
  createEngine()({ files: [{ name: 'a.yaml', text }] }).diagnostics.filter(({ code }) => code.startsWith('MB02'))
const marked = (text: string) => said(text).map(({ code, level, range }) => [code, level, text.slice(range.start, range.end)])

const envoyFilter = (applyTo: string) => `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: {name: e}
spec:
  configPatches:
  - applyTo: ${applyTo}
    patch: {operation: MERGE, value: {}}
`
const authentication = (rule: string) => `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: {name: r}
spec: {jwtRules: [{issuer: i, ${rule}}]}
`

describe('what is left out', () => {
  it('has no code twice', () => {
    expect(new Set(LEFT_OUT.map(({ code }) => code)).size).toBe(LEFT_OUT.length)
  })

  it.each(['BOOTSTRAP', 'EXTENSION_CONFIG'])('is said of a patch of %s', (applyTo) => {
    expect(marked(envoyFilter(applyTo))).toEqual([['MB0201', 'info', applyTo]])
  })

  it('is not said of a patch that is made', () => {
    expect(said(envoyFilter('CLUSTER'))).toEqual([])
  })

  it('is said of keys at an address, unless the rule has its own', () => {
    expect(marked(authentication('jwksUri: https://example.com/keys'))).toEqual([['MB0202', 'info', 'https://example.com/keys']])
    expect(said(authentication(`jwksUri: https://example.com/keys, jwks: '{"keys": []}'`))).toEqual([])
  })

  it('stands among other diagnostics in the order of the text, in the right document', () => {
    const files = `${envoyFilter('BOOTSTRAP')}---\n${authentication('jwksUri: https://example.com/keys')}`
    expect(said(files).map(({ code, document }) => [code, document])).toEqual([
      ['MB0201', 0],
      ['MB0202', 1],
    ])
  })

  it('is not said of empty specs', () => {
    expect(said('apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: {name: e}\nspec: {}\n')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { findCursor } from './cursor.js'

/** `|` in the text is the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('¦')
  return findCursor(marked.replace('¦', ''), offset)
}
const place = (marked: string) => {
  const c = at(marked)
  return c && `${c.role} ${c.path.join('.')}`
}

const service = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
spec:
  hosts: [reviews]
  http:
    - match:
        - headers:
            end-user: {exact: jason}
      route:
        - destination:
            host: reviews
            subset: v2
`

describe('findCursor', () => {
  it('finds keys by their column', () => {
    expect(place(`${service}      ¦`)).toBe('key spec.http.0')
    expect(place(`${service}          ¦`)).toBe('key spec.http.0.route.0')
    expect(place(`${service}            ¦`)).toBe('key spec.http.0.route.0.destination')
    expect(place(`${service}    - ¦`)).toBe('key spec.http.1')
    expect(place(`${service}  t¦`)).toBe('key spec')
    expect(place(`${service}¦`)).toBe('key ')
  })

  it('finds what is directly under an empty key, in a file of several documents too', () => {
    expect(place('a: b\n---\nkind: X\nspec:\n  http:\n    ¦')).toBe('key spec.http')
    expect(place('kind: X\nspec:\n  http:\n    - route:\n        ¦\n---\nother: 1')).toBe('key spec.http.0.route')
    expect(place('spec:\n  ¦')).toBe('key spec')
  })

  it('finds lists that stand at their key’s own column', () => {
    expect(place('spec:\n  http:\n  - route:\n    - ¦')).toBe('key spec.http.0.route.0')
    expect(place('spec:\n  http:\n  - name: x\n  ¦')).toBe('key spec')
  })

  it('finds values', () => {
    expect(place('spec:\n  http:\n    - fault: {abort: {httpStatus: 5¦')).toBe('value spec.http.0.fault.abort.httpStatus')
    expect(place('spec:\n  tls:\n    mode: ¦')).toBe('value spec.tls.mode')
    expect(at('spec:\n  tls:\n    mode: SIM¦PLE # x')).toMatchObject({ written: 'SIM', start: 23, end: 29 })
    expect(place('mode:¦')).toBeUndefined()
  })

  it('finds keys and items inside brackets', () => {
    expect(place('spec: {hosts: [a, ¦')).toBe('value spec.hosts.1')
    expect(at('spec: {hosts: [a], ga¦ }')).toMatchObject({ role: 'key', path: ['spec'], written: 'ga', siblings: ['hosts'] })
    expect(place('x: [a] ¦')).toBeUndefined()
  })

  it('knows the keys that are there, before the cursor and after', () => {
    expect(at('spec:\n  hosts: [a]\n  ¦\n  gateways: [b]\nother: 1')?.siblings).toEqual(['hosts', 'gateways'])
    expect(at('spec:\n  ho¦sts: [a]\n  http: []')?.siblings).toEqual(['http'])
  })

  it('reads the kind of its own document', () => {
    expect(at('kind: A\n---\napiVersion: v1\nkind: B\n¦')).toMatchObject({ apiVersion: 'v1', kind: 'B' })
  })

  it('keeps out of comments and text blocks', () => {
    expect(place('a: 1 # ¦')).toBeUndefined()
    expect(place('a: |\n  ¦')).toBeUndefined()
    expect(place('a: |\n  text\n¦')).toBe('key ')
  })

  it('is not confused by what is broken above', () => {
    expect(place('spec:\n  hosts: [a\n  http:\n    - ma¦')).toBe('key spec.http.0')
  })
})

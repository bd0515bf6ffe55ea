import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Example, loadExamples } from '../../plugins/examples/load.js'
import { createEngine } from '../../src/engine/pipeline.js'
import { requestWay, type WayRequest } from '../../src/engine/way/index.js'

const ids = ['architecture-mtls', 'architecture-security', 'architecture-security-ambient', 'greeter-proxyless', 'reviews-v1']
const examples = await loadExamples(fileURLToPath(new URL('../../examples', import.meta.url)), ids)

function of(id: string): Example {
  const example = examples.get(id)
  if (!example) throw new Error(`no example ${id}`)
  return example
}

/** What can come of a request, without how often: `200`, `403`, or how it ends; and the flags. `edit` changes a file, or takes it away. */
function results(id: string, request: WayRequest, edit: Readonly<Record<string, (text: string) => string>> = {}): string[] {
  const files = of(id).files.map(({ name, text }) => ({ name, text: edit[name]?.(text) ?? text }))
  const way = requestWay(createEngine()({ files }), request)
  if ('fault' in way) throw new Error(way.fault.text)
  return [...new Set(way.outcomes.map(({ result: { code, ending, flags } }) => [code ?? ending, ...flags].join(' ')))]
}

const nothing = () => ''

describe('security: what the chapter says of requests', () => {
  const get = (host: string, from: string): WayRequest => ({ url: `http://${host}:9080/`, from })

  it('four levels of PeerAuthentication', () => {
    expect(results('architecture-mtls', get('details', 'legacy.default'))).toEqual(['200'])
    expect(results('architecture-mtls', get('reviews', 'legacy.default'))).toEqual(['closed NR'])
    expect(results('architecture-mtls', get('ratings', 'legacy.default'))).toEqual(['200'])
  })

  it('one ALLOW policy in a sidecar', () => {
    const id = 'architecture-security'
    expect(results(id, get('reviews', 'productpage-v1.default'))).toEqual(['200'])
    expect(results(id, { ...get('reviews', 'productpage-v1.default'), method: 'DELETE' })).toEqual(['403'])
    expect(results(id, get('reviews', 'details-v1.default'))).toEqual(['403'])
    expect(results(id, get('reviews', 'legacy.default'))).toEqual(['closed NR'])
    expect(results(id, get('reviews', 'legacy.default'), { 'peer-authentication.yaml': nothing })).toEqual(['403'])
  })

  it('the same in a waypoint, and what becomes of it in ztunnel', () => {
    const id = 'architecture-security-ambient'
    const request = get('reviews', 'productpage-v1.default')
    expect(results(id, request)).toEqual(['200'])
    expect(results(id, { ...request, method: 'DELETE' })).toEqual(['403'])
    const selected = (text: string) => text.replace(/targetRefs:\n(?: {4}.*\n)+/, 'selector: { matchLabels: { app: reviews } }\n')
    expect(selected('spec:\n  targetRefs:\n    - kind: Service\n      name: reviews\n  action: ALLOW\n')).toContain('selector')
    expect(results(id, request, { 'authorization-policy.yaml': selected })).toEqual(['503 UC'])
  })

  it('a DENY of methods or paths in ztunnel refuses everything', () => {
    const denies = (operation: string) => () =>
      'apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: refused, namespace: default }\n' +
      `spec: { selector: { matchLabels: { app: reviews } }, action: DENY, rules: [{ to: [{ operation: ${operation} }] }] }\n`
    for (const operation of ['{ methods: [DELETE] }', '{ paths: ["/admin*"] }'])
      expect(
        results('architecture-security-ambient', get('reviews', 'productpage-v1.default'), {
          'authorization-policy.yaml': denies(operation),
          'waypoint.yaml': (text) => text.replace(/ +istio.io\/use-waypoint: waypoint\n/, ''),
        }),
      ).toEqual(['closed'])
  })
})

describe('what the questions say', () => {
  it('UNSET takes the level above', () => {
    const policy = (name: string, namespace: string, spec: string) =>
      `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n---\n`
    const policies = () =>
      policy('mesh', 'istio-system', '{ mtls: { mode: STRICT } }') +
      policy('ns', 'default', '{}') +
      policy('ratings', 'default', '{ selector: { matchLabels: { app: ratings } }, mtls: { mode: PERMISSIVE } }')
    const from = (host: string) =>
      results('architecture-mtls', { url: `http://${host}:9080/`, from: 'legacy.default' }, { 'peer-authentications.yaml': policies })
    expect(from('ratings')).toEqual(['200'])
    expect(from('details')).toEqual(['closed NR'])
  })

  it('a virtual host is not left again', () => {
    const prefixed = (text: string) => text.replace('- route:', '- match: [{ uri: { prefix: /reviews } }]\n      route:')
    const ask = (path: string) =>
      results('reviews-v1', { url: `http://reviews:9080${path}`, from: 'productpage-v1.default' }, { 'virtual-service.yaml': prefixed })
    expect(ask('/reviews/0')).toEqual(['200'])
    expect(ask('/')).toEqual(['404 NR'])
  })

  it('a gRPC client that does not dial xds:/// gets no rules and no TLS', () => {
    const files = of('greeter-proxyless').files
    const way = requestWay(createEngine()({ files }), { url: 'http://greeter:7070/a.B/C', from: 'client.default' })
    if ('fault' in way) throw new Error(way.fault.text)
    expect(way.outcomes.map((o) => Math.round(o.probability * 100))).toEqual([50, 50])
    expect(way.outcomes.flatMap((o) => o.hops.flatMap((h) => (h.kind === 'wire' ? [h.security.kind] : [])))).toEqual(['plain', 'plain'])
  })
})

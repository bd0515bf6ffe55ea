import { describe, expect, it } from 'vitest'
import { createSourceReader } from '../source/index.js'
import { validateFiles } from './index.js'

const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: ${spec}\n`
const virtualService = (spec: string) => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a}\nspec:\n${spec}\n`
const rule = (spec: string) => `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: a}\nspec:\n${spec}\n`
const gateway = (address: string) =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec:\n  gatewayClassName: istio\n  listeners: [{name: a, port: 80, protocol: HTTP}]\n  addresses: [${address}]\n`

/** Texts with the place of the one problem between « and », its code and its arguments. */
const cases: [code: string, marked: string, args: Record<string, unknown>][] = [
  ['MB0101', '«just words»\n', { got: 'string' }],
  ['MB0101', '«- a»\n- b\n', { got: 'list' }],
  ['MB0102', '«apiVersion: v1»\nmetadata: {name: a}\n', { field: 'kind' }],
  ['MB0102', '«kind: Service»\napiVersion: ""\n', { field: 'apiVersion' }],
  ['MB0112', 'apiVersion: v1\nkind: «[Service]»\n', { field: 'kind', expected: ['string'], got: 'list' }],
  [
    'MB0103',
    'apiVersion: «networking.istio.io/v2»\nkind: VirtualService\n',
    { apiVersion: 'networking.istio.io/v2', suggestion: 'networking.istio.io/v1' },
  ],
  [
    'MB0103',
    'apiVersion: «network.istio.io/v1»\nkind: VirtualService\n',
    { apiVersion: 'network.istio.io/v1', suggestion: 'networking.istio.io/v1' },
  ],
  [
    'MB0104',
    'apiVersion: networking.istio.io/v1\nkind: «VirtualServce»\n',
    { kind: 'VirtualServce', apiVersion: 'networking.istio.io/v1', suggestion: 'VirtualService' },
  ],
  ['MB0104', 'apiVersion: apps/v1\nkind: «deployment»\n', { kind: 'deployment', apiVersion: 'apps/v1', suggestion: 'Deployment' }],
  ['MB0105', 'apiVersion: «v1»\nkind: Deployment\n', { kind: 'Deployment', apiVersion: 'v1', versions: ['apps/v1'] }],
  [
    'MB0105',
    'apiVersion: «networking.istio.io/v1»\nkind: EnvoyFilter\n',
    { kind: 'EnvoyFilter', apiVersion: 'networking.istio.io/v1', versions: ['networking.istio.io/v1alpha3'] },
  ],
  [
    'MB0106',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: «ClusterRole»\n',
    { kind: 'ClusterRole', apiVersion: 'rbac.authorization.k8s.io/v1' },
  ],
  ['MB0106', 'apiVersion: v1\nkind: «PersistentVolumeClaim»\n', { kind: 'PersistentVolumeClaim', apiVersion: 'v1' }],
  ['MB0106', 'apiVersion: serving.knative.dev/v1\nkind: «Service»\n', { kind: 'Service', apiVersion: 'serving.knative.dev/v1' }],
  [
    'MB0108',
    'apiVersion: security.istio.io/v1\nkind: «Whatever»\n',
    { kind: 'Whatever', apiVersion: 'security.istio.io/v1', known: ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'] },
  ],
  ['MB0107', 'apiVersion: v1\nkind: Service\n«metadata»: {namespace: a}\n', { kind: 'Service' }],
  ['MB0116', '«apiVersion: v1»\nkind: Service\n', { field: 'metadata', parent: 'Service' }],
  [
    'MB0111',
    virtualService('  http:\n    - route:\n        - destination: {host: a}\n          «wieght»: 90'),
    { field: 'wieght', parent: 'http.route', suggestion: 'weight' },
  ],
  ['MB0111', virtualService('  «Hosts»: [a]'), { field: 'Hosts', parent: 'spec', suggestion: 'hosts' }],
  ['MB0110', virtualService('  http:\n    - «upstream»: {}'), { field: 'upstream', parent: 'spec.http' }],
  ['MB0110', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n«__proto__»: {}\n', { field: '__proto__', parent: 'Service' }],
  ['MB0112', virtualService('  hosts: «reviews»'), { field: 'hosts', expected: ['list'], got: 'string' }],
  [
    'MB0112',
    virtualService('  http:\n    - «route»:\n        destination:\n          host: a'),
    { field: 'route', expected: ['list'], got: 'mapping' },
  ],
  ['MB0112', service('{ports: [{port: «"80"»}]}'), { field: 'port', expected: ['integer'], got: 'string' }],
  ['MB0112', service('{ports: [{port: «80.5»}]}'), { field: 'port', expected: ['integer'], got: 'number' }],
  ['MB0112', virtualService('  hosts:\n    «-»'), { field: 'hosts', expected: ['string'], got: 'null' }],
  [
    'MB0113',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {version: «1.10»}}\n',
    { field: 'version', written: '1.10', got: 'number' },
  ],
  ['MB0113', 'apiVersion: v1\nkind: Service\nmetadata: {name: «on»}\n', { field: 'name', written: 'on', got: 'boolean' }],
  [
    'MB0114',
    rule('  host: a\n  trafficPolicy: {tls: {mode: «TLS»}}'),
    { field: 'mode', value: 'TLS', allowed: ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'] },
  ],
  [
    'MB0115',
    rule('  host: a\n  trafficPolicy: {tls: {mode: «ISTIO-MUTUAL»}}'),
    { field: 'mode', value: 'ISTIO-MUTUAL', allowed: ['DISABLE', 'SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'], suggestion: 'ISTIO_MUTUAL' },
  ],
  [
    'MB0116',
    virtualService('  http:\n    - route:\n        - «destination»: {subset: v1}'),
    { field: 'host', parent: 'route.destination' },
  ],
  [
    'MB0116',
    virtualService('  http:\n    - route:\n        - «weight: 90»\n          headers: {}'),
    { field: 'destination', parent: 'http.route' },
  ],
  [
    'MB0116',
    virtualService('  http:\n    - route:\n        - «destination»:\n          weight: 90'),
    { field: 'destination', parent: 'http.route' },
  ],
  ['MB0117', virtualService('  http:\n    - match: [{uri: {prefix: /, «exact»: /}}]'), { fields: ['exact', 'prefix'], parent: 'uri' }],
  [
    'MB0118',
    gateway('{type: «"a b"», value: x}'),
    {
      field: 'type',
      pattern:
        "^Hostname|IPAddress|NamedAddress|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$",
    },
  ],
  ['MB0119', gateway('{type: IPAddress, value: «10.0.0»}'), { field: 'value', formats: ['ipv4', 'ipv6'] }],
  ['MB0119', gateway('{value: «here»}'), { field: 'value', formats: ['ipv4', 'ipv6'] }],
  [
    'MB0119',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a, creationTimestamp: «2026-02-30T00:00:00Z»}\n',
    { field: 'creationTimestamp', formats: ['date-time'] },
  ],
  [
    'MB0120',
    rule('  host: a\n  trafficPolicy: {outlierDetection: {maxEjectionPercent: «-3000000000»}}'),
    { field: 'maxEjectionPercent', limit: -2147483648 },
  ],
  [
    'MB0121',
    rule('  host: a\n  trafficPolicy: {connectionPool: {tcp: {maxConnections: «3000000000»}}}'),
    { field: 'maxConnections', limit: 2147483647 },
  ],
  [
    'MB0122',
    'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: {name: a}\nspec: {jwtRules: [{issuer: «""»}]}\n',
    { field: 'issuer', limit: 1 },
  ],
  ['MB0123', gateway(`{type: Hostname, value: «${'a'.repeat(254)}»}`), { field: 'value', limit: 253 }],
  [
    'MB0124',
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: a}\nspec: {hosts: «[]»}\n',
    { field: 'hosts', limit: 1 },
  ],
  [
    'MB0125',
    gateway(`{value: 10.0.0.1}`).replace('[{value: 10.0.0.1}]', `«[${Array(17).fill('{value: 10.0.0.1}').join(', ')}]»`),
    { field: 'addresses', limit: 16 },
  ],
]

describe('what the schema forbids is told where it stands', () => {
  it.each(cases)('%s %j', (code: string, marked: string, args: Record<string, unknown>) => {
    const start = marked.indexOf('«')
    const end = marked.indexOf('»') - 1
    const text = marked.replace('«', '').replace('»', '')
    const [first, second] = validateFiles([{ name: 'f.yaml', text: `a: 1\n---\n${text}` }], createSourceReader())
    expect(first?.diagnostics).not.toEqual([])
    // The cases are as short as schemas allow, and shorter than the webhook does.
    const ofSchema = second?.diagnostics.filter(({ code }) => code < 'MB0300')
    const found = ofSchema?.map(({ code, arguments: args, range }) => ({ code, args, range }))
    const wanted = { code, args, range: { start: start + 9, end: end + 9 } }
    // A document without a kind breaks more than one rule; the others are their own cases.
    if (code === 'MB0102' && marked.includes('""')) expect(found).toContainEqual(wanted)
    else expect(found).toEqual([wanted])
  })
})

it('tells all that is wrong with a document at once, in the order of the text', () => {
  const text = virtualService(
    '  hosts: reviews\n  http:\n    - route:\n        - destination: {hst: a}\n          weight: "90"\n    - timeout: 5\n  gateway: [mesh]',
  )
  const [validation] = validateFiles([{ name: 'f.yaml', text }], createSourceReader())
  expect(validation?.diagnostics.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([
    'MB0112 spec.hosts',
    'MB0116 spec.http.0.route.0.destination',
    'MB0111 spec.http.0.route.0.destination.hst',
    'MB0112 spec.http.0.route.0.weight',
    'MB0113 spec.http.1.timeout',
    'MB0111 spec.gateway',
  ])
})

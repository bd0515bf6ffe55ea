import fc from 'fast-check'
import { patches } from './patches.js'
import * as pool from './pools.js'
import type { KindShape, Place } from './shapes.js'

/** Kubernetes' kinds, the Gateway API's, and EnvoyFilter. */
const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const routePorts = of(80, 80, 8080, 9000, 443)
const parents = of<unknown>(
  { name: 'edge', namespace: 'edges' },
  { name: 'edge', namespace: 'edges', sectionName: 'http' },
  { name: 'edge', namespace: 'edges', port: 443 },
  { group: '', kind: 'Service', name: 'web', namespace: 'default' },
  { group: '', kind: 'Service', name: 'web', namespace: 'default', port: 80 },
  { group: '', kind: 'Service', name: 'api' },
  { group: '', kind: 'Service', name: 'db', namespace: 'default' },
  { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'main' },
)
const backend = fc
  .tuple(pool.services, routePorts, of(undefined, undefined, 'default', 'shop'))
  .map(([name, port, namespace]) => ({ name, port, ...(namespace ? { namespace } : {}) }))

const headerFilter = of({ set: [{ name: 'x-a', value: '1' }] }, { add: [{ name: 'X-B', value: '2' }], remove: ['x-c'] })
const filters: fc.Arbitrary<unknown> = fc.oneof(
  headerFilter.map((requestHeaderModifier) => ({ type: 'RequestHeaderModifier', requestHeaderModifier })),
  headerFilter.map((responseHeaderModifier) => ({ type: 'ResponseHeaderModifier', responseHeaderModifier })),
  backend.map((backendRef) => ({ type: 'RequestMirror', requestMirror: { backendRef } })),
  of<unknown>(
    { type: 'URLRewrite', urlRewrite: { hostname: 'b.com' } },
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/x' } } },
    { type: 'CORS', cors: { allowOrigins: ['http://a.com'], allowMethods: ['GET'] } },
  ),
)
const redirects: fc.Arbitrary<unknown> = of<unknown>(
  { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
  { type: 'RequestRedirect', requestRedirect: { hostname: 'n.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/y' } } },
  { type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' }, port: 8080 } },
)

const httpRule: fc.Arbitrary<unknown> = fc
  .record({
    matches: fc.array(
      fc.record(
        {
          path: of(
            { type: 'Exact', value: '/e' },
            { type: 'PathPrefix', value: '/' },
            { type: 'PathPrefix', value: '/p' },
            { type: 'PathPrefix', value: '/p/' },
            { type: 'RegularExpression', value: '/r.*' },
            { value: '/longer/than' },
          ),
          method: of('GET', 'POST'),
          headers: of([{ name: 'x-user', value: 'a' }], [{ type: 'RegularExpression', name: 'X-Mixed', value: 'b.*' }]),
          queryParams: of([{ name: 'q', value: '1' }]),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
    filters: fc.uniqueArray(filters, { maxLength: 2, selector: (filter) => (filter as { type: string }).type }),
    redirect: fc.option(redirects, { freq: 6, nil: undefined }),
    backendRefs: fc.array(
      fc.tuple(backend, of(undefined, 0, 1, 3)).map(([ref, weight]) => ({ ...ref, ...(weight === undefined ? {} : { weight }) })),
      { maxLength: 2 },
    ),
    timeouts: of(undefined, undefined, { request: '3s' }, { request: '10s', backendRequest: '2s' }, { request: '0s' }),
  })
  .map(({ matches, filters: some, redirect, backendRefs, timeouts }) => {
    const isRewrite = (filter: unknown): boolean => (filter as { type: string }).type === 'URLRewrite'
    const all = redirect ? [...some.filter((filter) => !isRewrite(filter)), redirect] : some
    return {
      ...(matches.length > 0 ? { matches } : {}),
      ...(all.length > 0 ? { filters: all } : {}),
      ...(redirect || backendRefs.length === 0 ? {} : { backendRefs }),
      ...(timeouts ? { timeouts } : {}),
    }
  })

const grpcRule: fc.Arbitrary<unknown> = fc.record({
  matches: fc.array(
    of<unknown>(
      { method: { service: 'pkg.S', method: 'M' } },
      { method: { service: 'pkg.S' } },
      { method: { type: 'RegularExpression', service: 'a.*' } },
      { headers: [{ name: 'x', value: '1' }] },
    ),
    { maxLength: 2 },
  ),
  backendRefs: fc.array(backend, { minLength: 1, maxLength: 2 }),
})

const l4Rule: fc.Arbitrary<unknown> = fc.record({
  backendRefs: fc.array(
    fc.tuple(backend, of(1, 3)).map(([ref, weight]) => ({ ...ref, weight })),
    { minLength: 1, maxLength: 2 },
  ),
})

const hostnames = of('www.example.com', '*.example.com', 'api.example.com', 'example.org')

const listener: fc.Arbitrary<unknown> = fc
  .tuple(
    of<Record<string, unknown>>(
      { name: 'http', port: 80, protocol: 'HTTP' },
      { name: 'alt', port: 8080, protocol: 'HTTP' },
      { name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'cert' }] } },
      { name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } },
      { name: 'tcp', port: 31400, protocol: 'TCP' },
    ),
    of(undefined, undefined, 'www.example.com', '*.example.com', 'example.org'),
    of(
      undefined,
      { namespaces: { from: 'All' } },
      { namespaces: { from: 'All' } },
      { namespaces: { from: 'Selector', selector: { matchLabels: { team: 'shop' } } } },
    ),
  )
  .map(([base, hostname, allowedRoutes]) => ({
    ...base,
    ...(hostname && base.protocol !== 'TCP' ? { hostname } : {}),
    ...(allowedRoutes ? { allowedRoutes } : {}),
  }))

const listeners = fc.uniqueArray(listener, {
  minLength: 1,
  maxLength: 3,
  comparator: (a, b) => (a as { name: string }).name === (b as { name: string }).name,
})

const servicePorts = fc.uniqueArray(
  fc
    .tuple(
      pool.portNames,
      pool.ports,
      of(undefined, undefined, 'http', 'http2', 'grpc', 'https', 'tcp', 'kubernetes.io/h2c', 'kubernetes.io/ws', 'unknown'),
      of<string | number | undefined>(undefined, 8080, 'web', 9999),
    )
    .map(([name, port, appProtocol, targetPort]) => ({
      name: `${name}-${port}`,
      port,
      ...(appProtocol ? { appProtocol } : {}),
      ...(targetPort ? { targetPort } : {}),
    })),
  { minLength: 1, maxLength: 3, selector: (port) => port.port },
)

const ingressPath: fc.Arbitrary<unknown> = fc.record({
  path: of('/', '/a', '/a/', '/a/.*', '/b/*'),
  pathType: of('Prefix', 'Exact', 'ImplementationSpecific'),
  backend: of(
    { service: { name: 'web', port: { number: 80 } } },
    { service: { name: 'web', port: { name: 'http' } } },
    { service: { name: 'api', port: { number: 80 } } },
    { service: { name: 'none', port: { number: 80 } } },
  ),
})

const routePlaces = (rule: fc.Arbitrary<unknown>): readonly Place[] => [
  [/^\.parentRefs\[\]$/, parents],
  [/^\.hostnames\[\]$/, hostnames],
  [/^\.rules\[\]$/, rule],
]
const route = (rule: fc.Arbitrary<unknown>): KindShape => ({
  places: routePlaces(rule),
  weights: [
    [/^\.(?:parentRefs|rules)$/, 100],
    [/^\.hostnames$/, 50],
  ],
})

export const moreShapes: Readonly<Record<string, KindShape>> = {
  EnvoyFilter: {
    places: [
      [/^\.configPatches\[\]$/, patches],
      [/^\.priority$/, of(-1, 0, 5)],
    ],
    weights: [
      [/^\.configPatches$/, 100],
      [/^\.targetRefs$/, 0],
    ],
  },
  Service: {
    places: [
      [/^\.selector$/, of({ app: 'web' }, { app: 'api' }, { app: 'set' }, { version: 'v1' }, { app: 'none' })],
      [/^\.ports$/, servicePorts],
      [/^\.clusterIP$/, of('None', '')],
      [/^\.externalIPs\[\]$/, of('203.0.113.5')],
      [/^\.type$/, of('ClusterIP', 'NodePort', 'LoadBalancer')],
      [/^\.trafficDistribution$/, of('PreferClose', 'PreferSameZone', 'PreferSameNode')],
      [/^\.internalTrafficPolicy$/, of('Cluster', 'Local')],
      [/^\.sessionAffinity$/, of('None', 'ClientIP')],
    ],
    weights: [
      [/^\.(?:selector|ports)$/, 100],
      [/^\.(?:clusterIP|externalIPs|type|trafficDistribution|internalTrafficPolicy|publishNotReadyAddresses)$/, 20],
      [/./, 0],
    ],
  },
  Gateway: {
    places: [
      [/^\.gatewayClassName$/, of('istio')],
      [/^\.listeners$/, listeners],
    ],
    weights: [
      [/^\.listeners$/, 100],
      [/./, 0],
    ],
  },
  HTTPRoute: route(httpRule),
  GRPCRoute: route(grpcRule),
  TLSRoute: route(l4Rule),
  TCPRoute: { ...route(l4Rule), weights: [[/^\.(?:parentRefs|rules)$/, 100]] },
  Ingress: {
    places: [
      [/\.http$/, fc.array(ingressPath, { minLength: 1, maxLength: 2 }).map((all) => ({ paths: all }))],
      [/\.host$/, hostnames],
      [/^\.ingressClassName$/, of('istio', 'other')],
      [/^\.tls\[\]$/, of({ secretName: 'cert', hosts: ['www.example.com'] }, { secretName: 'cert' })],
      [/^\.defaultBackend$/, of({ service: { name: 'web', port: { number: 80 } } })],
    ],
    weights: [
      [/^\.rules$/, 100],
      [/\.http$/, 100],
      [/\.host$/, 60],
      [/^\.(?:tls|defaultBackend)$/, 20],
      [/^\.ingressClassName$/, 80],
    ],
  },
}

import fc from 'fast-check'
import type { Shape } from './from-schema.js'
import * as pool from './pools.js'

const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

export type Place = readonly [where: RegExp, values: fc.Arbitrary<unknown>]
export type Weight = readonly [where: RegExp, percent: number]

export interface KindShape {
  readonly places: readonly Place[]
  readonly weights: readonly Weight[]
}

const stringMatch = (values: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(
    values.map((exact) => ({ exact })),
    values.map((prefix) => ({ prefix })),
    pool.regexes.map((regex) => ({ regex })),
  )

/** Places of any kind, the first that fits. */
const everywhere: readonly Place[] = [
  [/\.exportTo\[\]$/, of('.', '*', '*', 'shop', 'ops')],
  [/\.selector\.matchLabels$|[wW]orkloadSelector\.(?:labels|matchLabels)$|\.sourceLabels$/, pool.workloadLabels],
  [
    /\.targetRefs\[\]$|\.targetRef$/,
    of({ kind: 'Service', name: 'web' }, { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'front' }),
  ],
  [/(?:\.n|sourceN)amespace$|amespaces\[\]$/, pool.namespaces],
  [/\.subset$/, pool.subsets],
  [/(?:[tT]imeout|[iI]nterval|[tT]ime|backoff|ttl|maxAge|Delay|[dD]uration|DurationSecs)$/, pool.durations],
  [/ercentage\.value$|[pP]ercent$/, of(0, 1, 10, 50, 100)],
  [/(?:max|Max)[A-Z]\w*$|probes$|\.attempts$|consecutive\w+$|minRetryConcurrency$|minClusterSize$/, of(1, 2, 5, 100, 1024)],
]

const virtualService: readonly Place[] = [
  [/^\.hosts\[\]$/, pool.anyHosts],
  [/\.gateways\[\]$/, pool.gateways],
  [/\.host$/, pool.hosts],
  [/match\[\]\.port$|\.number$/, pool.ports],
  [/\.uri$/, stringMatch(pool.paths)],
  [/\.(?:method|scheme)$/, stringMatch(of('GET', 'POST', 'http', 'https'))],
  [/\.authority$/, stringMatch(pool.fullHosts)],
  [/\.(?:headers|withoutHeaders)\{\}$/, fc.oneof(stringMatch(pool.headerValues), of({}, { exact: '' }, { regex: '*' }))],
  [/match\[\]\.(?:headers|withoutHeaders)\.keys$/, pool.headerNames],
  [/\.(?:add|set)\.keys$|\.remove\[\]$|(?:allow|expose)Headers\[\]$/, pool.plainHeaderNames],
  [/\.(?:add|set)\{\}$/, pool.headerValues],
  [/allowOrigins\[\]$/, stringMatch(of('http://a.com', 'https://b.org', '*'))],
  [/allowOrigin\[\]$/, of('*', 'http://a.com')],
  [/allowMethods\[\]$/, of('GET', 'POST', '*')],
  [
    /^\.http\[\]\.redirect$/,
    of<unknown>(
      { uri: '/new' },
      { authority: 'a.com', scheme: 'https' },
      { prefixRewrite: '/p', redirectCode: 308 },
      { port: 8080 },
      { derivePort: 'FROM_REQUEST_PORT', uri: '/x' },
    ),
  ],
  [/directResponse\.status$/, of(200, 404, 503)],
  [/directResponse\.body$/, of({ string: 'hello' }, { bytes: 'aGVsbG8=' }, {})],
  [
    /\.abort$/,
    of<unknown>(
      { httpStatus: 500 },
      { httpStatus: 503, percentage: { value: 12.5 } },
      { grpcStatus: 'UNAVAILABLE' },
      { percentage: { value: 0 }, httpStatus: 400 },
    ),
  ],
  [
    /\.rewrite$/,
    of<unknown>(
      { uri: '/r' },
      { uri: '/' },
      { authority: 'b.com' },
      { uri: '/r', authority: 'b.com' },
      { uriRegexRewrite: { match: '/a/(.*)', rewrite: '/b/\\1' } },
    ),
  ],
  [/retryOn$/, of('5xx', 'gateway-error,503', 'connect-failure,retriable-4xx,429', 'retriable-status-codes', '')],
  [/\.attempts$/, of(0, 1, 3)],
  [/\.weight$/, of(1, 10, 50, 100)],
  [/mirror_?[pP]ercent$/, of(0, 5, 100)],
  [/corsPolicy\.maxAge$/, of('24h', '10s')],
  [/\.queryParams\{\}$/, stringMatch(pool.names)],
  [/\.http\[\]\.name$|match\[\]\.name$/, pool.names],
  [/sniHosts\[\]$/, of('www.example.com', '*.example.com', 'web.default.svc.cluster.local', 'api.example.com')],
  [/destinationSubnets\[\]$|sourceSubnet$/, pool.subnets],
  [/delegate\.name$/, of('part', 'missing')],
]

const consistentHash: fc.Arbitrary<unknown> = of<unknown>(
  { httpHeaderName: 'x-user' },
  { useSourceIp: true },
  { useSourceIp: false },
  { httpQueryParameterName: 'q', minimumRingSize: 512 },
  { httpCookie: { name: 'c' }, ringHash: { minimumRingSize: 10 } },
  { httpCookie: { name: 'c', ttl: '0s', path: '/p' }, maglev: { tableSize: 101 } },
  { httpHeaderName: 'x', maglev: {} },
)

const locality: fc.Arbitrary<unknown> = of<unknown>(
  { enabled: false },
  { enabled: true },
  { distribute: [{ from: 'r1/z1/*', to: { 'r1/z1/*': 70, 'r2/*': 30 } }] },
  { distribute: [{ from: 'r1/*', to: { 'r1/z2/*': 100 } }] },
  { failover: [{ from: 'r1', to: 'r2' }] },
  { failoverPriority: ['version', 'topology.kubernetes.io/region'] },
  { failoverPriority: ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone'], failover: [] },
)

const zoneAware: fc.Arbitrary<unknown> = of<unknown>(
  { enabled: false },
  { enabled: true, minClusterSize: 2 },
  { failover: [{ from: 'r1', to: 'r2' }] },
  { failoverPriority: ['version'] },
)

const clientTls: fc.Arbitrary<unknown> = of<unknown>(
  { mode: 'DISABLE' },
  { mode: 'SIMPLE' },
  { mode: 'SIMPLE', sni: 'sni.com', caCertificates: '/ca.pem', subjectAltNames: ['a', 'b'] },
  { mode: 'SIMPLE', credentialName: 'cert' },
  { mode: 'SIMPLE', insecureSkipVerify: true },
  { mode: 'MUTUAL', clientCertificate: '/c.pem', privateKey: '/k.pem' },
  { mode: 'MUTUAL', credentialName: 'cert', sni: 'x.com' },
  { mode: 'ISTIO_MUTUAL' },
  { mode: 'ISTIO_MUTUAL', sni: 'own' },
)

const destinationRule: readonly Place[] = [
  [/^\.host$/, pool.anyHosts],
  [/^\.subsets\[\]\.name$/, of('v1', 'v2', 'empty', 'extra')],
  [/^\.subsets\[\]\.labels$/, of<unknown>({ version: 'v1' }, { version: 'v2' }, { version: 'v9' }, { app: 'web' }, {})],
  [/\.consistentHash$/, consistentHash],
  [/\.localityLbSetting$/, locality],
  [/\.zoneAwareLbSetting$/, zoneAware],
  [/\.tls$/, clientTls],
  [/\.number$/, pool.ports],
  [/\.tunnel$/, of<unknown>({ targetHost: 'far.com', targetPort: 443 }, { targetHost: 'far.com', targetPort: 443, protocol: 'POST' })],
  [/outlierDetectionHttpErrorCodes\[\]$/, of(500, 503, 429)],
  [/\.warmup$/, of<unknown>({ duration: '30s' }, { duration: '1m', minimumPercent: 5, aggression: 2 })],
  [/\.aggression$/, of(1, 2)],
  [/\.http1MaxPendingRequests$|maxRetries$|http2MaxRequests$|maxConnections$/, of(1, 10, 2147483647)],
]

const serverPort: fc.Arbitrary<unknown> = fc.oneof(
  of<unknown>(
    { number: 80, name: 'http', protocol: 'HTTP' },
    { number: 80, name: 'http-two', protocol: 'HTTP' },
    { number: 8080, name: 'http-more', protocol: 'HTTP2' },
  ),
  of<unknown>(
    { number: 443, name: 'https', protocol: 'HTTPS' },
    { number: 443, name: 'https-two', protocol: 'HTTPS' },
    { number: 15443, name: 'tls', protocol: 'TLS' },
    { number: 443, name: 'tls', protocol: 'TLS' },
  ),
  of<unknown>(
    { number: 31400, name: 'tcp', protocol: 'TCP' },
    { number: 9000, name: 'grpc', protocol: 'GRPC' },
    { number: 3306, name: 'mysql', protocol: 'MYSQL' },
    { number: 80, name: 'tcp-on-http', protocol: 'TCP' },
  ),
)

const serverTls: fc.Arbitrary<unknown> = of<unknown>(
  { mode: 'SIMPLE', credentialName: 'cert' },
  { mode: 'SIMPLE', credentialName: 'other-cert', minProtocolVersion: 'TLSV1_2', cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'] },
  { mode: 'SIMPLE', serverCertificate: '/s.pem', privateKey: '/k.pem' },
  { mode: 'MUTUAL', credentialName: 'cert', subjectAltNames: ['a'] },
  { mode: 'MUTUAL', serverCertificate: '/s.pem', privateKey: '/k.pem', caCertificates: '/ca.pem' },
  { mode: 'OPTIONAL_MUTUAL', credentialName: 'cert' },
  { mode: 'SIMPLE', credentialNames: ['cert', 'other-cert'] },
  { mode: 'ISTIO_MUTUAL' },
  { mode: 'PASSTHROUGH' },
  { mode: 'AUTO_PASSTHROUGH' },
  { httpsRedirect: true },
)

/** Of plain ports only a redirect may be asked; of TLS ports something must be said. */
const server: fc.Arbitrary<unknown> = fc
  .record({
    port: serverPort,
    hosts: fc.uniqueArray(
      fc.oneof(
        pool.anyHosts.filter((host) => host === '*' || host.includes('.')),
        of('shop/*', './*', 'default/www.example.com', '*/api.example.com', 'ops/*.example.com'),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    tls: serverTls,
    redirect: fc.boolean(),
    bind: of(undefined, undefined, undefined, undefined, '10.1.2.3', '127.0.0.1'),
    name: of(undefined, undefined, 'named'),
  })
  .map(({ port, tls, redirect, bind, name, hosts: of }) => {
    const secure = /HTTPS|TLS/.test((port as { protocol: string }).protocol)
    const own = secure
      ? { tls: 'httpsRedirect' in (tls as object) ? { mode: 'SIMPLE', credentialName: 'cert' } : tls }
      : redirect && /HTTP|GRPC/.test((port as { protocol: string }).protocol)
        ? { tls: { httpsRedirect: true } }
        : {}
    return { port, hosts: of, ...own, ...(bind ? { bind } : {}), ...(name ? { name } : {}) }
  })

const gateway: readonly Place[] = [
  [/^\.selector$/, pool.gatewaySelectors],
  [/^\.servers\[\]$/, server],
]

const endpoint: readonly Place[] = [
  [/\.ports$/, of<unknown>({ http: 8081 }, { tcp: 5000 }, { http: 1, 'http-b': 2 })],
  [
    /(?:^|endpoints\[\])\.labels$/,
    of<unknown>({ version: 'v1' }, { version: 'v2' }, { app: 'web', version: 'v1' }, { 'security.istio.io/tlsMode': 'istio' }),
  ],
  [/\.locality$/, pool.localities],
  [/\.network$/, of('', '', 'far')],
  [/\.serviceAccount$/, of('default', 'web')],
  [/\.weight$/, of(1, 2, 10)],
]

const serviceEntry: readonly Place[] = [
  [
    /^\.hosts\[\]$/,
    fc.oneof(
      { weight: 4, arbitrary: of('www.example.com', 'api.example.com', 'example.org', 'web.default.svc.cluster.local', 'tcp.example.com') },
      { weight: 1, arbitrary: of('*.example.com', '*.wild.org') },
    ),
  ],
  [/^\.addresses\[\]$/, of('10.96.7.7', '192.0.2.10', '198.51.100.0/24', '2001:db8::7', '10.1.2.3')],
  [
    /^\.ports$/,
    fc.uniqueArray(
      of<{ readonly number: number; readonly name: string; readonly protocol?: string; readonly targetPort?: number }>(
        ...[
          { number: 80, name: 'http', protocol: 'HTTP' },
          { number: 443, name: 'https', protocol: 'TLS' },
          { number: 443, name: 'tls', protocol: 'HTTPS' },
          { number: 3306, name: 'tcp', protocol: 'TCP' },
          { number: 8080, name: 'http-b', protocol: 'HTTP2', targetPort: 8081 },
          { number: 9000, name: 'grpc', protocol: 'GRPC' },
          { number: 7000, name: 'any' },
          { number: 7001, name: 'redis', protocol: 'REDIS' },
        ],
      ),
      { minLength: 1, maxLength: 3, selector: (port) => port.number },
    ),
  ],
  [/endpoints\[\]\.address$/, of('10.9.9.1', '10.9.9.2', '10.9.9.3', 'far.example.net', 'near.example.net', '2001:db8::9')],
  [/subjectAltNames\[\]$/, of('spiffe://cluster.local/ns/x/sa/y', 'name.com')],
  ...endpoint,
]

const sidecarPort: fc.Arbitrary<unknown> = of<unknown>(
  { number: 80, name: 'http', protocol: 'HTTP' },
  { number: 8080, name: 'http-two', protocol: 'HTTP' },
  { number: 3306, name: 'tcp', protocol: 'TCP' },
  { number: 9000, name: 'grpc', protocol: 'GRPC' },
  { number: 7000, name: 'any', protocol: 'TCP' },
  { number: 443, name: 'tls', protocol: 'TLS' },
)
const sidecar: readonly Place[] = [
  [
    /\.egress\[\]\.hosts\[\]$/,
    of(
      '*/*',
      './*',
      'shop/*',
      'default/*',
      '*/web.default.svc.cluster.local',
      './web.default.svc.cluster.local',
      'istio-system/*',
      '*/*.example.com',
      '~/*',
      '*/www.example.com',
      'ops/api.example.com',
    ),
  ],
  [/\.bind$/, of('127.0.0.1', '0.0.0.0', '10.1.2.3')],
  [/\.port$/, sidecarPort],
  [/defaultEndpoint$/, of('127.0.0.1:8080', '0.0.0.0:8080', 'unix:///run/app.sock')],
  [
    /egressProxy$/,
    of<unknown>(
      { host: 'web.default.svc.cluster.local', port: { number: 80 } },
      { host: 'api.default.svc.cluster.local', subset: 'v1', port: { number: 9000 } },
    ),
  ],
  [/ingress\[\]\.tls$/, of<unknown>({ mode: 'SIMPLE', serverCertificate: '/s.pem', privateKey: '/k.pem' })],
  ...destinationRule.slice(3),
]

const workloadEntry: readonly Place[] = [[/^\.address$/, of('10.8.8.1', '10.8.8.2', 'vm.example.net')], ...endpoint]

const condition: fc.Arbitrary<unknown> = of<unknown>(
  { key: 'request.headers[x-user]', values: ['jason', 'a*'] },
  { key: 'source.ip', values: ['10.0.0.0/8'], notValues: ['10.1.0.0/16'] },
  { key: 'remote.ip', notValues: ['10.1.2.3'] },
  { key: 'source.namespace', values: ['shop', '*-x'] },
  { key: 'source.principal', values: ['cluster.local/ns/default/sa/web'] },
  { key: 'request.auth.claims[iss]', values: ['me', '*'] },
  { key: 'request.auth.claims[a][b]', values: ['*c'] },
  { key: 'request.auth.audiences', values: ['aud'] },
  { key: 'request.auth.presenter', values: ['p'] },
  { key: 'request.auth.principal', notValues: ['me/*'] },
  { key: 'destination.ip', values: ['10.1.2.3'] },
  { key: 'destination.port', values: ['80', '8080'] },
  { key: 'connection.sni', values: ['*.example.com'] },
  { key: 'source.serviceAccount', values: ['web', 'shop/web'] },
  { key: 'experimental.envoy.filters.network.mysql_proxy[db.table]', values: ['[update]'] },
)
const authorizationPolicy: readonly Place[] = [
  [/^\.provider$/, of({ name: 'authz' }, { name: 'authz-grpc' }, { name: 'absent' })],
  [/IpBlocks\[\]$|ipBlocks\[\]$/, pool.subnets],
  [/rincipals\[\]$/, of('*', 'cluster.local/ns/default/sa/web', '*/sa/web', 'cluster.local/ns/shop/*', 'me/sub')],
  [/erviceAccounts\[\]$/, of('web', 'shop/web', 'default/client')],
  [/rustDomains\[\]$/, of('cluster.local', 'old.td', '*.td')],
  [/osts\[\]$/, of('web', '*.example.com', 'www.*', 'web.default.svc.cluster.local:80', '*')],
  [/ethods\[\]$/, of('GET', 'POST', '*', 'P*')],
  [/aths\[\]$/, of('/a', '/a/*', '*.html', '/x/{*}/y', '/{**}', '*')],
  [/orts\[\]$/, of('80', '8080', '3306')],
  [/^\.rules\[\]\.when\[\]$/, condition],
]

const requestAuthentication: readonly Place[] = [
  [/issuer$/, of('me', 'https://issuer.example.com')],
  [
    /jwks$/,
    of(
      '{"keys":[{"kty":"RSA","e":"AQAB","kid":"k","n":"xAE7eB6qugXyCAG3yhh7pkDkT65pHymX-P7KfIupjf59vsdo91bSP9C8H07pSAGQO1MV_xFj9VswgsCg4R6otmg5PV2He95lZdHtOcU5DXIg_pbhLdKXbi66GlVeK6ABZOUW3WYtnNHD-91gVuoeJT_DwtGGcp4ignkgXfkiEm4sw-4sfb4qdt5oLbyVpmW6x9cfa7vs2WTfURiCrBoUqgBo_-4WTiULmmHSGZHOjzwa8WtrtOQGsAFjIbno85jp6MnGGGZPYZbDAa_b3y5u-YpW7ypZrvD8BgtKVjgtQgZhLAGezMt0ua3DRrWnKqTZ0BJ_EyxOGuHJrLsn00fnMQ"}]}',
    ),
  ],
  [/jwks_?[uU]ri$/, of('https://issuer.example.com/jwks')],
  [/audiences\[\]$/, of('aud', 'other')],
  [/fromHeaders\[\]$/, of<unknown>({ name: 'x-jwt' }, { name: 'authorization', prefix: 'Bearer ' }, { name: 'x-jwt', prefix: 'p ' })],
  [/header$|PayloadToHeader$/, of('x-claim', 'x-payload')],
  [/claim$/, of('sub', 'a.b')],
  [/spaceDelimitedClaims\[\]$/, of('scope2')],
]

const telemetry: readonly Place[] = [
  [/^\.accessLogging\[\]\.providers\[\]\.name$/, of('envoy', 'otel-logs', 'file')],
  [/filter$/, of({ expression: 'response.code >= 400' }, { expression: 'true' })],
  [/^\.metrics\[\]\.providers\[\]\.name$/, of('prometheus')],
  [/^\.tracing\[\]\.providers\[\]\.name$/, of('otel', 'zipkin')],
  [/customMetric$/, of('my_metric', 'requests_total')],
  [/tagOverrides\.keys$|customTags\.keys$/, of('request_host', 'destination_port', 'own')],
  [/tagOverrides\{\}$/, of<unknown>({ value: 'request.host' }, { operation: 'REMOVE' }, { operation: 'UPSERT', value: "'x'" })],
  [
    /customTags\{\}$/,
    of<unknown>({ literal: { value: 'v' } }, { header: { name: 'x-h', defaultValue: 'd' } }, { environment: { name: 'E' } }),
  ],
  [/randomSamplingPercentage$/, of(0, 1.5, 100)],
]

const trafficWeights: readonly Weight[] = [[/\.trafficPolicy$/, 60]]

export const shapes: Readonly<Record<string, KindShape>> = {
  VirtualService: {
    places: virtualService,
    weights: [
      [/^\.hosts$/, 100],
      [/^\.gateways$/, 50],
      [/^\.http$/, 80],
      [/^\.(?:tcp|tls)$/, 15],
      [/^\.(?:http|tcp|tls)\[\]\.(?:match)$/, 60],
      [/^\.http\[\]\.route$/, 90],
      [/^\.(?:tcp|tls)\[\]\.route$/, 100],
      [/^\.http\[\]\.(?:redirect|directResponse|delegate|mirror|mirrors)$/, 6],
      [/mirror_?[pP]ercent$/, 4],
      [/match\[\]\.uri$/, 60],
      [/\.statPrefix$/, 5],
      [/\.weight$/, 50],
      [/\.mirrors\[\]\.percentage\.value$/, 90],
      [/allowOrigin$/, 5],
      [/\.fixedDelay$/, 100],
      [/\.(?:percent|exponentialDelay)$/, 0],
    ],
  },
  DestinationRule: {
    places: destinationRule,
    weights: [
      [/^\.subsets$/, 60],
      [/^\.subsets\[\]\.labels$/, 90],
      ...trafficWeights,
      [/portLevelSettings\[\]\.port$/, 100],
      [/\.port\.number$/, 100],
      [/workloadSelector/, 10],
      [/warmup|tunnel|proxyProtocol/, 10],
    ],
  },
  Gateway: { places: gateway, weights: [[/^\.servers$|^\.selector$/, 100]] },
  ServiceEntry: {
    places: serviceEntry,
    weights: [
      [/^\.ports$/, 100],
      [/^\.resolution$/, 90],
      [/^\.endpoints$/, 50],
      [/\.address$/, 100],
      [/workloadSelector/, 10],
      [/exportTo/, 20],
    ],
  },
  Sidecar: {
    places: sidecar,
    weights: [
      [/^\.egress$/, 90],
      [/\.egress\[\]\.port$/, 30],
      [/ingress\[\]\.tls$/, 4],
      [/^\.ingress$/, 40],
      [/defaultEndpoint$/, 80],
      [/\.mode$/, 100],
    ],
  },
  WorkloadEntry: { places: workloadEntry, weights: [[/^\.address$|^\.labels$/, 100]] },
  PeerAuthentication: {
    places: [[/\.portLevelMtls\.keys$/, of('80', '8080', '3306', '7000')]],
    weights: [
      [/mtls/, 80],
      [/\.mode$/, 100],
      [/portLevelMtls$/, 30],
    ],
  },
  AuthorizationPolicy: {
    places: authorizationPolicy,
    weights: [
      [/^\.rules$/, 90],
      [/^\.action$/, 50],
      [/^\.rules\[\]\.\w+$/, 55],
      [/\.(?:source|operation)$/, 100],
      [/targetRef/, 8],
      [/^\.provider$/, 15],
    ],
  },
  RequestAuthentication: {
    places: requestAuthentication,
    weights: [
      [/^\.jwtRules$/, 100],
      [/issuer$/, 100],
      [/\.jwks$/, 80],
      [/jwks_?[uU]ri$/, 0],
      [/targetRef/, 8],
    ],
  },
  Telemetry: {
    places: telemetry,
    weights: [
      [/^\.(?:accessLogging|metrics|tracing)$/, 50],
      [/targetRef/, 8],
      [/reportingInterval/, 5],
      [/overrides\[\]\.match$/, 80],
    ],
  },
}

/** How values of a kind are drawn; `hostility`: of 100 strings, those that are hostile. */
export function shapeOf(own: KindShape | undefined, hostility = 0): Shape {
  const places = [...(own?.places ?? []), ...everywhere]
  return {
    valuesAt: (path) => places.find(([where]) => where.test(path))?.[1],
    weightAt: (path) => own?.weights.find(([where]) => where.test(path))?.[1] ?? 20,
    mostAt: (path) => (/^\.(?:http|servers|rules)$/.test(path) ? 3 : 2),
    hostility,
  }
}

import fc from 'fast-check'

/** A small cluster of many sorts: the fixed ground on which drawn rules meet. */
type Document = Readonly<Record<string, unknown>>

const namespace = (name: string, labels: Readonly<Record<string, string>> = {}): Document => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
})

const deployment = (
  name: string,
  ns: string,
  labels: Readonly<Record<string, string>>,
  more: { replicas?: number; ports?: readonly unknown[]; annotations?: object; account?: string; kind?: string; service?: string } = {},
): Document => ({
  apiVersion: 'apps/v1',
  kind: more.kind ?? 'Deployment',
  metadata: { name, namespace: ns },
  spec: {
    replicas: more.replicas ?? 1,
    selector: { matchLabels: labels },
    ...(more.service ? { serviceName: more.service } : {}),
    template: {
      metadata: { labels, ...(more.annotations ? { annotations: more.annotations } : {}) },
      spec: {
        serviceAccountName: more.account ?? labels.app,
        containers: [{ name: 'app', image: 'app', ...(more.ports ? { ports: more.ports } : {}) }],
      },
    },
  },
})

const service = (name: string, ns: string, spec: Document, annotations?: object): Document => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: ns, ...(annotations ? { annotations } : {}) },
  spec,
})

const platform: readonly Document[] = [
  namespace('istio-system'),
  namespace('default', { 'istio-injection': 'enabled' }),
  namespace('shop', { 'istio-injection': 'enabled', team: 'shop' }),
  namespace('ops'),
  deployment('client', 'default', { app: 'client' }),
  deployment(
    'web-v1',
    'default',
    { app: 'web', version: 'v1', 'istio-locality': 'r1.z1' },
    { replicas: 2, ports: [{ name: 'web', containerPort: 8080 }] },
  ),
  deployment(
    'web-v2',
    'default',
    { app: 'web', version: 'v2', 'istio-locality': 'r1.z2' },
    { ports: [{ name: 'web', containerPort: 8081 }] },
  ),
  service('web', 'default', {
    selector: { app: 'web' },
    ports: [
      { name: 'http', port: 80, targetPort: 'web' },
      { name: 'grpc', port: 9000 },
    ],
  }),
  deployment('api', 'default', { app: 'api', version: 'v1', 'istio-locality': 'r2.z1' }),
  service('api', 'default', {
    selector: { app: 'api' },
    ports: [
      { name: 'grpc-api', port: 9000 },
      { name: 'admin', port: 80, appProtocol: 'http' },
      { name: 'tls', port: 443 },
    ],
  }),
  deployment('db', 'default', { app: 'db' }),
  service('db', 'default', {
    selector: { app: 'db' },
    ports: [
      { name: 'tcp', port: 3306 },
      { name: 'mongo', port: 7000, targetPort: 27017 },
    ],
  }),
  deployment('set', 'default', { app: 'set' }, { kind: 'StatefulSet', replicas: 2, service: 'set' }),
  service('set', 'default', {
    clusterIP: 'None',
    selector: { app: 'set' },
    ports: [
      { name: 'http', port: 80 },
      { name: 'tcp', port: 3306 },
    ],
  }),
  service('mixed', 'default', {
    selector: { app: 'web' },
    ports: [
      { name: 'any', port: 8080 },
      { name: 'udp', port: 53, protocol: 'UDP' },
      { name: 'https', port: 443 },
    ],
  }),
  service('nobody', 'default', { selector: { app: 'nobody' }, ports: [{ name: 'http', port: 80 }] }),
  service('old', 'default', { type: 'ExternalName', externalName: 'old.example.net', ports: [{ name: 'http', port: 80 }] }),
  deployment('web', 'shop', { app: 'web', version: 'v1' }),
  service('web', 'shop', { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] }),
  deployment('store', 'shop', { app: 'store' }, { annotations: { 'sidecar.istio.io/inject': 'false' } }),
  service(
    'store',
    'shop',
    {
      selector: { app: 'store' },
      ports: [
        { name: 'http', port: 8080 },
        { name: 'redis', port: 7001 },
      ],
    },
    { 'networking.istio.io/exportTo': '.' },
  ),
  deployment(
    'istio-ingressgateway',
    'istio-system',
    { app: 'istio-ingressgateway', istio: 'ingressgateway' },
    { account: 'gateway', annotations: { 'inject.istio.io/templates': 'gateway' } },
  ),
  service('istio-ingressgateway', 'istio-system', {
    type: 'LoadBalancer',
    selector: { istio: 'ingressgateway' },
    ports: [
      { name: 'http2', port: 80, targetPort: 8080 },
      { name: 'https', port: 443, targetPort: 8443 },
      { name: 'tcp', port: 31400 },
      { name: 'tls', port: 15443 },
    ],
  }),
]

/** The pods of the Gateway API's gateway `edge`, as istiod would deploy them. */
const edge: readonly Document[] = [
  namespace('edges'),
  deployment(
    'edge-istio',
    'edges',
    { 'gateway.networking.k8s.io/gateway-name': 'edge', 'sidecar.istio.io/inject': 'false' },
    { account: 'edge-istio' },
  ),
  service('edge-istio', 'edges', {
    type: 'LoadBalancer',
    selector: { 'gateway.networking.k8s.io/gateway-name': 'edge' },
    ports: [80, 443, 8080, 31400].map((port) => ({ name: `tcp-${port}`, port })),
  }),
]

export const ground: readonly Document[] = [...platform, ...edge]

/** Who is asked for configuration on the platform. */
export const proxies: readonly { readonly pod: string; readonly namespace: string; readonly type: 'sidecar' | 'router' }[] = [
  { pod: 'client', namespace: 'default', type: 'sidecar' },
  { pod: 'web-v1', namespace: 'default', type: 'sidecar' },
  { pod: 'api', namespace: 'default', type: 'sidecar' },
  { pod: 'web', namespace: 'shop', type: 'sidecar' },
  { pod: 'istio-ingressgateway', namespace: 'istio-system', type: 'router' },
  { pod: 'edge-istio', namespace: 'edges', type: 'router' },
]

const extensionProviders: readonly Document[] = [
  { name: 'authz', envoyExtAuthzHttp: { service: 'web.default.svc.cluster.local', port: 80, includeRequestHeadersInCheck: ['x-user'] } },
  { name: 'authz-grpc', envoyExtAuthzGrpc: { service: 'api.default.svc.cluster.local', port: 9000, failOpen: true } },
  { name: 'otel', opentelemetry: { service: 'api.default.svc.cluster.local', port: 9000 } },
  { name: 'otel-logs', envoyOtelAls: { service: 'api.default.svc.cluster.local', port: 9000 } },
  { name: 'zipkin', zipkin: { service: 'web.default.svc.cluster.local', port: 80 } },
  { name: 'file', envoyFileAccessLog: { path: '/dev/stderr', logFormat: { text: '%PROTOCOL%' } } },
]

/** Mesh configs, most of the time the default. */
export const meshConfigs: fc.Arbitrary<Document | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          outboundTrafficPolicy: fc.constant({ mode: 'REGISTRY_ONLY' }),
          accessLogFile: fc.constant('/dev/stdout'),
          enableAutoMtls: fc.constant(false),
          defaultServiceExportTo: fc.constant(['.']),
          defaultVirtualServiceExportTo: fc.constant(['.']),
          defaultDestinationRuleExportTo: fc.constant(['.']),
          pathNormalization: fc.constantFrom({ normalization: 'NONE' }, { normalization: 'MERGE_SLASHES' }),
          localityLbSetting: fc.constantFrom({ enabled: false }, { failover: [{ from: 'r1', to: 'r2' }] }),
          trustDomainAliases: fc.constant(['old.td']),
          h2UpgradePolicy: fc.constant('UPGRADE'),
          connectTimeout: fc.constant('3s'),
          tcpKeepalive: fc.constant({ probes: 3 }),
          protocolDetectionTimeout: fc.constant('1s'),
          enableTracing: fc.constant(true),
          defaultHttpRetryPolicy: fc.constantFrom({ attempts: 0 }, { attempts: 3, retryOn: '5xx' }),
          ingressControllerMode: fc.constant('STRICT'),
        },
        { requiredKeys: [] },
      )
      .map((config) => ({ ...config, extensionProviders })),
  },
  { weight: 2, arbitrary: fc.constant({ extensionProviders }) },
)

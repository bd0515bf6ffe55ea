import fc from 'fast-check'

/**
 * Small pools of values, so that rules drawn apart still meet: on a host, a port, a namespace, a label. Most are fit for use, some name
 * what is not there.
 */
const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

export const namespaces = of('default', 'default', 'shop', 'ops', 'istio-system')
export const ports = of(80, 80, 443, 3306, 7000, 8080, 9000, 15443, 31400)
export const smallCounts = of(0, 1, 2, 3, 10, 100)
export const percents = of(0, 1, 12.5, 33.3, 50, 100)
export const durations = of('1s', '0.5s', '250ms', '10s', '1m', '1h2m3s', '5m0.25s')
/** Envoy counts connection ages and the like in whole seconds or milliseconds. */
export const names = of('a', 'b', 'main', 'my-rule', 'v1', 'v2')
export const subsets = of('v1', 'v1', 'v2', 'empty')
export const services = of('web', 'web', 'api', 'db', 'set', 'mixed', 'nobody', 'extra')

export const hosts = of(
  'web',
  'web.default.svc.cluster.local',
  'web.default.svc.cluster.local',
  'web.shop.svc.cluster.local',
  'web.shop',
  'api',
  'api.default.svc.cluster.local',
  'db.default.svc.cluster.local',
  'set.default.svc.cluster.local',
  'mixed.default.svc.cluster.local',
  'web-0.set.default.svc.cluster.local',
  'store.shop.svc.cluster.local',
  'old.default.svc.cluster.local',
  'www.example.com',
  'www.example.com',
  'api.example.com',
  'example.org',
  'unknown.default.svc.cluster.local',
)
export const wildcards = of('*', '*', '*.example.com', '*.com', '*.default.svc.cluster.local', '*.shop.svc.cluster.local', '*.local')
export const anyHosts = fc.oneof({ weight: 4, arbitrary: hosts }, { weight: 1, arbitrary: wildcards })
export const fullHosts = hosts.filter((host) => host.split('.').length > 2 || host === 'example.org')

export const addresses = of('10.1.2.3', '10.96.7.7', '192.0.2.10', '198.51.100.4', '2001:db8::7')
export const subnets = of('10.0.0.0/8', '10.1.2.0/24', '192.0.2.10', '192.0.2.10/32', '2001:db8::/32', '0.0.0.0/0')
export const localities = of('r1', 'r1/z1', 'r1/z2', 'r1/z1/s1', 'r2', 'r2/z1')
export const headerNames = of('x-user', 'X-Mixed', 'cookie', 'end-user', ':authority', 'host')
export const plainHeaderNames = of('x-user', 'X-Mixed', 'x-trace', 'cookie')
export const headerValues = of('jason', 'a b', '%REQ(x-user)%', 'x"y', '1', 'ünï')
export const paths = of('/', '/a', '/a/', '/a/b', '/static', '/api/v1')
export const regexes = of('.*', '/a.*', '/v[0-9]+/(.*)', '(a|b)+', '^.*?(;)?(user=jason)(;.*)?$', '/[^/]+')
export const labelKeys = of('app', 'version', 'istio')
export const protocols = of('HTTP', 'HTTP', 'HTTP2', 'HTTPS', 'GRPC', 'TCP', 'TLS', 'MONGO', 'REDIS', 'MYSQL', 'UDP', 'GRPC-WEB')
export const gateways = of('mesh', 'front', 'front', 'shop/front', 'default/front', 'back', 'missing')
export const portNames = of('http', 'http-a', 'http-b', 'tcp', 'tls', 'https', 'grpc', 'tcp-db', 'mongo', 'redis', 'web')
export const secrets = of('cert', 'other-cert', 'sds://here', 'kubernetes://cert')

/** Labels as workloads of the platform carry them. */
export const workloadLabels = fc.oneof(
  { weight: 3, arbitrary: of({ app: 'web' }, { app: 'client' }, { app: 'web', version: 'v1' }, { app: 'api' }) },
  { weight: 1, arbitrary: of({ istio: 'ingressgateway' }, { version: 'v2' }, { app: 'none' }) },
)
export const gatewaySelectors = of(
  { istio: 'ingressgateway' },
  { istio: 'ingressgateway' },
  { app: 'istio-ingressgateway' },
  {},
  { app: 'web' },
)

/** Strings that break what is careless: names of object members, markup, long words, patterns that explode. */
export const hostile = of(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '*',
  '**',
  '.',
  '..',
  '/',
  '~',
  '-1',
  '1e309',
  '0x10',
  'NaN',
  'null',
  'true',
  '(a+)+$',
  '(.*a){25}',
  '[',
  '(?<=a)b',
  '\\',
  '%',
  '%REQ(',
  '{{x}}',
  '<script>alert(1)</script>',
  '👩‍👩‍👧',
  '\u202eabc',
  '\u0000',
  '\ud800',
  'a\nb',
  'a\tb',
  'x'.repeat(10_000),
  'a.'.repeat(2_000),
  '255.255.255.255/33',
  '::/129',
  '10.0.0.0/-1',
  ':::1',
  '99999999999s',
  '-5s',
  '1d',
)

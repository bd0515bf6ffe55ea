import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadExamples } from '../../plugins/examples/load.js'
import { analyze } from '../../src/engine/analysis/index.js'
import { findInsights, insightChecks } from '../../src/engine/insight/index.js'
import { createEngine } from '../../src/engine/pipeline.js'
import { insightTexts as en } from '../../src/i18n/messages/insight/en.js'
import { insightTexts as zhCN } from '../../src/i18n/messages/insight/zh-CN.js'

const examples = await loadExamples(fileURLToPath(new URL('../../examples', import.meta.url)))
const bookinfo = examples.get('bookinfo-gateway')?.files.map(({ name, text }) => ({ name, text })) ?? []

/** What is found where these documents are added to Bookinfo with its gateway: codes with the place in the last resource. */
function found(text: string): string[] {
  const files = [...bookinfo, { name: 'added.yaml', text }]
  const state = createEngine()({ files })
  expect(state.diagnostics.filter((d) => d.level === 'error')).toEqual([])
  return findInsights(state, analyze({ files, sources: state.sources })).map(
    ({ code, at }) => `${code} ${at.resource.name} ${at.path.slice(1).join('.')}`,
  )
}

const rules = (http: string, more = '') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: default}
spec:
  hosts: [reviews]
  ${more}
  http:
${http.replace(/^/gm, '    ')}`
const to = 'route: [{destination: {host: reviews}}]'
const destination = (name: string, namespace: string, host: string, rest = '') => `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: ${name}, namespace: ${namespace}}
spec: {host: '${host}', trafficPolicy: {connectionPool: {tcp: {maxConnections: 7}}}${rest}}`

describe('routes that nothing reaches', () => {
  it.each([
    [
      'a longer prefix behind a shorter, of which istioctl tells',
      `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}}]\n  ${to}`,
      [],
    ],
    [
      'a rule more than istioctl tells of',
      `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}}]\n  ${to}\n- match: [{uri: {regex: '/api/v[0-9]+'}}]\n  ${to}`,
      ['http.2.match.0'],
    ],
    ['the shorter behind the longer', `- match: [{uri: {prefix: /api/v1}}]\n  ${to}\n- match: [{uri: {prefix: /api}}]\n  ${to}`, []],
    [
      'a path behind an expression that takes it',
      `- match: [{uri: {regex: '/[ab]+'}}]\n  ${to}\n- match: [{uri: {exact: /abba}}]\n  ${to}`,
      ['http.1.match.0'],
    ],
    [
      'a path behind an expression that does not',
      `- match: [{uri: {regex: '/[ab]+'}}]\n  ${to}\n- match: [{uri: {exact: /abc}}]\n  ${to}`,
      [],
    ],
    [
      'an expression that begins with the prefix before',
      `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {regex: '/api/v[0-9]+'}}]\n  ${to}`,
      ['http.1.match.0'],
    ],
    ['an expression with a choice', `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {regex: '/api/a|/b'}}]\n  ${to}`, []],
    [
      'a condition more before',
      `- match: [{uri: {prefix: /api}, headers: {x: {exact: a}}}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}}]\n  ${to}`,
      [],
    ],
    [
      'a condition more behind',
      `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}, headers: {x: {exact: a}}}]\n  ${to}`,
      ['http.1.match.0'],
    ],
    [
      'a header that follows from another',
      `- match: [{headers: {x: {prefix: a}}}]\n  ${to}\n- match: [{headers: {x: {exact: ab}}}]\n  ${to}`,
      ['http.1.match.0'],
    ],
    ['a header of another value', `- match: [{headers: {x: {prefix: a}}}]\n  ${to}\n- match: [{headers: {x: {exact: b}}}]\n  ${to}`, []],
    ['a header that must be missing', `- match: [{withoutHeaders: {x: {}}}]\n  ${to}\n- match: [{headers: {x: {exact: b}}}]\n  ${to}`, []],
    [
      'one of two matches',
      `- match: [{uri: {prefix: /a}}]\n  ${to}\n- match: [{uri: {prefix: /b}}, {uri: {exact: /a/1}}]\n  ${to}`,
      ['http.1.match.1'],
    ],
    [
      'case that does not matter before',
      `- match: [{uri: {prefix: /API}, ignoreUriCase: true}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}}]\n  ${to}`,
      ['http.1.match.0'],
    ],
    [
      'case that does not matter behind',
      `- match: [{uri: {prefix: /api}}]\n  ${to}\n- match: [{uri: {prefix: /api/v1}, ignoreUriCase: true}]\n  ${to}`,
      [],
    ],
    [
      'a query parameter more before',
      `- match: [{uri: {prefix: /a}, queryParams: {q: {exact: '1'}}}]\n  ${to}\n- match: [{uri: {prefix: /a/b}}]\n  ${to}`,
      [],
    ],
    [
      'one that is reached from the gateway only',
      `- match: [{uri: {prefix: /a}, gateways: [mesh]}]\n  ${to}\n- match: [{uri: {prefix: /a/b}}]\n  ${to}`,
      [],
    ],
  ])('%s', (_, http, wanted) => {
    const gateways = _.includes('gateway') ? 'gateways: [mesh, bookinfo-gateway]' : ''
    expect(found(rules(http, gateways))).toEqual(wanted.map((place) => `MB0501 reviews ${place}`))
  })

  it('behind an older VirtualService of the same host, at the gateway', () => {
    const shop = (name: string, path: string) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: default}
spec: {hosts: [shop.example.com], gateways: [bookinfo-gateway], http: [{match: [{uri: {prefix: ${path}}}], ${to}}]}`
    expect(found(shop('first', '/api') + shop('second', '/api/v1'))).toEqual(['MB0502 second http.0.match.0'])
    expect(found(shop('first', '/api/v1') + shop('second', '/api'))).toEqual([])
  })
})

describe('DestinationRules and VirtualServices that nobody uses', () => {
  const space = (name: string) => `\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}`
  it.each([
    ['in a namespace of nobody', space('shop') + destination('far', 'shop', 'reviews.default.svc.cluster.local'), ['MB0505 far host']],
    ["in the service's namespace", destination('near', 'default', 'reviews'), []],
    ['in the root namespace', destination('root', 'istio-system', 'reviews.default.svc.cluster.local'), []],
    [
      'in the root namespace, with one nearer',
      destination('near', 'default', 'reviews', ', exportTo: ["*"]') +
        destination('root', 'istio-system', 'reviews.default.svc.cluster.local'),
      ['MB0505 root host'],
    ],
    [
      'in the root namespace, with one nearer that the gateway does not see',
      destination('near', 'default', 'reviews', ", exportTo: ['.']") +
        destination('root', 'istio-system', 'reviews.default.svc.cluster.local'),
      [],
    ],
    ['for a service that is not there', destination('typo', 'default', 'reviws'), ['MB0505 typo host']],
    [
      'for all services, with one for each',
      destination('all', 'default', '*.default.svc.cluster.local') + destination('near', 'default', 'reviews'),
      [],
    ],
  ])('a DestinationRule %s', (_, text, wanted) => expect(found(text)).toEqual(wanted))

  it.each([
    ['exported to a namespace without proxies', `${space('shop')}\n---${rules(`- ${to}`, 'exportTo: [shop]')}`, ['MB0504 reviews hosts']],
    ['exported to its own', rules(`- ${to}`, "exportTo: ['.']"), []],
    ['for callers that there are not', rules(`- match: [{sourceLabels: {app: nobody}}]\n  ${to}`), ['MB0504 reviews hosts']],
    ['for one caller', rules(`- match: [{sourceLabels: {app: productpage}}]\n  ${to}`), []],
  ])('a VirtualService %s', (_, text, wanted) => expect(found(text)).toEqual(wanted))
})

describe('subsets, policies and ports', () => {
  it('an AuthorizationPolicy that asks a TCP port for paths', () => {
    const app = (port: string) => `
apiVersion: v1
kind: Service
metadata: {name: db, namespace: default}
spec: {selector: {app: db}, ports: [{name: ${port}, port: 9000}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: db, namespace: default}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: db, ports: [{containerPort: 9000}]}]}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: paths, namespace: default}
spec: {selector: {matchLabels: {app: db}}, rules: [{to: [{operation: {paths: [/a]}}]}, {from: [{source: {namespaces: [default]}}]}]}`
    expect(found(app('http-db'))).toEqual([])
    expect(found(app('tcp-db'))).toEqual(['MB0506 paths rules.0'])
  })

  it.each([
    ['nats', 4222, ['MB0507 queue ports.0']],
    ['tcp-nats', 4222, []],
    ['web', 8080, []],
    ['db', 3306, []],
  ])('a port %s %i', (name, port, wanted) => {
    const service = `
apiVersion: v1
kind: Service
metadata: {name: queue, namespace: default}
spec: {selector: {app: reviews}, ports: [{name: ${name}, port: ${port}}]}`
    expect(found(service)).toEqual(wanted)
  })
})

describe('timeouts, retries and faults', () => {
  it.each([
    [
      'a try as long as the whole',
      `- timeout: 2s\n  retries: {attempts: 3, perTryTimeout: 2s}\n  ${to}`,
      ['MB0508 reviews http.0.retries.perTryTimeout'],
    ],
    ['tries that fit', `- timeout: 6s\n  retries: {attempts: 3, perTryTimeout: 1.5s}\n  ${to}`, []],
    ['no retries at all', `- timeout: 2s\n  retries: {attempts: 0}\n  ${to}`, []],
    [
      'an abort and retries',
      `- fault: {abort: {percentage: {value: 50}, httpStatus: 503}}\n  retries: {attempts: 3}\n  ${to}`,
      ['MB0509 reviews http.0.retries'],
    ],
    ['an abort alone', `- fault: {abort: {percentage: {value: 50}, httpStatus: 503}}\n  ${to}`, []],
    [
      'a delay beyond the timeout',
      `- timeout: 1s\n  fault: {delay: {fixedDelay: 3s, percentage: {value: 100}}}\n  ${to}`,
      ['MB0510 reviews http.0.timeout'],
    ],
    ['a delay within', `- timeout: 5s\n  fault: {delay: {fixedDelay: 3s, percentage: {value: 100}}}\n  ${to}`, []],
  ])('%s', (_, http, wanted) => expect(found(rules(http))).toEqual(wanted))
})

it('every code has a check and its words in both languages', () => {
  const codes = insightChecks.flatMap((check) => check.codes).sort()
  expect(Object.keys(zhCN).sort()).toEqual(codes)
  expect(Object.keys(en).sort()).toEqual(codes)
})

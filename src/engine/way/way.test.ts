import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../pipeline.js'
import { requestWay, type WayOutcome, type WayRequest } from './index.js'

const example = (name: string, file: string) => ({ name: file, text: readFileSync(`examples/${name}/${file}`, 'utf8') })
const platform = example('platform', 'platform.yaml')
const bookinfo = example('bookinfo', 'bookinfo.yaml')
const own = (text: string) => ({ name: 'own.yaml', text })

function follow(files: readonly { name: string; text: string }[], request: WayRequest): readonly WayOutcome[] {
  const way = requestWay(createEngine()({ files }), request)
  if ('fault' in way) throw new Error(JSON.stringify(way.fault))
  expect(way.outcomes.reduce((sum, { probability }) => sum + probability, way.notFollowed)).toBeCloseTo(1)
  return way.outcomes
}

/** The kinds of a way's hops, with what tells them apart. */
const said = ({ hops }: WayOutcome): string =>
  hops
    .map((hop) => {
      if (hop.kind === 'wire') return hop.security.kind
      if (hop.kind === 'capture') return `${hop.side}:${hop.delivered.port}`
      if (hop.kind === 'envoy') return `envoy ${hop.at.workload}`
      return hop.kind === 'application' ? `${hop.result} ${hop.at.workload ?? 'outside'}` : hop.kind
    })
    .join(' > ')

/** A pod that the mesh has nothing to do with. */
const stranger = `
apiVersion: v1
kind: Pod
metadata: { name: stranger, namespace: default, labels: { app: stranger, sidecar.istio.io/inject: "false", istio.io/dataplane-mode: none } }
spec: { containers: [{ name: app, image: curl }] }
`
const strict = `
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: istio-system }
spec: { mtls: { mode: STRICT } }
`
const details = { from: 'productpage-v1.default', url: 'http://details:9080/details/0' } as const

describe('between pods with sidecars', () => {
  it('a request goes through both, over mTLS', () => {
    const [way] = follow([platform, bookinfo], details)
    expect(way && said(way)).toBe(
      'name > client:15001 > envoy productpage-v1 > mtls > server:15006 > envoy details-v1 > client:9080 > answers details-v1',
    )
    expect(way?.result).toMatchObject({ ending: 'answered', code: 200, flags: [] })
  })

  it('each pod behind a service has its share', () => {
    const ways = follow([platform, bookinfo], { ...details, url: 'http://reviews:9080/' })
    expect(ways.map((way) => way.probability)).toEqual([1 / 3, 1 / 3, 1 / 3])
    expect(ways.map((way) => said(way).split(' ').at(-1)).sort()).toEqual(['reviews-v1', 'reviews-v2', 'reviews-v3'])
  })

  it('the server’s policy answers, and the caller sees its 403', () => {
    const deny = own(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: default }
spec: { selector: { matchLabels: { app: details } } }
`)
    const [way] = follow([platform, bookinfo, deny], details)
    expect(way?.result).toMatchObject({ code: 403, details: 'via_upstream', flags: [] })
    const [, server] = way?.hops.filter((hop) => hop.kind === 'envoy') ?? []
    expect(server?.kind === 'envoy' && server.outcome).toMatchObject({ code: 403, details: 'rbac_access_denied_matched_policy[none]' })
  })

  it('a server that declares no such port refuses, and the client’s Envoy says UF', () => {
    const [way] = follow([platform, bookinfo], { ...details, url: 'http://10.244.0.6:1234/' })
    expect(way?.result.ending).toBe('answered')
    expect(way && said(way)).toContain('refuses')
  })
})

describe('a dual-stack pod of ambient mode', () => {
  const pod = own(`
apiVersion: v1
kind: Pod
metadata: { name: both, namespace: default, labels: { app: both }, annotations: { ambient.istio.io/redirection: enabled } }
spec: { containers: [{ name: app, image: curl }] }
status:
  phase: Running
  podIP: 10.244.9.9
  podIPs: [{ ip: 10.244.9.9 }, { ip: 'fd00:244::99' }]
  conditions: [{ type: Ready, status: 'True' }]
`)

  it.each(['10.244.9.9', '[fd00:244::99]'])('is entered through ztunnel by %s', (address) => {
    const [way] = follow([platform, own(stranger), { ...pod, name: 'pod.yaml' }], {
      from: 'stranger.default',
      url: `http://${address}:9080/`,
    })
    expect(way && said(way)).toContain('server:15006')
  })
})

describe('what a server behind a sidecar does reaches the caller’s proxy', () => {
  const rule = own(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: details, namespace: default }
spec:
  hosts: [details]
  http: [{ timeout: 2s, retries: { attempts: 3, perTryTimeout: 1s }, route: [{ destination: { host: details } }] }]
`)

  it('its delay', () => {
    const [way] = follow([platform, bookinfo, rule], { ...details, server: { delay: 1500 } })
    const [client] = way?.hops.filter((hop) => hop.kind === 'envoy') ?? []
    expect(way?.result).toMatchObject({ code: 504, details: 'upstream_per_try_timeout' })
    expect(client?.kind === 'envoy' && client.outcome.elapsed).toBe(1000)
  })

  it('not its mutual TLS: without a proxy at the other end no application takes it', () => {
    const mutual = own(`
apiVersion: v1
kind: Service
metadata: { name: stranger, namespace: default }
spec: { selector: { app: stranger }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: stranger, namespace: default }
spec: { host: stranger, trafficPolicy: { tls: { mode: ISTIO_MUTUAL } } }
---${stranger}`)
    const [way] = follow([platform, bookinfo, mutual], { ...details, url: 'http://stranger/' })
    expect(way && said(way)).toBe('name > client:15001 > envoy productpage-v1 > mtls > no-capture')
    expect(way?.result).toMatchObject({ code: 503, flags: ['URX', 'UF'] })
  })
})

describe('a pod without a sidecar', () => {
  it('reaches one that takes plain text too, by kube-proxy', () => {
    const [way] = follow([platform, bookinfo, own(stranger)], { ...details, from: 'stranger.default' })
    expect(way && said(way)).toBe(
      'name > no-capture > kube-proxy > plain > server:15006 > envoy details-v1 > client:9080 > answers details-v1',
    )
    expect(way?.result.code).toBe(200)
  })

  it('is closed the door where mTLS is required', () => {
    const [way] = follow([platform, bookinfo, own(stranger + strict)], { ...details, from: 'stranger.default' })
    expect(way && said(way)).toBe('name > no-capture > kube-proxy > plain > server:15006 > envoy details-v1')
    expect(way?.result.ending).toBe('closed')
  })

  it('is spoken to in plain text', () => {
    const files = [platform, bookinfo, own(stranger)]
    const engine = createEngine()({ files })
    const { podIP: address = '' } = (engine.cluster.get('', 'Pod', 'default', 'stranger')?.status ?? {}) as { podIP?: string }
    const [way] = follow(files, { ...details, url: `http://${address}:8080/` })
    expect(way && said(way)).toBe('name > client:15001 > envoy productpage-v1 > plain > no-capture > answers stranger')
  })
})

describe('what the packet filter leaves out', () => {
  const excluded = {
    ...bookinfo,
    text: bookinfo.text.replace(/(name: productpage-v1[\s\S]*?template:\s+metadata:\n)(\s+)labels/, (_, before: string, indent: string) => {
      return `${before}${indent}annotations: { traffic.sidecar.istio.io/excludeOutboundPorts: "9080" }\n${indent}labels`
    }),
  }

  it('goes past the client’s Envoy, without identity', () => {
    expect(excluded.text).not.toBe(bookinfo.text)
    const [way] = follow([platform, excluded], details)
    expect(way && said(way)).toBe(
      'name > client:9080 > kube-proxy > plain > server:15006 > envoy details-v1 > client:9080 > answers details-v1',
    )
  })

  it('is what Envoy itself sends', () => {
    const [way] = follow([platform, bookinfo], { ...details, uid: 1337 })
    expect(way && said(way)).toMatch(/^name > client:9080 > kube-proxy > plain/)
  })
})

describe('ambient mode', () => {
  const ambient = example('ambient-bookinfo', 'bookinfo.yaml')
  const ztunnel = example('ambient-waypoint', 'ztunnel.yaml')

  it('carries a request between two ztunnels in HBONE', () => {
    const [way] = follow([platform, ambient], details)
    expect(way && said(way)).toBe('name > client:15001 > ztunnel > hbone > server:15008 > ztunnel > answers details-v1')
  })

  it('closes what a layer 4 policy denies', () => {
    const deny = own(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-productpage, namespace: default }
spec:
  selector: { matchLabels: { app: details } }
  action: DENY
  rules: [{ from: [{ source: { principals: ["cluster.local/ns/default/sa/bookinfo-productpage"] } }] }]
`)
    const [way] = follow([platform, ambient, deny], details)
    expect(way?.result.ending).toBe('closed')
    const [, server] = way?.hops.filter((hop) => hop.kind === 'ztunnel') ?? []
    expect(server?.kind === 'ztunnel' && server.steps.map((step) => step.code)).toContain('ztunnel.denied-by')
  })

  it('passes the waypoint where a service has one, and its Envoy routes', () => {
    const files = ['waypoint.yaml', 'destination-rule.yaml', 'virtual-service.yaml'].map((file) => example('ambient-waypoint', file))
    const ways = follow([platform, ambient, ztunnel, ...files], { ...details, url: 'http://reviews:9080/reviews/0' })
    for (const way of ways) {
      expect(said(way)).toMatch(
        /^name > client:15001 > ztunnel > hbone > envoy waypoint > hbone > server:15008 > ztunnel > answers reviews-v\d$/,
      )
    }
  })

  it('speaks plain text to who is not in the mesh, and takes it from them', () => {
    const [way] = follow([platform, ambient, own(stranger)], { ...details, from: 'stranger.default' })
    expect(way && said(way)).toBe('name > no-capture > kube-proxy > plain > server:15006 > ztunnel > answers details-v1')
    const [refused] = follow([platform, ambient, own(stranger + strict)], { ...details, from: 'stranger.default' })
    expect(refused?.result.ending).toBe('closed')
  })
})

describe('other callers', () => {
  it('a gRPC library routes by its own xDS', () => {
    const greeter = example('greeter-proxyless', 'greeter.yaml')
    const [way] = follow([platform, greeter], { from: 'client.default', url: 'grpc://greeter:7070/helloworld.Greeter/SayHello' })
    expect(way?.hops.map((hop) => hop.kind)).toContain('grpc')
    expect(way?.result.ending).toBe('answered')
    const call = way?.hops.find((hop) => hop.kind === 'grpc')
    expect(call?.kind === 'grpc' && call.outcome.steps.map(({ code }) => code)).not.toContain('router.protocol')
  })

  it('a cluster IP on a port that the Service lacks leads nowhere', () => {
    const [way] = follow([platform, bookinfo], { from: 'outside', url: 'http://10.96.1.6:9999/' })
    expect(way?.result.ending).toBe('unreachable')
    expect(way?.hops.at(-1)).toMatchObject({ kind: 'kube-proxy', steps: [{ code: 'kube-proxy.no-port' }] })
  })

  it('a client outside comes by the gateway', () => {
    const files = ['gateway.yaml', 'gateway-virtual-service.yaml'].map((file) => example('bookinfo-gateway', file))
    const [way] = follow([platform, bookinfo, ...files], { from: 'outside', url: 'http://bookinfo.example/productpage' })
    expect(way && said(way)).toBe(
      'name > kube-proxy > plain > envoy istio-ingressgateway > mtls > server:15006 > envoy productpage-v1 > client:9080 > answers productpage-v1',
    )
    const [missed] = follow([platform, bookinfo, ...files], { from: 'outside', url: 'http://bookinfo.example/nosuch' })
    expect(missed?.result).toMatchObject({ code: 404, flags: ['NR'], details: 'route_not_found' })
  })

  it('a client of https speaks what ALPN settles on', () => {
    const gateway = own(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: default }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example], tls: { mode: SIMPLE, credentialName: shop } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: default }
spec: { hosts: [shop.example], gateways: [shop], http: [{ route: [{ destination: { host: productpage } }] }] }
`)
    for (const version of [undefined, 'HTTP/1.1', 'HTTP/2'] as const) {
      const request = { from: 'outside', url: 'https://shop.example/', ...(version ? { version } : {}) }
      const [way] = follow([platform, bookinfo, gateway], request)
      expect(way?.result).toMatchObject({ ending: 'answered', code: 200 })
    }
  })

  describe('TLS of the client’s own', () => {
    const services = own(`
apiVersion: v1
kind: Service
metadata: { name: own, namespace: default }
spec: { selector: { app: details }, ports: [{ name: https, port: 8443 }, { name: http, port: 8000 }, { name: tcp, port: 8001, targetPort: 8000 }] }
`)
    const to = (port: number) => follow([platform, bookinfo, services], { from: 'productpage-v1.default', url: `https://own:${port}/` })[0]

    it('passes proxies that do not end it, within their own', () => {
      expect(to(8443)?.result).toMatchObject({ ending: 'answered' })
      expect(to(8443)?.hops.at(-1)).toMatchObject({ kind: 'application', result: 'answers' })
    })

    it('breaks where the server’s proxy expects HTTP, with mTLS around it and without', () => {
      const passedThrough = to(8000)
      expect(passedThrough?.hops.some((hop) => hop.kind === 'application')).toBe(false)
      const wrapped = to(8001)
      expect(wrapped?.hops.flatMap((hop) => (hop.kind === 'envoy' && hop.side === 'server' ? [hop.outcome.code] : []))).toEqual([400])
    })
  })

  it('a cluster IP that Envoy dials as it is leads to each pod once', () => {
    const request = { from: 'productpage-v1.default', url: 'http://reviews:9080/', headers: [['Host', 'nosuch.example']] } as const
    const ways = follow([platform, bookinfo], request)
    expect(ways.map((way) => said(way).split(' ').at(-1)).sort()).toEqual(['reviews-v1', 'reviews-v2', 'reviews-v3'])
  })

  it('a name that nobody knows goes nowhere', () => {
    const [way] = follow([platform, bookinfo], { ...details, url: 'http://nosuch:9080/' })
    expect(way?.result.ending).toBe('unresolved')
  })

  it('a world that goes in circles ends', () => {
    const loop = own(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: loop, namespace: default }
spec:
  hosts: [loop.example]
  addresses: [10.96.200.1]
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: STATIC
  endpoints: [{ address: 10.96.200.1 }]
`)
    const ways = follow([platform, bookinfo, loop], { ...details, url: 'http://10.96.200.1/' })
    expect(ways.length).toBeGreaterThan(0)
  })
})

describe('a request that cannot be sent', () => {
  const { from } = details
  it.each([
    [{ from, url: 'http://' }, 'url.host'],
    [{ from: 'nosuch.default', url: 'http://details' }, 'from.unknown'],
  ])('%j: %s', (request, code) => {
    expect(requestWay(createEngine()({ files: [platform, bookinfo] }), request)).toMatchObject({ fault: { code } })
  })

  it('from outside, where nothing leads in', () => {
    const way = requestWay(createEngine()({ files: [bookinfo] }), { from: 'outside', url: 'http://nosuch.example/' })
    expect(way).toMatchObject({ fault: { code: 'from.gateway' } })
  })
})

import { describe, expect, it } from 'vitest'
import type { Service } from './mesh/model/service.js'
import { createEngine, type EngineState } from './pipeline.js'

const workload = (name: string, image = 'app') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: app, image: ${image}, ports: [{containerPort: 8080}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${name}}, ports: [{name: http, port: 80, targetPort: 8080}]}
`
const route = (timeout: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec: {hosts: [a], http: [{timeout: ${timeout}, route: [{destination: {host: a}}]}]}
`
const entry = (address: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: out}
spec: {hosts: [out.example.com], resolution: STATIC, ports: [{number: 80, name: http, protocol: HTTP}], endpoints: [{address: ${address}}]}
`

function session() {
  const engine = createEngine()
  return (...documents: string[]) => engine({ files: [{ name: 'a.yaml', text: documents.join('---\n') }] })
}
const service = (state: EngineState, name: string): Service => {
  const found = state.push.services.find((s) => s.name === name)
  if (!found) throw new Error(name)
  return found
}
const endpoints = (state: EngineState, name: string) => state.push.endpointsOf(service(state, name))

describe('an edit', () => {
  it('of a VirtualService leaves services, endpoints and proxies alone', () => {
    const run = session()
    const before = run(workload('a'), workload('b'), route('1s'))
    const after = run(workload('a'), workload('b'), route('2s'))
    expect(after).not.toBe(before)
    expect(after.push.services).toBe(before.push.services)
    expect(endpoints(after, 'a')).toBe(endpoints(before, 'a'))
    expect(after.proxy('a.default')).toBe(before.proxy('a.default'))
  })

  it('of one workload leaves the endpoints of the others alone', () => {
    const run = session()
    const before = run(workload('a'), workload('b'))
    const after = run(workload('a'), workload('b', 'next'))
    expect(service(after, 'b')).toBe(service(before, 'b'))
    expect(endpoints(after, 'a')[0]).toBe(endpoints(before, 'a')[0])
    expect(endpoints(after, 'b')[0]).not.toBe(endpoints(before, 'b')[0])
  })

  it('of a ServiceEntry changes its own services only', () => {
    const run = session()
    const before = run(workload('a'), entry('192.0.2.1'))
    const after = run(workload('a'), entry('192.0.2.2'))
    expect(service(after, 'a')).toBe(service(before, 'a'))
    expect(endpoints(before, 'out.example.com')[0]?.addresses).toEqual(['192.0.2.1'])
    expect(endpoints(after, 'out.example.com')[0]?.addresses).toEqual(['192.0.2.2'])
  })
})

describe('origins', () => {
  it('of an endpoint lead to the workload that the reader wrote', () => {
    const [endpoint] = endpoints(session()(workload('a')), 'a')
    expect(endpoint?.origin.resource.kind).toBe('Pod')
    expect((endpoint?.origin.resource.document?.value as { kind: string } | undefined)?.kind).toBe('Deployment')
  })

  it('of a service lead to its spec, or to its host', () => {
    const state = session()(workload('a'), entry('192.0.2.1'))
    expect(service(state, 'a').origin.path).toEqual(['spec'])
    expect(service(state, 'out.example.com').origin.path).toEqual(['spec', 'hosts', 0])
  })
})

describe('proxies', () => {
  it('are told by what the pods look like', () => {
    const pod = (name: string, labels: string, annotations = '') =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${labels}}, annotations: {${annotations}}}\nspec: {containers: [{name: c, image: c}]}\n`
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: g}
spec: {selector: {edge: yes-it-is}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}
`
    const state = session()(
      pod('plain', 'app: a'),
      pod('injected', 'security.istio.io/tlsMode: istio'),
      pod('edge', 'edge: yes-it-is'),
      pod('waypoint', 'gateway.istio.io/managed: istio.io-mesh-controller'),
      pod('ingress', 'gateway.networking.k8s.io/gateway-name: x'),
      pod('zt', 'app: ztunnel'),
      pod('client', 'app: c', 'inject.istio.io/templates: grpc-agent'),
      gateway,
    )
    expect(Object.fromEntries(state.proxies.map((p) => [p.workload, p.hasProxy ? p.type : 'none']))).toEqual({
      plain: 'none',
      injected: 'sidecar',
      edge: 'router',
      waypoint: 'waypoint',
      ingress: 'router',
      zt: 'ztunnel',
      client: 'grpc',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/pipeline.js'
import { originsOf } from '../../src/engine/types/provenance.js'
import type { XdsConfiguration } from '../../src/engine/types/xds.js'

const workload = `
apiVersion: v1
kind: Namespace
metadata: {name: default, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: reviews}
spec:
  selector: {app: reviews}
  ports:
    - {name: http, port: 80}
    - {name: grpc, port: 90}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews}
spec: {selector: {matchLabels: {app: reviews}}, template: {metadata: {labels: {app: reviews, version: v1}}, spec: {containers: [{name: c, image: c}]}}}
`
const rule = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews}
spec:
  host: reviews
  trafficPolicy:
    portLevelSettings:
      - port: {number: 90}
        connectionPool: {tcp: {maxConnections: 9}}
  subsets:
    - name: v1
      labels: {version: v1}
`
const patch = `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: {name: patch}
spec:
  configPatches:
    - applyTo: CLUSTER
      match: {cluster: {subset: v1, portNumber: 80}}
      patch: {operation: MERGE, value: {alt_stat_name: patched}}
`
const route = (timeout: string): string => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews}
spec: {hosts: [reviews], http: [{timeout: ${timeout}, route: [{destination: {host: reviews}}]}]}
`
const engine = createEngine()
const configuration = (...texts: string[]): XdsConfiguration => {
  const state = engine({ files: texts.map((text, i) => ({ name: `${i}.yaml`, text })) })
  const proxy = state.proxy('reviews.default', 'sidecar')
  if (!proxy) throw new Error('no proxy')
  return state.configuration(proxy)
}
const made = (config: XdsConfiguration, name: string): string[] => {
  const found = config.clusters.find((c) => c.name === name) ?? config.endpoints.find((e) => e.cluster_name === name)
  return found ? originsOf(found).map(({ resource, path }) => `${resource.kind} ${resource.name} ${path.join('.')}`) : []
}

describe('clusters', () => {
  it('know what made them, the most decisive first', () => {
    const config = configuration(workload, rule)
    expect(made(config, 'outbound|80||reviews.default.svc.cluster.local')).toEqual([
      'DestinationRule reviews spec.trafficPolicy',
      'Service reviews spec.ports.0',
    ])
    expect(made(config, 'outbound|90||reviews.default.svc.cluster.local')[0]).toBe(
      'DestinationRule reviews spec.trafficPolicy.portLevelSettings.0',
    )
    expect(made(config, 'outbound|80|v1|reviews.default.svc.cluster.local')[0]).toBe('DestinationRule reviews spec.subsets.0')
    expect(made(config, 'inbound|80||')).toContain('Service reviews spec.ports.0')
    expect(made(config, 'PassthroughCluster')).toEqual([])
  })

  it('know their EnvoyFilter, and those of another mesh stay without it', () => {
    const name = 'outbound|80|v1|reviews.default.svc.cluster.local'
    const plain = configuration(workload, rule)
    const patched = configuration(workload, rule, patch)
    expect(made(patched, name)[0]).toBe('EnvoyFilter patch spec.configPatches.0')
    expect(patched.clusters.find((c) => c.name === name)?.alt_stat_name).toBe('patched')
    expect(plain.clusters.find((c) => c.name === name)?.alt_stat_name).toBe(`${name};`)
  })

  it('of services, and their endpoints, stay the same objects through an edit that does not concern them', () => {
    const before = configuration(workload, rule, route('1s'))
    const after = configuration(workload, rule, route('2s'))
    const outbound = after.clusters.filter((c) => c.name.startsWith('outbound|'))
    expect(outbound.length).toBeGreaterThan(3)
    for (const cluster of outbound) expect(before.clusters).toContain(cluster)
    for (const assignment of after.endpoints) expect(before.endpoints).toContain(assignment)
  })
})

describe('endpoints', () => {
  it('know the pods that they are', () => {
    const [assignment] = configuration(workload).endpoints
    const endpoint = assignment?.endpoints?.[0]?.lb_endpoints?.[0]
    expect(endpoint && originsOf(endpoint).map((o) => o.resource.kind)).toEqual(['Pod'])
    expect(assignment && originsOf(assignment).map((o) => o.resource.name)).toEqual(['reviews'])
  })
})

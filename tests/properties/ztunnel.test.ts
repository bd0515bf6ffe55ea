import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engine/pipeline.js'
import { originsOf } from '../../src/engine/types/provenance.js'

const text = `
apiVersion: v1
kind: Namespace
metadata: {name: default, labels: {istio.io/dataplane-mode: ambient, istio.io/use-waypoint: gate}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gate}
spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
status: {addresses: [{type: Hostname, value: gate.default.svc.cluster.local}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
---
apiVersion: v1
kind: Pod
metadata: {name: ztunnel, labels: {app: ztunnel}}
spec: {containers: [{name: c, image: i}]}
status: {phase: Running, podIP: 10.0.0.9}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: some}
spec: {rules: [{from: [{source: {namespaces: [x]}}]}]}
`

type Named = { readonly name: string; readonly resource: object }

function answer(engine: ReturnType<typeof createEngine>, source: string) {
  const state = engine({ files: [{ name: 'a.yaml', text: source }] })
  const proxy = state.proxy('ztunnel.default')
  if (!proxy) throw new Error('no ztunnel')
  return state.answer(proxy) as { readonly addresses: readonly Named[]; readonly authorizations: readonly Named[] }
}

describe('what ztunnel is told', () => {
  it('is known to come from what the reader wrote', () => {
    const { addresses, authorizations } = answer(createEngine(), text)
    const service = addresses.find((a) => a.name === 'default/web.default.svc.cluster.local')
    const kinds = (of: object | undefined) => originsOf(of ?? {}).map((o) => `${o.resource.kind}/${o.resource.name}`)
    expect(kinds(service)).toEqual(['Service/web', 'Gateway/gate'])
    expect(kinds(service?.resource)).toEqual(['Service/web', 'Gateway/gate'])
    expect(kinds(authorizations[0])).toEqual(['AuthorizationPolicy/some'])
    const workload = addresses.find((a) => a.name.startsWith('Kubernetes//Pod/default/web-'))
    expect(kinds(workload)).toEqual([expect.stringMatching(/^Pod\/web-/), 'Service/web'])
  })

  it('is the same object after an edit that it does not look at', () => {
    const engine = createEngine()
    const route = (host: string) =>
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: v}\nspec: {hosts: [${host}]}\n---${text}`
    const before = answer(engine, route('web'))
    const after = answer(engine, route('other'))
    expect(after.addresses).toBe(before.addresses)
  })
})

import { describe, expect, it } from 'vitest'
import { Lane } from '../lane.js'
import type { InjectionResult } from '../protocol.js'
import { yamlText } from '../yaml-text.js'

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: default
  labels: { ${labels} }
`
const deployment = (name: string, annotations = '') => `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: { ${annotations} }
    spec:
      containers:
        - name: app
          image: app
          readinessProbe:
            httpGet: { path: /, port: 80 }
`

function ask(text: string, more: { readonly workload?: string; readonly native?: boolean; readonly cni?: boolean } = {}): InjectionResult {
  const input = { files: [{ name: 'a.yaml', text }] }
  const settings = { native: more.native ?? false, cni: more.cni ?? false }
  const request = { view: 'injection', workload: more.workload, settings } as const
  const { result } = new Lane({ original: input, own: [] }).answer({ input, proxy: '', language: 'en', request }, () => 0, yamlText)
  if (result?.view !== 'injection') throw new Error('no injection')
  return result
}

describe('the view of injection', () => {
  it('shows the pod before and after with each piece at its line', () => {
    const result = ask(namespace('istio-injection: enabled') + deployment('a'))
    expect(result.workloads).toMatchObject([{ id: 'Deployment/default/a', outcome: 'injected', reason: { code: 'injection.namespace' } }])
    const line = (code: string) => result.lines[result.pieces.find((p) => p.code === `injection-piece.${code}`)?.line ?? -1]
    expect(line('init')?.text).toMatch(/^ {2}- |^ {2}initContainers:/)
    expect(line('probe')).toEqual({ sign: ' ', text: '    readinessProbe:' })
    expect(line('tls-mode')?.text).toBe('    security.istio.io/tlsMode: istio')
    const [before, after] = (['+', '-'] as const).map((other) =>
      result.lines
        .filter((l) => l.sign !== other)
        .map((l) => l.text)
        .join('\n'),
    )
    expect(before).not.toContain('istio')
    expect(after).toContain('name: istio-proxy')
    expect(Object.fromEntries(result.capture ?? [])).toMatchObject({ PROXY_PORT: '15001', INBOUND_PORTS_EXCLUDE: '15090,15021,15020' })
  })

  it('says why a pod is left alone', () => {
    const result = ask(namespace('istio-injection: disabled') + deployment('a'))
    expect(result.workloads).toMatchObject([{ outcome: 'left-alone', reason: { code: 'injection.namespace-refuses' } }])
    expect(result.rules.map((r) => r.result)).toEqual(['passed', 'passed', 'passed', 'passed'])
    expect(result.lines.every((l) => l.sign === ' ')).toBe(true)
    expect(result).not.toHaveProperty('capture')
  })

  it('places what makes the injector refuse', () => {
    const text = namespace('istio-injection: enabled') + deployment('a', "traffic.sidecar.istio.io/includeInboundPorts: 'x'")
    const result = ask(text)
    expect(result.workloads).toMatchObject([{ outcome: 'refused', reason: { code: 'injection-error.annotation' } }])
    const spot = result.workloads[0]?.spots[0]
    expect(text.split('\n')[(spot?.line ?? 0) - 1]).toContain('includeInboundPorts')
    expect(result.lines).toEqual([])
  })

  it('takes the workload asked for, and what the cluster has', () => {
    const text = namespace('istio-injection: enabled') + deployment('a') + deployment('b')
    const native = ask(text, { workload: 'Deployment/default/b', native: true, cni: true })
    expect(native.chosen).toBe('Deployment/default/b')
    expect(native.pieces.map((p) => p.code)).toEqual(expect.arrayContaining(['injection-piece.native-proxy', 'injection-piece.validation']))
    expect(ask(text, { workload: 'Deployment/default/gone' }).chosen).toBe('Deployment/default/a')
    expect(ask(namespace('')).workloads).toEqual([])
  })
})

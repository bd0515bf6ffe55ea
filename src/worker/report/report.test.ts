import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../engine/analysis/index.js'
import { createSourceReader } from '../../engine/source/index.js'
import { reportOf } from './report.js'
import type { ReportAsk, ReportStage } from './types.js'

const now = Date.parse('2026-01-01T00:00:00Z')
const report = (files: ReportAsk['files'], hasPods = false) => {
  const stages: ReportStage[] = []
  return {
    stages,
    ...reportOf(
      { files, hasPods },
      now,
      () => 0,
      (stage) => stages.push(stage),
    ),
  }
}
const said = (files: ReportAsk['files'], hasPods = false) =>
  report(files, hasPods).findings.map((f) => `${f.level} ${f.origin} ${f.code} ${f.file}:${f.line} ${f.resource}`)

const pod = `apiVersion: v1
kind: Pod
metadata: {name: s-1, namespace: default, labels: {app: s, security.istio.io/tlsMode: istio}}
spec: {containers: [{name: s, image: s}, {name: istio-proxy, image: istio/proxyv2}]}
status: {phase: Running, podIP: 10.244.0.5}
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: default}
spec: {selector: {app: s}, ports: [{name: http, port: 80}]}
`
const rules = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v, namespace: default}
spec:
  hosts: [s]
  http:
  - match: [{uri: {regex: '/[ab]+'}}]
    route: [{destination: {host: s}}]
  - match: [{uri: {exact: /abba}}]
    route: [{destination: {host: gone}}]
`
const sidecar = (field: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: s, namespace: default}
spec: {${field}: [{hosts: ['./*']}]}
`
const other = (http: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: x, namespace: default}
spec: {hosts: [other.test], ${http}}
`

describe('a report', () => {
  it('has what the schemas, the webhook, istioctl and the configuration say, errors first', () => {
    const files = [
      { name: 'app/pod.yaml', text: pod },
      { name: 'rules.yaml', text: rules },
      { name: 'typo.yaml', text: sidecar('egres') },
      { name: 'empty.yaml', text: other('http: []') },
    ]
    expect(said(files)).toEqual([
      'error istioctl IST0101 rules.yaml:10 VirtualService default/v',
      'error webhook MB0313 typo.yaml:4 Sidecar default/s',
      'error schema MB0111 typo.yaml:4 Sidecar default/s',
      'error webhook MB0313 empty.yaml:4 VirtualService default/x',
      'warning meshbook MB0501 rules.yaml:9 VirtualService default/v',
    ])
    const { counts, findings, stages, documents, proxies } = report(files)
    expect(counts.level).toEqual({ error: 4, warning: 1, info: 0 })
    expect(counts.origin).toEqual({ schema: 1, webhook: 2, istioctl: 1, meshbook: 1 })
    expect(counts.file).toEqual([
      ['rules.yaml', 2],
      ['typo.yaml', 2],
      ['empty.yaml', 1],
    ])
    expect(findings.find(({ origin }) => origin === 'webhook')?.passedOnAs).toBe('IST0106')
    expect(findings.find(({ origin }) => origin === 'meshbook')?.evidence[0]?.[0]).toBe('s-1.default')
    expect({ stages, documents, proxies }).toEqual({ stages: ['read', 'validate', 'analyse', 'prove'], documents: 5, proxies: 1 })
  })

  it('is not disturbed by files that cannot be read', () => {
    const files = [
      { name: 'a.yaml', text: 'a: [' },
      { name: 'pod.yaml', text: pod },
      { name: 'rules.yaml', text: rules },
      { name: 'b.yaml', text: '%%%\n\0' },
    ]
    expect(said(files)).toContain('error istioctl IST0101 rules.yaml:10 VirtualService default/v')
    expect(said(files)).toContain('warning meshbook MB0501 rules.yaml:9 VirtualService default/v')
    expect(report(files).counts.file.map(([name]) => name)).toEqual(['a.yaml', 'rules.yaml', 'b.yaml'])
  })

  it('reads what kubectl prints: a List, with what the server added', () => {
    const item = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)
        .join('\n')
    const managed = rules.replace(
      'namespace: default}',
      'namespace: default, uid: 7a, resourceVersion: "5", generation: 2, creationTimestamp: "2026-01-01T00:00:00Z", managedFields: [{manager: kubectl, operation: Update, apiVersion: networking.istio.io/v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {}}}]}',
    )
    const text = `apiVersion: v1\nitems:\n${[...pod.split('---\n'), managed].map(item).join('\n')}\nkind: List\nmetadata:\n  resourceVersion: ""\n`
    const found = said([{ name: 'cluster.yaml', text }])
    expect(found.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual(['istioctl IST0101', 'meshbook MB0501'])
  })

  it('counts the pods of workloads when asked to', () => {
    const text = `apiVersion: v1
kind: Service
metadata: {name: r, namespace: default}
spec: {selector: {app: r}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: r, namespace: default}
spec:
  selector: {matchLabels: {app: r}}
  template:
    metadata: {labels: {app: r, version: v1}}
    spec: {containers: [{name: r, image: r}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: r, namespace: default}
spec: {host: r, subsets: [{name: v1, labels: {version: v1}}]}
`
    const codes = (hasPods: boolean) => report([{ name: 'a.yaml', text }], hasPods).findings.map(({ code }) => code)
    expect(codes(false)).toContain('IST0173')
    expect(codes(true)).not.toContain('IST0173')
  })

  it.each(['clean', 'invalid-virtual-services', 'annotations-values', 'gateway-hosts-miss', 'decoding'])(
    'of %s has every message of istioctl',
    (name) => {
      const text = readFileSync(new URL(`../../../tests/conformance/analyze/${name}.yaml`, import.meta.url), 'utf8')
      const files = [{ name: 'a.yaml', text }]
      const messages = analyze({ files, sources: createSourceReader()(files), now })
      const told = new Set(report(files).findings.flatMap(({ code, passedOnAs = '' }) => [code, passedOnAs]))
      expect(messages.map(({ code }) => code).filter((code) => !told.has(code))).toEqual([])
    },
  )

  it('of ten thousand mistakes shows the first and counts all', () => {
    const text = Array.from(
      { length: 5000 },
      (_, i) => `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: s${i}}\nspec: {egres: [], x: 1}\n`,
    ).join('---\n')
    const { findings, more, counts } = report([{ name: 'a.yaml', text }])
    expect(findings).toHaveLength(3000)
    expect(more).toBe(counts.level.error + counts.level.warning + counts.level.info - 3000)
    expect(counts.level.error).toBeGreaterThanOrEqual(10_000)
  })
})

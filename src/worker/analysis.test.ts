import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine/pipeline.js'
import { analysed } from './analysis.js'
import { Lines } from './text-lines.js'

const text = `apiVersion: v1
kind: Namespace
metadata: {name: default, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
---
# The subset is empty.
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: default
spec:
  host: web
  subsets: [{name: v9, labels: {version: v9}}]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: web, namespace: default}
spec:
  hosts: [web]
  http:
    - match: [{uri: {prefix: /a}}]
      route: [{destination: {host: web}}]
    - match: [{uri: {regex: "/a/[0-9]+"}}]
      route: [{destination: {host: web}}]
`
const cluster = { files: [{ name: 'a.yaml', text }] }
const snapshot = { engine: createEngine()(cluster), lines: new Lines(cluster.files) }
const said = (isDeep: boolean) => analysed(snapshot, cluster, 0, isDeep).problems

describe('the analysis of a cluster', () => {
  it('places a message about a whole resource at its name', () => {
    expect(said(false)).toEqual([
      expect.objectContaining({ code: 'IST0173', resource: 'DestinationRule default/web', line: 23, endLine: 23 }),
    ])
  })

  it('adds, when asked, what the configuration proves, with what decides and where it shows', () => {
    const ours = said(true).filter(({ code }) => code.startsWith('MB'))
    expect(ours).toEqual([
      expect.objectContaining({
        code: 'MB0501',
        line: 37,
        others: [expect.objectContaining({ resource: 'VirtualService/default/web', line: 35 })],
      }),
    ])
    expect(ours[0]?.evidence[0]).toEqual([expect.stringMatching(/^web-/), 'routes', '80', expect.stringContaining('web.default')])
  })
})

import { describe, expect, it } from 'vitest'
import { createEngine } from '../pipeline.js'
import { analyze } from './index.js'

const text = `apiVersion: v1
kind: Namespace
metadata: {name: default, labels: {istio-injection: enabled}}
---
apiVersion: v1
kind: Service
metadata: {name: reviews}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1}
spec:
  selector: {matchLabels: {app: reviews, version: v1}}
  template:
    metadata: {labels: {app: reviews, version: v1}}
    spec: {containers: [{name: reviews, image: reviews}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: default}
spec:
  host: reviews
  subsets:
    - {name: v1, labels: {version: v1}}
    - {name: v9, labels: {version: v9}}
`
const files = [{ name: 'a.yaml', text }]
const { sources, cluster } = createEngine()({ files })
const said = (running?: Parameters<typeof analyze>[0]['running']) =>
  analyze({ files, sources, running }).map(({ code, arguments: args }) => `${code} ${Object.values(args).join(' ')}`)

describe('files as a cluster has them', () => {
  it('with the pods that their workloads run, only what is wrong remains; injected pods have their proxy', () => {
    expect(said(cluster.list('', 'Pod'))).toEqual([expect.stringMatching(/^IST0173 .*v9/)])
  })
})

import { type JsonObject, objectAt, stringAt } from '../resource-of.js'

const status = '{"initContainers":["istio-init","istio-proxy"],"containers":null,"volumes":[],"imagePullSecrets":null,"revision":"default"}'

/**
 * The labels and the annotation that the injector adds to a pod of the workload `workload`. Containers are left alone: what the proxy
 * listens on and how traffic gets there is not told by them here.
 * Istio: pkg/kube/inject/webhook.go#applyMetadata
 */
export function injected(pod: JsonObject, workload: string): JsonObject {
  const metadata = objectAt(pod, 'metadata')
  const labels = objectAt(metadata, 'labels')
  const first = (...names: string[]) => names.map((n) => stringAt(labels, n)).find((v) => v !== '')
  return {
    ...pod,
    metadata: {
      ...metadata,
      labels: {
        'service.istio.io/canonical-name': first('app.kubernetes.io/name', 'app') ?? workload,
        'service.istio.io/canonical-revision': first('app.kubernetes.io/version', 'version') ?? 'latest',
        ...labels,
        'security.istio.io/tlsMode': 'istio',
      },
      annotations: { ...objectAt(metadata, 'annotations'), 'sidecar.istio.io/status': status },
    },
  }
}

/** Marks a pod as the node agent of ambient mode does once it has captured the pod's traffic, unless a sidecar has it. */
export function captured(pod: JsonObject, namespaceIsAmbient: boolean): JsonObject {
  const metadata = objectAt(pod, 'metadata')
  const labels = objectAt(metadata, 'labels')
  const mode = labels['istio.io/dataplane-mode']
  const ambient = mode === undefined ? namespaceIsAmbient : mode === 'ambient'
  if (!ambient || labels['security.istio.io/tlsMode'] === 'istio') return pod
  const annotations = { ...objectAt(metadata, 'annotations'), 'ambient.istio.io/redirection': 'enabled' }
  return { ...pod, metadata: { ...metadata, annotations } }
}

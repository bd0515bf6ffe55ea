import { memo1 } from '../../memo.js'
import type { Labels } from '../../types/resource.js'
import type { AnalysisContext } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, own, textAt, textMapAt } from '../read.js'

export const PROXY = 'istio-proxy'
const INJECT = 'sidecar.istio.io/inject'

/** The containers of a pod's spec, the init containers after them. */
export const containersOf = (podSpec: unknown): readonly unknown[] => [
  ...listAt(podSpec, 'containers'),
  ...listAt(podSpec, 'initContainers'),
]

/** The image of the first container that is named as the proxy is; empty where there is none. */
const proxyImageOf = (containers: readonly unknown[]): string =>
  textAt(
    containers.find((container) => textAt(container, 'name') === PROXY),
    'image',
  )

/** The image of a pod's proxy; remembered as long as the pod lives: several analyzers ask for it of every pod. */
export const podProxyImage = memo1(({ spec }: Instance): string => proxyImageOf(containersOf(spec)))

/** Istio: pkg/config/analysis/analyzers/util/in_mesh.go#PodInMesh */
export const isPodInMesh = (pod: Instance, context: AnalysisContext): boolean =>
  isInMesh(pod.annotations, pod.labels, pod.namespace, podProxyImage(pod), context)

const templateProxyImage = memo1(({ spec }: Instance): string => proxyImageOf(listAt(spec, 'template', 'spec', 'containers')))

/** Istio: pkg/config/analysis/analyzers/util/in_mesh.go#DeploymentInMesh */
export function isDeploymentInMesh(deployment: Instance, context: AnalysisContext): boolean {
  const { spec, namespace } = deployment
  const annotations = textMapAt(spec, 'template', 'metadata', 'annotations')
  const labels = textMapAt(spec, 'template', 'metadata', 'labels')
  return isInMesh(annotations, labels, namespace, templateProxyImage(deployment), context)
}

/** A container of the proxy decides, then the pod's label, its annotation, its namespace's label. */
function isInMesh(annotations: Labels, labels: Labels, namespace: string, proxyImage: string, context: AnalysisContext): boolean {
  if (proxyImage !== '') return true
  const asked = own(labels, INJECT) ?? own(annotations, INJECT)
  if (asked !== undefined) return asked === 'true'
  const itsNamespace = context.find('Namespace', namespace)
  return itsNamespace !== undefined && own(itsNamespace.labels, 'istio-injection') === 'enabled'
}

/** Whether traffic to the pod is captured for ztunnel, as the CNI agent notes on it. */
export const isPodInAmbient = ({ annotations }: Instance): boolean => own(annotations, 'ambient.istio.io/redirection') === 'enabled'

/** Istio: pkg/config/analysis/analyzers/util/in_mesh.go#NamespaceInAmbientMode */
export function isNamespaceInAmbient({ labels }: Instance): boolean {
  if (own(labels, 'istio-injection') === 'enabled' || own(labels, 'istio.io/rev')) return false
  return own(labels, 'istio.io/dataplane-mode') === 'ambient'
}

/** Istio: pkg/config/analysis/analyzers/util/config.go#IsIstioControlPlane */
export const isControlPlane = ({ labels }: Instance): boolean => own(labels, 'istio') !== undefined || own(labels, 'release') === 'istio'

/**
 * Injection: a pod, or what makes pods, to the same with a sidecar, and why it is left alone if it is. Templates are data here; what is
 * laid over what is decided by Kubernetes' own types.
 * Istio: pkg/kube/inject
 */
export { ambientCapture, type PodNetwork, sidecarCapture } from './capture-options.js'
export { type Circumstances, type Considered, consider, type Decision, decide, inCluster, inFile } from './decision.js'
export { type InjectedDocument, type InjectedWorkload, injectDocument } from './inject-document.js'
export { injectPod } from './inject-pod.js'
export { InjectionError } from './injection-error.js'
export { piecesOf } from './pieces.js'
export type { InjectionSettings, ProxyConfigs } from './settings.js'

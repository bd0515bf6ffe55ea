import type { PodSpec } from '../../types/kubernetes/pod.js'
import type { KubernetesServicePort, ServiceSpec } from '../../types/kubernetes/service.js'
import type { Resource } from '../../types/resource.js'
import type { Service } from '../model/service.js'
import type { ServiceTarget } from '../model/target.js'

/** The port of a pod that a Service's port leads to; nothing where it goes by a name that the pod does not have. Istio: kube/controller/util.go#FindPort */
export function podPort(pod: Resource<PodSpec>, port: KubernetesServicePort): number | undefined {
  const { targetPort, protocol } = port
  if (typeof targetPort !== 'string') return targetPort ?? port.port
  const spec = pod.spec ?? {}
  const sidecars = (spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always')
  for (const container of [...(spec.containers ?? []), ...sidecars]) {
    const found = container.ports?.find((p) => p.name === targetPort && p.protocol === protocol)
    if (found) return found.containerPort
  }
  return undefined
}

/**
 * A pod's ports under one Service, each port and protocol once: the first Service port that leads there counts.
 * Istio: kube/controller/controller.go#GetProxyServiceTargetsByPod
 */
export function podTargets(pod: Resource<PodSpec>, resource: Resource<ServiceSpec>, service: Service): readonly ServiceTarget[] {
  const seen = new Set<string>()
  const targets: ServiceTarget[] = []
  for (const p of resource.spec?.ports ?? []) {
    const port = service.ports.find((s) => s.name === (p.name ?? ''))
    const targetPort = podPort(pod, p)
    if (!port || targetPort === undefined) continue
    const key = `${targetPort}/${port.protocol}`
    if (seen.has(key)) continue
    seen.add(key)
    targets.push({ service, port, targetPort })
  }
  return targets
}

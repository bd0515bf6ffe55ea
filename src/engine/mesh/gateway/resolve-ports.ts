import type { ServiceTarget } from '../model/target.js'

/** On a Service: a Gateway's port number is the pod's, not the Service's. */
const noTranslation = 'experimental.istio.io/disable-gateway-port-translation'

/**
 * The ports of the pod on which a Gateway's port listens: where a Service of the workload leads its port of that number. A Gateway chosen by
 * labels takes the first such Service's, or listens on the number itself; one that names its Service only listens where that leads.
 * Istio: pilot/pkg/model/gateway.go#resolvePorts
 */
export function resolvePorts(number: number, targets: readonly ServiceTarget[], byLabels: boolean): readonly number[] {
  const leading = targets.filter(({ port }) => port.port === number)
  if (!byLabels) return [...new Set(leading.map((t) => t.targetPort))].sort((a, b) => a - b)
  const first = leading.find(({ service }) => !Object.hasOwn(service.labels, noTranslation))
  return [first?.targetPort ?? number]
}

import { portProtocol } from '../../mesh/registry/port-protocol.js'
import type { KubernetesServicePort } from '../../types/kubernetes/service.js'
import type { Analyzer } from '../context.js'
import { at, listAt, numberAt, own, textAt } from '../read.js'
import { isControlPlane } from '../shared/in-mesh.js'

const declared = (port: unknown): KubernetesServicePort => {
  const appProtocol = at(port, 'appProtocol')
  return {
    name: textAt(port, 'name'),
    port: numberAt(port, 'port'),
    protocol: textAt(port, 'protocol') === 'UDP' ? 'UDP' : 'TCP',
    ...(typeof appProtocol === 'string' && { appProtocol }),
  }
}

/** Labels' values by which Istio's controllers mark what they manage. */
const managed: ReadonlySet<string | undefined> = new Set([
  'istio.io-gateway-controller',
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
])

/**
 * Ports whose name tells no protocol, so that Envoy has to look into the traffic.
 * Istio: pkg/config/analysis/analyzers/service/portname.go
 */
export const portNames: Analyzer = {
  name: 'service.PortNameAnalyzer',
  codes: ['IST0118', 'IST0150'],
  analyze(context) {
    for (const service of context.all('Service')) {
      if (isControlPlane(service) || managed.has(own(service.labels, 'gateway.istio.io/managed'))) continue
      const isExternal = textAt(service.spec, 'type') === 'ExternalName'
      for (const [i, port] of listAt(service.spec, 'ports').entries()) {
        const portName = textAt(port, 'name')
        const isUnnamed = portProtocol(declared(port)) === 'UnsupportedProtocol'
        if (!isUnnamed && !(isExternal && portName === 'tcp')) continue
        const path = ['spec', 'ports', i, 'port']
        if (isExternal) context.report('IST0150', service, {}, path)
        else {
          const targetPort = String(at(port, 'targetPort') ?? 0)
          context.report('IST0118', service, { portName, port: numberAt(port, 'port'), targetPort }, path)
        }
      }
    }
  },
}

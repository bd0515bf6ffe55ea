import type { KubernetesServicePort } from '../../types/kubernetes/service.js'
import { type Protocol, parseProtocol } from '../model/protocol.js'

/** Ports whose servers speak first: sniffing would hang them. */
const wellKnown: ReadonlySet<number> = new Set([25, 53, 3306, 27017])

/** What Kubernetes itself defines for `appProtocol`. */
const kubernetesProtocols = new Map<string, Protocol>([
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'HTTPS'],
])

/**
 * The protocol of a Service's port: UDP as declared, else by `appProtocol`, else by the name up to its first hyphen.
 * Istio: pkg/config/kube/conversion.go#ConvertProtocol
 */
export function portProtocol(port: KubernetesServicePort): Protocol {
  if (port.protocol === 'UDP') return 'UDP'
  const { appProtocol } = port
  if (appProtocol != null) {
    const known = kubernetesProtocols.get(appProtocol)
    if (known) return known
  }
  const name = appProtocol ?? port.name ?? ''
  if (name.slice(0, 8).toLowerCase() === 'grpc-web') return 'GRPC-Web'
  const hyphen = name.indexOf('-')
  const protocol = parseProtocol(hyphen < 0 ? name : name.slice(0, hyphen))
  return protocol === 'UnsupportedProtocol' && wellKnown.has(port.port) ? 'TCP' : protocol
}

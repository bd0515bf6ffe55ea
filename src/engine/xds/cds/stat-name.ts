import type { Service, ServicePort } from '../../mesh/model/service.js'

/**
 * The mesh's pattern for clusters' statistics (`outboundClusterStatName`), filled in.
 * Istio: pilot/pkg/networking/telemetry/telemetry.go#BuildStatPrefix
 *
 * @param targetPort of an inbound cluster; 0 otherwise
 */
export function clusterStatName(pattern: string, service: Service, subset: string, port: ServicePort, targetPort: number): string {
  const kubernetes = service.registry === 'Kubernetes'
  return pattern
    .replaceAll('%SERVICE%', () => (kubernetes ? `${service.name}.${service.namespace}` : service.hostname))
    .replaceAll('%SERVICE_NAME%', () => (kubernetes ? service.name : service.hostname))
    .replaceAll('%SERVICE_FQDN%', () => service.hostname)
    .replaceAll('%SUBSET_NAME%', () => subset)
    .replaceAll('%TARGET_PORT%', () => String(targetPort))
    .replaceAll('%SERVICE_PORT%', () => String(port.port))
    .replaceAll('%SERVICE_PORT_NAME%', () => port.name)
}

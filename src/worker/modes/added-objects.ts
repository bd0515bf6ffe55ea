import type { KubeObject } from './objects.js'

/** What a mode needs and the reader's files may lack, as an installation or istiod would make it. */
export const ztunnel: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'ztunnel', namespace: 'istio-system' },
  spec: {
    selector: { matchLabels: { app: 'ztunnel' } },
    template: {
      metadata: { labels: { app: 'ztunnel', 'sidecar.istio.io/inject': 'false' } },
      spec: { serviceAccountName: 'ztunnel', containers: [{ name: 'istio-proxy', image: 'istio/ztunnel' }] },
    },
  },
}

const gatewayName = 'gateway.networking.k8s.io/gateway-name'

/** A waypoint for the services of a namespace, and what istiod makes of it. */
export function waypointFor(namespace: string): KubeObject[] {
  const metadata = { name: 'waypoint', namespace }
  const selected = { [gatewayName]: 'waypoint' }
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'istio-waypoint' },
      spec: { controllerName: 'istio.io/mesh-controller' },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { ...metadata, labels: { 'istio.io/waypoint-for': 'service' } },
      spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
      status: { addresses: [{ type: 'Hostname', value: `waypoint.${namespace}.svc.cluster.local` }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, labels: selected },
      spec: {
        selector: selected,
        ports: [
          { name: 'status-port', port: 15021 },
          { name: 'mesh', port: 15008, appProtocol: 'all' },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: selected },
        template: {
          metadata: {
            labels: {
              ...selected,
              'gateway.istio.io/managed': 'istio.io-mesh-controller',
              'service.istio.io/canonical-name': 'waypoint',
              'service.istio.io/canonical-revision': 'latest',
              'istio.io/dataplane-mode': 'none',
            },
          },
          spec: {
            serviceAccountName: 'waypoint',
            containers: [{ name: 'istio-proxy', image: 'istio/proxyv2', ports: [{ containerPort: 15008 }] }],
          },
        },
      },
    },
  ]
}

import type { Proxy, ProxyType } from '../../types/proxy.js'
import type { Labels, Resource } from '../../types/resource.js'
import type { Service } from './service.js'

/** Small whole objects for the mesh stage's own tests: only what a test is about has to be said. */

/** A resource named `NAMESPACE/NAME`; in a list, `age` puts it in order of creation. */
export function resource<Spec>(kind: string, name: string, spec: Spec, { age = 0, annotations = {} as Labels } = {}): Resource<Spec> {
  const [namespace = '', short = ''] = name.split('/')
  const metadata = { name: short, namespace }
  return {
    apiVersion: 'networking.istio.io/v1',
    kind,
    name: short,
    namespace,
    labels: {},
    annotations,
    createdAt: age * 1000,
    spec,
    status: undefined,
    object: { kind, metadata, spec },
  }
}

/** A Kubernetes Service `NAMESPACE/NAME` with HTTP ports, public. */
export function service(name: string, ports: readonly number[] = [80], changes: Partial<Service> = {}): Service {
  const [namespace = '', short = ''] = name.split('/')
  return {
    hostname: `${short}.${namespace}.svc.cluster.local`,
    name: short,
    namespace,
    ports: ports.map((port) => ({ name: `http-${port}`, port, protocol: 'HTTP' })),
    clusterVIPs: [],
    defaultAddress: '0.0.0.0',
    autoAllocatedIPv4: '',
    autoAllocatedIPv6: '',
    resolution: 'ClientSideLB',
    meshExternal: false,
    createdAt: 0,
    exportTo: new Set(['*']),
    registry: 'Kubernetes',
    labels: {},
    selector: {},
    serviceAccounts: [],
    passthroughTargetPorts: new Map(),
    raceFirstTcpConnect: false,
    objectName: short,
    kubernetes: {
      type: 'ClusterIP',
      externalName: '',
      externalAddresses: [],
      nodeLocal: false,
      trafficDistribution: 'Any',
      publishNotReadyAddresses: false,
      headless: false,
      aliases: [],
    },
    origin: { resource: resource('Service', name, {}), path: [] },
    ...changes,
  }
}

export function proxy(namespace: string, labels: Labels = {}, type: ProxyType = 'sidecar'): Proxy {
  return {
    id: `pod.${namespace}`,
    type,
    ipAddresses: ['10.0.0.1'],
    namespace,
    dnsDomain: `${namespace}.svc.cluster.local`,
    labels,
    locality: { region: '', zone: '', subzone: '' },
    metadata: {
      istioVersion: '1.31.0',
      clusterId: 'Kubernetes',
      meshId: 'cluster.local',
      network: '',
      serviceAccount: 'default',
      workloadName: 'pod',
      nodeName: '',
      interceptionMode: 'REDIRECT',
      labels,
      annotations: {},
      raw: {},
    },
    pod: resource('Pod', `${namespace}/pod`, {}),
  }
}

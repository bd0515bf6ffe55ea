import { memo2 } from '../../memo.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { Resolution, Service } from '../model/service.js'
import { portProtocol } from './port-protocol.js'
import { type Settings, spiffe, trafficDistribution } from './settings.js'
import { exportToOf } from './visibility.js'

/** The domain of the cluster's services. */
export const domainSuffix = 'cluster.local'

export const kubernetesHostname = (name: string, namespace: string): string => `${name}.${namespace}.svc.${domainSuffix}`

export const unspecified = '0.0.0.0'

const commaList = (text: string | undefined): string[] => (text ? text.split(',') : [])

interface LoadBalancerStatus {
  readonly loadBalancer?: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] }
}

/** A Kubernetes Service as the registry knows it. Istio: pilot/pkg/serviceregistry/kube/conversion.go#ConvertService */
export const kubernetesService = memo2((resource: Resource<ServiceSpec>, settings: Settings): Service => {
  const { name, namespace, annotations } = resource
  const spec = resource.spec ?? {}
  const externalName = (spec.type === 'ExternalName' && spec.externalName) || ''
  const headless = spec.clusterIP === 'None'
  const resolution: Resolution = headless ? 'Passthrough' : externalName ? 'Alias' : 'ClientSideLB'
  const hasAddress = !headless && !!spec.clusterIP
  const addresses = hasAddress ? (spec.clusterIPs && spec.clusterIPs.length > 1 ? spec.clusterIPs : [spec.clusterIP ?? '']) : [unspecified]
  const status = resource.status as LoadBalancerStatus | undefined
  const balancers = spec.type === 'LoadBalancer' ? (status?.loadBalancer?.ingress ?? []) : []
  return {
    hostname: kubernetesHostname(name, namespace),
    name,
    namespace,
    ports: (spec.ports ?? []).map((p) => ({ name: p.name ?? '', port: p.port, protocol: portProtocol(p) })),
    clusterVIPs: addresses,
    defaultAddress: addresses[0] ?? unspecified,
    autoAllocatedIPv4: '',
    autoAllocatedIPv6: '',
    resolution,
    meshExternal: externalName !== '',
    createdAt: resource.createdAt,
    exportTo: exportToOf(
      commaList(annotations['networking.istio.io/exportTo']).map((v) => v.trim()),
      settings.defaultExportTo,
      namespace,
    ),
    registry: 'Kubernetes',
    labels: resource.labels,
    selector: spec.selector ?? {},
    serviceAccounts: [
      ...commaList(annotations['alpha.istio.io/canonical-serviceaccounts']),
      ...commaList(annotations['alpha.istio.io/kubernetes-serviceaccounts']).map((a) => spiffe(settings.trustDomain, namespace, a)),
    ],
    passthroughTargetPorts: new Map(),
    raceFirstTcpConnect: false,
    objectName: name,
    kubernetes: {
      type: spec.type ?? '',
      externalName,
      externalAddresses: [...balancers.map((b) => b.ip || b.hostname || '').filter((a) => a !== ''), ...(spec.externalIPs ?? [])],
      nodeLocal: spec.internalTrafficPolicy === 'Local',
      trafficDistribution: trafficDistribution(spec.trafficDistribution, annotations, settings),
      publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
      headless,
      aliases: [],
    },
    origin: origin(resource, 'spec'),
  }
})

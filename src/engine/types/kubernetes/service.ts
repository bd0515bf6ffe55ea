import type { Labels } from '../resource.js'

export interface ServiceSpec {
  type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
  clusterIP?: string
  clusterIPs?: string[]
  ipFamilies?: string[]
  ipFamilyPolicy?: string
  selector?: Labels
  ports?: KubernetesServicePort[]
  externalName?: string
  externalIPs?: string[]
  externalTrafficPolicy?: string
  internalTrafficPolicy?: string
  trafficDistribution?: string
  publishNotReadyAddresses?: boolean
}

export interface KubernetesServicePort {
  name?: string
  port: number
  protocol?: 'TCP' | 'UDP' | 'SCTP'
  targetPort?: number | string
  appProtocol?: string
  nodePort?: number
}

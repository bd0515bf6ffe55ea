import type { Locality } from '../../types/proxy.js'
import type { Labels } from '../../types/resource.js'

/** The one cluster there is. */
export const clusterId = 'Kubernetes'

export const region = 'topology.kubernetes.io/region'
export const zone = 'topology.kubernetes.io/zone'
export const subzone = 'topology.istio.io/subzone'
export const network = 'topology.istio.io/network'

const nowhere: Locality = { region: '', zone: '', subzone: '' }

/** `REGION/ZONE/SUBZONE`, shorter at will; empty means unknown. Istio: pkg/model/proxy.go#ConvertLocality */
export function parseLocality(text: string): Locality {
  if (text === '') return nowhere
  const [region = '', zone = '', subzone = ''] = text.split('/')
  return { region, zone, subzone, text }
}

/** The locality that a workload's labels give, with `.` for `/` where a label cannot hold one. Istio: pkg/model/proxy.go#GetLocalityLabel */
export function localityLabel(labels: Labels): string {
  const text = labels['topology.istio.io/locality'] ?? labels['istio-locality'] ?? ''
  return text.includes('/') ? text : text.replaceAll('.', '/')
}

/** A node's locality, by the labels of today and, for region and zone, those of before. Istio: kube/controller#getPodLocality */
export function nodeLocality(labels: Labels): Locality {
  return {
    region: labels[region] || labels['failure-domain.beta.kubernetes.io/region'] || '',
    zone: labels[zone] || labels['failure-domain.beta.kubernetes.io/zone'] || '',
    subzone: labels[subzone] || '',
  }
}

/** A workload's labels with where it runs added. Istio: pilot/pkg/serviceregistry/util/label#AugmentLabels */
export function augmentLabels(labels: Labels, at: Locality, nodeName: string, networkId: string): Labels {
  const all: Record<string, string> = { ...labels }
  if (at.region) all[region] = at.region
  if (at.zone) all[zone] = at.zone
  if (at.subzone) all[subzone] = at.subzone
  all['topology.istio.io/cluster'] = clusterId
  if (nodeName) all['kubernetes.io/hostname'] = nodeName
  if (networkId && !all[network]) all[network] = networkId
  return all
}

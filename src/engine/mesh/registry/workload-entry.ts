import { memo2 } from '../../memo.js'
import type { WorkloadEntrySpec } from '../../types/istio/service-entry.js'
import { origin } from '../../types/provenance.js'
import type { Labels, Origin, Resource } from '../../types/resource.js'
import { isIpAddress } from '../model/ip.js'
import { augmentLabels, localityLabel, network, parseLocality } from './locality.js'
import { type Settings, spiffe } from './settings.js'
import type { Workload } from './workload.js'

/** What a WorkloadEntry has besides its spec; an endpoint within a ServiceEntry is named after its place. */
interface Identity {
  readonly name: string
  readonly namespace: string
  readonly labels: Labels
  readonly annotations: Labels
  readonly origin: Origin
}

export const unixPrefix = 'unix://'

const tlsModeOf = (labels: Labels, serviceAccount: string | undefined): string =>
  labels['security.istio.io/tlsMode'] ?? (serviceAccount ? 'istio' : 'disabled')

/** Istio: serviceentry/conversion.go#convertWorkloadEntryToWorkloadInstance */
export function entryWorkload(spec: WorkloadEntrySpec, id: Identity, settings: Settings): Workload {
  const address = spec.address ?? ''
  const labels = spec.labels ?? {}
  const locality = parseLocality(spec.locality || localityLabel(labels))
  const networkId = spec.network || labels[network] || settings.network
  const workloadName = id.annotations['istio.io/autoRegistrationGroup'] ?? id.labels['service.istio.io/workload-name'] ?? id.name
  return {
    kind: 'WorkloadEntry',
    name: id.name,
    namespace: id.namespace,
    address,
    labels: augmentLabels(labels, locality, '', networkId),
    locality,
    network: spec.network ?? '',
    serviceAccount: spec.serviceAccount ? spiffe(settings.trustDomain, id.namespace, spec.serviceAccount) : '',
    tlsMode: tlsModeOf(labels, spec.serviceAccount),
    workloadName,
    weight: spec.weight ?? 0,
    hostname: '',
    subdomain: '',
    nodeName: '',
    ports: new Map(Object.entries(spec.ports ?? {})),
    dnsOnly: address.startsWith(unixPrefix) || (address !== '' && !isIpAddress(address)),
    origin: id.origin,
  }
}

interface Conditions {
  readonly conditions?: readonly { readonly type?: string; readonly status?: string }[]
}

/** Go's strconv.ParseBool. */
const isTrue = (text: string | undefined): boolean => ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text ?? '')

/** An entry whose health is checked counts once it is said to be healthy. Istio: serviceentry/conversion.go#isHealthy */
const isHealthy = (resource: Resource): boolean => {
  if (!isTrue(resource.annotations['proxy.istio.io/health-checks-enabled'])) return true
  const condition = (resource.status as Conditions | undefined)?.conditions?.find((c) => c.type === 'Healthy')
  return condition?.status === 'True'
}

/** A WorkloadEntry as a workload, its own labels over those in its spec; nothing while it is unhealthy. */
export const workloadEntry = memo2((resource: Resource<WorkloadEntrySpec>, settings: Settings): Workload | undefined => {
  if (!isHealthy(resource)) return undefined
  const spec = resource.spec ?? {}
  const { name, namespace, labels, annotations } = resource
  const id = { name, namespace, labels, annotations, origin: origin(resource, 'spec') }
  return entryWorkload({ ...spec, labels: { ...spec.labels, ...labels } }, id, settings)
})

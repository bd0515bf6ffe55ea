import { memo2 } from '../../memo.js'
import type { ServiceEntrySpec } from '../../types/istio/service-entry.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import { addressText, familyOf, isIpAddress, parsePrefix } from '../model/ip.js'
import { parseProtocol } from '../model/protocol.js'
import type { Resolution, Service } from '../model/service.js'
import { unspecified } from './kubernetes-service.js'
import { type Settings, trafficDistribution } from './settings.js'
import { cappedExportTo, exportToOf } from './visibility.js'

const resolutions = new Map<string, Resolution>([
  ['NONE', 'Passthrough'],
  ['STATIC', 'ClientSideLB'],
  ['DNS', 'DNSLB'],
  ['DNS_ROUND_ROBIN', 'DNSRoundRobinLB'],
  ['DYNAMIC_DNS', 'DynamicDNS'],
])

interface ServiceEntryStatus {
  readonly addresses?: readonly { readonly value?: string; readonly host?: string }[]
}

/** The addresses that the allocator noted in the status for one host; nothing where the entry takes none. */
function allocated(resource: Resource<ServiceEntrySpec>, host: string): { readonly v4: string; readonly v6: string } {
  const none = { v4: '', v6: '' }
  if ((resource.spec?.resolution ?? 'NONE') === 'NONE') return none
  if ((resource.labels['networking.istio.io/enable-autoallocate-ip'] ?? '').toLowerCase() === 'false') return none
  const noted = (resource.status as ServiceEntryStatus | undefined)?.addresses ?? []
  const mine = noted.filter((a) => a.host === host).map((a) => a.value ?? '')
  return {
    v4: mine.filter((a) => isIpAddress(a) && familyOf(a) === 'v4').at(-1) ?? '',
    v6: mine.filter((a) => isIpAddress(a) && familyOf(a) === 'v6').at(-1) ?? '',
  }
}

/** The addresses of an entry that are one; a network of one address is that address. What is neither is left out. */
const usable = (text: string): string | undefined => {
  if (isIpAddress(text)) return text
  const prefix = parsePrefix(text)
  const width = prefix?.address.kind() === 'ipv4' ? 32 : 128
  return prefix && (prefix.bits === width ? addressText(prefix.address) : text)
}

/**
 * The services of a ServiceEntry: one for each host and address.
 * Istio: pilot/pkg/serviceregistry/serviceentry/conversion.go#convertServices
 */
export const serviceEntryServices = memo2((resource: Resource<ServiceEntrySpec>, settings: Settings): readonly Service[] => {
  const { namespace, annotations } = resource
  const spec = resource.spec ?? {}
  const resolution = resolutions.get(spec.resolution ?? 'NONE') ?? 'Passthrough'
  const ports = spec.ports ?? []
  const services: Service[] = []
  const common = {
    namespace,
    ports: ports.map((p) => ({ name: p.name ?? '', port: p.number ?? 0, protocol: parseProtocol(p.protocol) })),
    clusterVIPs: [],
    resolution,
    meshExternal: (spec.location ?? 'MESH_EXTERNAL') === 'MESH_EXTERNAL',
    createdAt: resource.createdAt,
    ownExportTo: new Set(spec.exportTo),
    exportTo: cappedExportTo(exportToOf(spec.exportTo ?? [], settings.defaultExportTo, namespace), settings.reach, namespace),
    registry: 'External' as const,
    labels: resource.labels,
    selector: spec.workloadSelector?.labels ?? {},
    serviceAccounts: spec.subjectAltNames ?? [],
    passthroughTargetPorts: new Map(
      resolution === 'Passthrough' ? ports.filter((p) => p.targetPort).map((p) => [p.number ?? 0, p.targetPort ?? 0]) : [],
    ),
    raceFirstTcpConnect: (annotations['istio.io/connect-strategy'] ?? '').toUpperCase() === 'RACE_FIRST_TCP_CONNECT',
    objectName: resource.name,
    kubernetes: {
      type: '',
      externalName: '',
      externalAddresses: [],
      nodeLocal: false,
      trafficDistribution: trafficDistribution(undefined, annotations, settings),
      publishNotReadyAddresses: false,
      headless: false,
      aliases: [],
    },
    origin: origin(resource, 'spec'),
  }
  const hosts = spec.hosts ?? []
  const addresses = [...new Set((spec.addresses ?? []).map(usable))]
  for (const [i, host] of hosts.entries()) {
    if (hosts.indexOf(host) < i) continue
    const of = { ...common, hostname: host, name: host, origin: origin(resource, 'spec', 'hosts', i) }
    if (addresses.length === 0) {
      const { v4, v6 } = allocated(resource, host)
      services.push({ ...of, defaultAddress: unspecified, autoAllocatedIPv4: v4, autoAllocatedIPv6: v6 })
      continue
    }
    for (const address of addresses) {
      if (address !== undefined) services.push({ ...of, defaultAddress: address, autoAllocatedIPv4: '', autoAllocatedIPv6: '' })
    }
  }
  return services
})

/** Whether Envoy finds the service's addresses by DNS. */
export const isDns = (service: Service): boolean => service.resolution === 'DNSLB' || service.resolution === 'DNSRoundRobinLB'

import type { ServiceEntrySpec } from '../../types/istio/service-entry.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type { LoadBalancing, NetworkAddress, ServicePort, ZtunnelService } from '../../types/ztunnel/workload.js'
import { isWildcard } from '../model/hostname.js'
import { isIpAddress } from '../model/ip.js'
import { parseProtocol } from '../model/protocol.js'
import { kubernetesHostname } from '../registry/kubernetes-service.js'
import { portProtocol } from '../registry/port-protocol.js'
import { networkAddress, networkRange } from './bytes.js'
import { appProtocol, placePreference, type ServiceInfo, waypointFields } from './service-info.js'
import { entryVisibility } from './visibility.js'
import type { Binder } from './waypoint-binding.js'
import type { World } from './world.js'

/** A Kubernetes Service for ztunnel; none for an ExternalName, or with an address that is none. Istio: ambient/services.go#serviceServiceBuilder */
export function kubernetesServiceInfo(source: Resource<ServiceSpec>, world: World, binder: Binder): ServiceInfo | undefined {
  const { name, namespace } = source
  const spec = source.spec ?? {}
  if (spec.type === 'ExternalName') return undefined
  const hostname = kubernetesHostname(name, namespace)
  const ips = (spec.clusterIPs?.length ? spec.clusterIPs : [spec.clusterIP ?? '']).filter((ip) => ip !== '' && ip !== 'None')
  const addresses = ips.map((ip) => networkAddress(ip, world.network))
  if (!addresses.every((a) => a !== undefined)) return undefined
  const waypoint = binder.forService(source.labels, namespace)
  const { fields, waypoints } = waypointFields(source, waypoint, binder, world)
  const balancing = kubernetesBalancing(source, world)
  const families = ipFamilies(spec.ipFamilies ?? [])
  const ports = spec.ports ?? []
  const service: ZtunnelService = {
    name,
    namespace,
    hostname,
    ...(addresses.length > 0 && { addresses }),
    ...(ports.length > 0 && {
      ports: ports.map((p) => ({
        service_port: p.port,
        ...(typeof p.targetPort === 'number' && p.targetPort !== 0 && { target_port: p.targetPort }),
        ...appProtocol(portProtocol(p)),
      })),
    }),
    ...fields,
    ...(balancing && { load_balancing: balancing }),
    ...(families && { ip_families: families }),
    canonical: true,
  }
  const nameOf = (p: (typeof ports)[number]) => ({ name: p.name ?? '', ...(typeof p.targetPort === 'string' && { target: p.targetPort }) })
  return {
    key: `${namespace}/${hostname}`,
    hostname,
    namespace,
    service: madeBy(service, origin(source, 'spec'), waypoint && origin(waypoint.gateway)),
    portNames: new Map(ports.map((p) => [p.port, nameOf(p)])),
    selector: spec.selector ?? {},
    source,
    isKubernetes: true,
    waypoint,
    waypoints,
  }
}

function kubernetesBalancing(source: Resource<ServiceSpec>, world: World): LoadBalancing | undefined {
  const spec = source.spec ?? {}
  const places: LoadBalancing | undefined =
    spec.internalTrafficPolicy === 'Local'
      ? { routing_preference: ['NODE'], mode: 'STRICT' }
      : placePreference(spec.trafficDistribution, source, world)
  return spec.publishNotReadyAddresses ? { ...places, health_policy: 'ALLOW_ALL' } : places
}

function ipFamilies(families: readonly string[]): ZtunnelService['ip_families'] {
  if (families.length === 2) return 'DUAL'
  if (families.length !== 1) return undefined
  return families[0] === 'IPv4' ? 'IPV4_ONLY' : 'IPV6_ONLY'
}

/** A ServiceEntry's services for ztunnel, one for each host. Istio: ambient/services.go#serviceEntriesInfo */
export function entryServiceInfos(source: Resource<ServiceEntrySpec>, world: World, binder: Binder): ServiceInfo[] {
  const { name, namespace } = source
  const spec = source.spec ?? {}
  const visibility = entryVisibility(world, namespace)
  if (visibility === 'NONE') return []
  const written = (spec.addresses ?? []).map((a) => networkRange(a, world.network))
  if (!written.every((a) => a !== undefined)) return []
  const waypoint = binder.forService(source.labels, namespace, visibility !== 'NAMESPACE')
  const { fields, waypoints } = waypointFields(source, waypoint, binder, world)
  const passes = (spec.resolution ?? 'NONE') === 'NONE'
  const balancing: LoadBalancing | undefined = passes
    ? { mode: 'PASSTHROUGH', health_policy: 'ALLOW_ALL' }
    : placePreference(undefined, source, world)
  const ports = (spec.ports ?? []).map(({ number = 0, targetPort, protocol }): ServicePort => {
    const target = targetPort || number
    return {
      ...(number > 0 && { service_port: number }),
      ...(target > 0 && { target_port: target }),
      ...appProtocol(parseProtocol(protocol)),
    }
  })
  const portNames = new Map((spec.ports ?? []).map((p) => [p.number ?? 0, { name: p.name ?? '' }]))
  return (spec.hosts ?? []).map((hostname, i): ServiceInfo => {
    const addresses = written.length > 0 ? written : allocated(source, hostname, world)
    const service: ZtunnelService = {
      name,
      namespace,
      hostname,
      ...(addresses.length > 0 && { addresses }),
      ...(ports.length > 0 && { ports }),
      ...(spec.subjectAltNames?.length && { subject_alt_names: spec.subjectAltNames }),
      ...fields,
      ...(balancing && { load_balancing: balancing }),
      ...(visibility === 'NAMESPACE' && { visibility }),
    }
    return {
      key: `${namespace}/${hostname}`,
      hostname,
      namespace,
      service: madeBy(service, origin(source, 'spec', 'hosts', i), waypoint && origin(waypoint.gateway)),
      portNames,
      selector: spec.workloadSelector?.labels ?? {},
      source,
      isKubernetes: false,
      waypoint,
      waypoints,
    }
  })
}

interface ServiceEntryStatus {
  readonly addresses?: readonly { readonly value?: string; readonly host?: string }[]
}

/** The addresses that the allocator noted for a host; wildcards have none unless their names are resolved on demand. */
function allocated(source: Resource<ServiceEntrySpec>, hostname: string, world: World): NetworkAddress[] {
  const resolution = source.spec?.resolution ?? 'NONE'
  if (resolution === 'NONE' || (isWildcard(hostname) && resolution !== 'DYNAMIC_DNS')) return []
  if ((source.labels['networking.istio.io/enable-autoallocate-ip'] ?? '').toLowerCase() === 'false') return []
  const noted = (source.status as ServiceEntryStatus | undefined)?.addresses ?? []
  return noted
    .filter((a) => a.host === hostname && isIpAddress(a.value ?? ''))
    .flatMap((a) => networkAddress(a.value ?? '', world.network) ?? [])
}

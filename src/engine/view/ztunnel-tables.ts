import { addressFromBytes } from '../mesh/ambient/address-text.js'
import type { ZtunnelAuthorization } from '../types/ztunnel/authorization.js'
import type { GatewayAddress, NamedResource, WorkloadAddress, ZtunnelService, ZtunnelWorkload } from '../types/ztunnel/workload.js'
import { compareText } from './order.js'
import type { Table } from './table.js'

/** What a ztunnel is told. */
export interface ZtunnelState {
  readonly addresses: readonly NamedResource<WorkloadAddress>[]
  readonly authorizations: readonly NamedResource<ZtunnelAuthorization>[]
}

export type ZtunnelTableKind = 'workloads' | 'services' | 'policies'

export const workloadsOf = (state: ZtunnelState): readonly ZtunnelWorkload[] =>
  state.addresses.flatMap(({ resource }) => ('workload' in resource ? [resource.workload] : []))

export const servicesOf = (state: ZtunnelState): readonly ZtunnelService[] =>
  state.addresses.flatMap(({ resource }) => ('service' in resource ? [resource.service] : []))

/** `NAMESPACE/HOSTNAME`, by which workloads name the services that they serve. */
export const serviceKey = (service: ZtunnelService): string => `${service.namespace ?? ''}/${service.hostname ?? ''}`

/** The workloads behind a service. */
export const endpointsOf = (service: ZtunnelService, workloads: readonly ZtunnelWorkload[]): readonly ZtunnelWorkload[] => {
  const key = serviceKey(service)
  return workloads.filter((w) => w.services && Object.hasOwn(w.services, key))
}

/** The service that is the waypoint; undefined where an address names none that is known. */
export function waypointService(waypoint: GatewayAddress | undefined, services: readonly ZtunnelService[]): ZtunnelService | undefined {
  const { hostname, address } = waypoint ?? {}
  if (hostname) return services.find((s) => s.namespace === hostname.namespace && s.hostname === hostname.hostname)
  return address && services.find((s) => s.addresses?.some((a) => a.network === address.network && a.address === address.address))
}

const waypointName = (waypoint: GatewayAddress | undefined, services: readonly ZtunnelService[]): string =>
  waypoint ? (waypointService(waypoint, services)?.name ?? 'NA') : 'None'

/** As `istioctl ztunnel-config` prints them. Istio: istioctl/pkg/writer/ztunnel/configdump */
export function ztunnelTable(kind: ZtunnelTableKind, state: ZtunnelState): Table {
  switch (kind) {
    case 'workloads':
      return workloadTable(state)
    case 'services':
      return serviceTable(state)
    case 'policies':
      return policyTable(state)
  }
}

function workloadTable(state: ZtunnelState): Table {
  const services = servicesOf(state)
  const sorted = [...workloadsOf(state)].sort(
    (a, b) => compareText(`${a.namespace}.${a.name}`, `${b.namespace}.${b.name}`) || compareText(a.node ?? '', b.node ?? ''),
  )
  return {
    columns: ['NAMESPACE', 'POD NAME', 'ADDRESS', 'NODE', 'WAYPOINT', 'PROTOCOL'],
    rows: sorted.map((w) => ({
      cells: [
        w.namespace ?? '',
        w.name ?? '',
        w.addresses?.map(addressFromBytes).join(',') || (w.hostname ?? ''),
        w.node ?? '',
        waypointName(w.waypoint, services),
        w.tunnel_protocol ?? 'TCP',
      ],
      object: w,
    })),
  }
}

function serviceTable(state: ZtunnelState): Table {
  const services = servicesOf(state)
  const workloads = workloadsOf(state)
  const sorted = [...services].sort(
    (a, b) =>
      compareText(a.namespace ?? '', b.namespace ?? '') ||
      compareText(a.name ?? '', b.name ?? '') ||
      compareText(a.hostname ?? '', b.hostname ?? ''),
  )
  return {
    columns: ['NAMESPACE', 'SERVICE NAME', 'SERVICE VIP', 'WAYPOINT', 'ENDPOINTS'],
    rows: sorted.map((s) => {
      const endpoints = endpointsOf(s, workloads)
      const healthy = endpoints.filter((w) => w.status !== 'UNHEALTHY').length
      return {
        cells: [
          s.namespace ?? '',
          s.name ?? '',
          (s.addresses ?? []).map((a) => addressFromBytes(a.address ?? '')).join(','),
          waypointName(s.waypoint, services),
          `${healthy}/${endpoints.length}`,
        ],
        object: s,
      }
    }),
  }
}

/** ztunnel spells scopes in words of its own. */
const SCOPES = { GLOBAL: 'Global', NAMESPACE: 'Namespace', WORKLOAD_SELECTOR: 'WorkloadSelector' } as const

function policyTable({ authorizations }: ZtunnelState): Table {
  const sorted = authorizations.map((a) => a.resource).sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name))
  return {
    columns: ['NAMESPACE', 'POLICY NAME', 'ACTION', 'SCOPE'],
    rows: sorted.map((p) => ({
      cells: [p.namespace, p.name, p.action === 'DENY' ? 'Deny' : 'Allow', SCOPES[p.scope ?? 'GLOBAL']],
      object: p,
    })),
  }
}

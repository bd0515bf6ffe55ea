import type { Labels, Resource } from '../../types/resource.js'
import type { GatewayAddress, ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import type { Binder } from './waypoint-binding.js'
import type { Waypoint } from './waypoints.js'
import type { World } from './world.js'

/** A workload as ztunnel knows it. Istio: pilot/pkg/model/service.go#WorkloadInfo */
export interface WorkloadInfo {
  readonly workload: ZtunnelWorkload
  readonly labels: Labels
  /** Addresses as text. */
  readonly addresses: readonly string[]
  readonly createdAt: number
  readonly waypoint: Waypoint | undefined
}

/** All that the conversions of workloads share. */
export interface WorkloadContext {
  readonly world: World
  readonly binder: Binder
  readonly networkGateway: (network: string) => GatewayAddress | undefined
  policiesFor(namespace: string, labels: Labels): readonly string[]
}

const NAME_LABELS = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app']
const REVISION_LABELS = ['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version']

const first = (labels: Labels, names: readonly string[]): string | undefined => {
  const name = names.find((n) => Object.hasOwn(labels, n))
  return name === undefined ? undefined : labels[name]
}

/** Istio: pkg/kube/labels/labels.go#CanonicalService */
export function canonicalFields(labels: Labels, workloadName: string): Partial<ZtunnelWorkload> {
  return {
    ...text('canonical_name', first(labels, NAME_LABELS) ?? workloadName),
    ...text('canonical_revision', first(labels, REVISION_LABELS) ?? 'latest'),
    ...text('workload_name', workloadName),
    workload_type: 'POD',
  }
}

/** The field, unless it is empty. */
export const text = <K extends keyof ZtunnelWorkload>(field: K, value: string): Partial<ZtunnelWorkload> =>
  value === '' ? {} : ({ [field]: value } as Partial<ZtunnelWorkload>)

/** What a workload has of its cluster and network. Istio: ambient/workloads.go#pickTrustDomain */
export function placeFields({ world, networkGateway }: WorkloadContext, network: string): Partial<ZtunnelWorkload> {
  const { trustDomain } = world.mesh
  const gateway = networkGateway(network)
  return {
    ...text('network', network),
    ...(gateway && { network_gateway: gateway }),
    ...text('trust_domain', trustDomain === 'cluster.local' ? '' : trustDomain),
  }
}

/** A gateway's own workload says how it takes what was unpacked; every other may have a waypoint. Istio: ambient/workloads.go#computeWaypoint */
export function waypointOf(
  { binder }: WorkloadContext,
  labels: Labels,
  namespace: string,
): { readonly fields: Partial<ZtunnelWorkload>; readonly waypoint: Waypoint | undefined } {
  const instance = binder.ofInstance(labels, namespace)
  if (instance) return { fields: instance.binding ? { application_tunnel: instance.binding } : {}, waypoint: undefined }
  const waypoint = binder.forWorkload(labels, namespace)
  return { fields: waypoint?.address ? { waypoint: waypoint.address } : {}, waypoint }
}

/** Whether ztunnel stands before the workload, or it unpacks tunnels itself. Istio: ambient/workloads.go#setTunnelProtocol */
export function tunnelFields(labels: Labels, annotations: Resource['annotations']): Partial<ZtunnelWorkload> {
  const native = (labels['networking.istio.io/tunnel'] ?? '').split(',').includes('http')
  if (native) return { tunnel_protocol: 'HBONE', native_tunnel: true }
  return annotations['ambient.istio.io/redirection'] === 'enabled' ? { tunnel_protocol: 'HBONE' } : {}
}

/** `REGION/ZONE/SUBZONE`, each only where it says something. */
export function localityField(region: string, zone: string, subzone: string): Partial<ZtunnelWorkload> {
  const locality = { ...(region && { region }), ...(zone && { zone }), ...(subzone && { subzone }) }
  return Object.keys(locality).length > 0 ? { locality } : {}
}

export const policiesField = (names: readonly string[]): Partial<ZtunnelWorkload> =>
  names.length > 0 ? { authorization_policies: [...names] } : {}

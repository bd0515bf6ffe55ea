import type { Chance } from '../../envoy/chance.js'
import type { SocketAddress } from '../../types/request.js'
import type { TraceStep } from '../../types/trace.js'
import type { ZtunnelService, ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import { addressOf, type KnownMesh, keyOf, nameOf, targetPort, waypointOf } from './known.js'

/** Where a ztunnel sends a connection that an application of its node opened. */
export interface ZtunnelChoice {
  readonly steps: readonly TraceStep[]
  /** Undefined: it closes the connection. */
  readonly send?: {
    /** The pod that the next hop's TCP connection goes to, port 15008 in a tunnel. */
    readonly to: SocketAddress
    readonly tunnel: boolean
    /** What the tunnel's CONNECT asks for, or `to` itself. */
    readonly target: SocketAddress
    readonly isWaypoint: boolean
  }
}

const HBONE = 15008

/**
 * Finds who answers for an address: a service first, then a workload. A waypoint of either comes before them.
 * ztunnel: src/proxy/outbound.rs#build_request
 */
export function chooseOutbound(destination: SocketAddress, mesh: KnownMesh, chance: Chance): ZtunnelChoice {
  const service = mesh.services.get(destination.address)
  if (service) return throughService(service, destination, mesh, chance)
  const workload = mesh.workloads.get(destination.address)
  if (!workload) {
    const steps = [step('ztunnel.unknown', { address: destination.address }, undefined, 'passed')]
    return { steps, send: { to: destination, tunnel: false, target: destination, isWaypoint: false } }
  }
  const steps = [step('ztunnel.workload', { workload: nameOf(workload) }, workload)]
  const waypoint = throughWaypoint(workload, destination, mesh, chance)
  if (waypoint) return { ...waypoint, steps: [...steps, ...waypoint.steps] }
  return to(workload, destination.port, steps)
}

function throughService(service: ZtunnelService, destination: SocketAddress, mesh: KnownMesh, chance: Chance): ZtunnelChoice {
  const endpoints = (mesh.endpoints.get(keyOf(service)) ?? []).filter(
    (w) => (w.status !== 'UNHEALTHY' || service.load_balancing?.health_policy === 'ALLOW_ALL') && targetPort(service, w, destination.port),
  )
  const steps = [step('ztunnel.service', { service: keyOf(service), endpoints: endpoints.length }, service)]
  const waypoint = throughWaypoint(service, destination, mesh, chance)
  if (waypoint) return { ...waypoint, steps: [...steps, ...waypoint.steps] }
  steps.push(step('ztunnel.no-waypoint', { of: keyOf(service) }, service, 'passed'))
  if (endpoints.length === 0) {
    return { steps: [...steps, step('ztunnel.no-endpoints', { service: keyOf(service) }, service, 'ended')] }
  }
  const workload = chance.pick(endpoints.map((value) => ({ share: value.capacity ?? 1, value })))
  return to(workload, targetPort(service, workload, destination.port) ?? destination.port, steps)
}

/** A service's or workload's waypoint, if it has one: the connection goes to one of its pods with its own target kept. */
function throughWaypoint(
  of: ZtunnelService | ZtunnelWorkload,
  destination: SocketAddress,
  mesh: KnownMesh,
  chance: Chance,
): ZtunnelChoice | undefined {
  const service = waypointOf(of.waypoint, mesh)
  if (!of.waypoint) return undefined
  const name = service ? keyOf(service) : (of.waypoint.hostname?.hostname ?? '')
  const pods = service ? (mesh.endpoints.get(keyOf(service)) ?? []).filter((w) => w.status !== 'UNHEALTHY') : []
  if (pods.length === 0) return { steps: [step('ztunnel.no-endpoints', { service: name }, of, 'ended')] }
  const pod = chance.pick(pods.map((value) => ({ share: 1, value })))
  const port = of.waypoint.hbone_mtls_port ?? HBONE
  const steps = [step('ztunnel.waypoint', { waypoint: name, address: addressOf(pod) }, of)]
  return { steps, send: { to: { address: addressOf(pod), port }, tunnel: true, target: destination, isWaypoint: true } }
}

function to(workload: ZtunnelWorkload, port: number, steps: readonly TraceStep[]): ZtunnelChoice {
  const target = { address: addressOf(workload), port }
  const tunnel = workload.tunnel_protocol === 'HBONE'
  const said = { workload: nameOf(workload), address: `${target.address}:${target.port}` }
  return {
    steps: [...steps, step(tunnel ? 'ztunnel.hbone' : 'ztunnel.plain', said, workload)],
    send: { to: tunnel ? { address: target.address, port: HBONE } : target, tunnel, target, isWaypoint: false },
  }
}

type Code =
  | 'ztunnel.unknown'
  | 'ztunnel.workload'
  | 'ztunnel.service'
  | 'ztunnel.no-waypoint'
  | 'ztunnel.no-endpoints'
  | 'ztunnel.waypoint'
  | 'ztunnel.hbone'
  | 'ztunnel.plain'

function step<C extends Code>(
  code: C,
  args: TraceStep<C>['arguments'],
  subject?: object,
  result: TraceStep['result'] = 'taken',
): TraceStep {
  return {
    part: code === 'ztunnel.service' ? 'cluster' : 'endpoint',
    code,
    result,
    arguments: args,
    ...(subject ? { subject } : {}),
  } as TraceStep
}

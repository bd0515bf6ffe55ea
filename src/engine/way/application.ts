import { memo2 } from '../memo.js'
import type { Service } from '../mesh/model/service.js'
import type { PushContext } from '../mesh/push-context.js'
import type { Container, PodSpec } from '../types/kubernetes/pod.js'
import type { Payload, ServerBehaviour, SocketAddress } from '../types/request.js'
import type { Place } from './hops.js'
import { type Arrival, nothing } from './links.js'
import type { Participant } from './participants.js'
import type { WayRequest } from './request.js'

interface Question {
  readonly at: Place
  readonly pod?: Participant
  readonly address: SocketAddress
  readonly request: WayRequest
  readonly payload: Payload
  readonly opens: 'application' | 'outside'
  readonly push: PushContext
}

/** The end of a connection: an application takes it, or nobody listens. */
export function answered({ at, pod, address, request, payload, opens, push }: Question): Arrival {
  if (pod && !listens(pod, address.port, push)) {
    return {
      hops: [{ kind: 'application', at, address, result: 'refuses' }],
      result: { ...nothing, ending: 'refused' },
      reach: 'refused',
      behaviour: {},
    }
  }
  const behaviour: ServerBehaviour = request.server ?? {}
  const status = payload.kind === 'http' && !behaviour.reset ? (behaviour.status ?? 200) : undefined
  return {
    hops: [
      {
        kind: 'application',
        at,
        address,
        result: opens === 'outside' ? 'outside' : 'answers',
        ...(status === undefined ? {} : { status }),
      },
    ],
    result: {
      ending: behaviour.reset ? 'closed' : 'answered',
      ...(status === undefined ? {} : { code: status }),
      flags: [],
      responseHeaders: behaviour.responseHeaders ?? [],
    },
    reach: 'open',
    behaviour,
  }
}

/**
 * Whether an application may be taken to listen on a port: one that a Service sends to, one that its containers declare, or any where they
 * declare none. Declaring a port opens nothing in Kubernetes, but it is all that YAML says of what a process does.
 */
function listens({ info, address }: Participant, port: number, push: PushContext): boolean {
  if (servedPorts(push.services, push).has(`${address} ${port}`)) return true
  const spec = (info.pod.spec ?? {}) as PodSpec
  const own = (spec.containers ?? []).filter((c) => c.name !== 'istio-proxy')
  const declared = own.flatMap(portsOf)
  return declared.length === 0 || declared.includes(port)
}

const servedPorts = memo2(
  (services: readonly Service[], push: PushContext) =>
    new Set(services.flatMap((s) => push.endpointsOf(s).flatMap((e) => e.addresses.map((address) => `${address} ${e.endpointPort}`)))),
)

const portsOf = ({ ports = [] }: Container): number[] => ports.flatMap(({ containerPort }) => containerPort ?? [])

import { everyWay } from '../engine/envoy/index.js'
import type { SocketAddress } from '../engine/types/request.js'
import type { SourceFile } from '../engine/types/source.js'
import type { MirroredRequest } from '../engine/types/trace.js'
import { type Arrival, JoinedRun, type Message, type Pod, startsTls } from './trace/joined-run.js'
import { labConfig } from './trace/lab-config.js'
import { payloadOf } from './trace/lab-payload.js'
import type { LabRequest } from './trace/lab-request.js'
import { LabWorld, printed, socketAddress } from './trace/lab-world.js'
import { captureIn, defaultCapture } from './trace/pod-capture.js'

/** One passage through the proxy, as its access log would say it. */
export interface BulkHop {
  readonly listener: string
  readonly chain?: string
  readonly virtual_host?: string
  readonly route?: string
  readonly cluster?: string
  readonly code?: number
  readonly flags: string
  readonly details?: string
  /** The server name of the client's TLS, as the listener found it out; empty without. */
  readonly sni: string
  readonly end?: string
  readonly attempts?: number
}

export interface BulkOutcome {
  readonly probability: number
  readonly cluster?: string
  /** The likeliest. */
  readonly endpoint?: string
  readonly endpoints: readonly { readonly address: string; readonly probability: number }[]
  /** Servers that had it before the last, as far as it is certain which. */
  readonly tried?: readonly string[]
  readonly code?: number
  readonly flags: string
  readonly details?: string
  readonly upstream?: { readonly method: string; readonly path: string; readonly headers: readonly (readonly [string, string])[] }
  readonly response_headers: readonly (readonly [string, string])[]
  readonly body?: string
  readonly ending?: string
  /** Of iptables-save, when the pod's address is known. */
  readonly rules?: readonly string[]
  readonly mirrors?: readonly {
    readonly cluster: string
    readonly endpoints: readonly { readonly address: string; readonly probability: number }[]
    readonly upstream: object
  }[]
  /** The passages: one as a rule, a second where the proxy calls its own pod. */
  readonly hops: readonly BulkHop[]
}

export interface BulkAnswer {
  readonly id: string
  readonly listener?: string
  readonly chain?: string
  readonly virtual_host?: string
  readonly route?: string
  readonly rules?: readonly string[]
  readonly outcomes: readonly BulkOutcome[]
}

/** The lab's gateway: whom connections from outside come from unless they say otherwise. */
const GATEWAY = '169.254.1.1'
/** Seconds that the lab's client waits. */
const PATIENCE = 5
const APPLICATION_UID = 1000

/**
 * What happens to each request of a list in a pod with this configuration: a golden's, a `config_dump`'s, our own. `pod`: a file with the
 * pod, or its workload, whose annotations decide about the capture; without it the capture is that of a sidecar of which nothing is asked.
 */
export function traceBulk(configuration: unknown, list: unknown, pod?: SourceFile): BulkAnswer[] {
  const requests = (Array.isArray(list) ? list : []).filter(
    (item): item is LabRequest => typeof item?.id === 'string' && typeof item?.dst === 'string',
  )
  const config = labConfig(configuration)
  const address = config.node?.addresses[0]
  const world = new LabWorld(config, address ?? '10.0.0.1', requests)
  const { rules, proxy } = pod ? captureIn(pod, config.node?.addresses ?? []) : defaultCapture()
  return requests.map((request) =>
    answerOf({ config, world, rules, proxy, patience: (request.timeout ?? PATIENCE) * 1000 }, request, address !== undefined),
  )
}

function answerOf(pod: Pod, request: LabRequest, knowsPod: boolean): BulkAnswer {
  const from =
    request.direction === 'inbound'
      ? { outside: { address: request.from ?? GATEWAY, port: 40_000 } }
      : { uid: request.uid ?? APPLICATION_UID }
  const { payload, tls, tokens } = payloadOf(request)
  const isHelloOnly = request.proto === 'tls' || (payload.kind === 'bytes' && !tls)
  const message = { payload, tokens, isHelloOnly, ...(tls ? { tls } : {}) }
  const { branches } = everyWay((chance) => new JoinedRun(pod, chance).dial(from, socketAddress(request.dst), message))
  const likeliest = branches.reduce((best, branch) => (branch.probability > best.probability ? branch : best))
  const first = likeliest.value.passages[0]?.outcome
  return {
    id: request.id,
    ...(first?.listener === undefined ? {} : { listener: first.listener }),
    ...(first?.chain === undefined ? {} : { chain: first.chain }),
    ...(first?.virtualHost === undefined ? {} : { virtual_host: first.virtualHost }),
    ...(first?.route === undefined ? {} : { route: first.route }),
    ...(knowsPod ? { rules: likeliest.value.rules } : {}),
    outcomes: branches.map(({ probability, value }) => outcomeOf(pod, message, probability, value, knowsPod)),
  }
}

function outcomeOf({ world }: Pod, message: Message, probability: number, arrival: Arrival, knowsPod: boolean): BulkOutcome {
  const first = arrival.passages[0]?.outcome
  const endpoints = arrival.endpoints.map(({ address, share }) => ({
    address: addressIn(world, address),
    probability: share * probability,
  }))
  const [endpoint] = [...endpoints].sort((a, b) => b.probability - a.probability)
  // A client that only says hello sees the handshake begin, and ends it there.
  const isHello = arrival.passages.some(({ outcome }) => startsTls(outcome, message))
  const ending = isHello ? 'answered' : arrival.ending
  const { code, upstream, body } = arrival
  return {
    probability,
    ...(first?.cluster === undefined ? {} : { cluster: first.cluster }),
    ...(endpoint ? { endpoint: endpoint.address } : {}),
    endpoints,
    ...(arrival.tried ? { tried: arrival.tried.map((address) => addressIn(world, address)) } : {}),
    ...(code === undefined ? {} : { code }),
    flags: first?.flags.join(',') ?? '',
    ...(first?.details === undefined ? {} : { details: first.details }),
    ...(upstream ? { upstream: { method: upstream.method, path: upstream.path, headers: upstream.headers } } : {}),
    response_headers: arrival.responseHeaders,
    ...(body === undefined ? {} : { body }),
    ...(ending === undefined ? {} : { ending }),
    ...(knowsPod ? { rules: arrival.rules } : {}),
    ...(first?.mirrors ? { mirrors: first.mirrors.map((mirror) => mirrorOf(world, mirror)) } : {}),
    hops:
      isHello && first?.code === undefined && first?.cluster === undefined ? [] : arrival.passages.flatMap(({ outcome }) => hopOf(outcome)),
  }
}

/** An address as the lab has it, whose DNS gave names their own. */
const addressIn = ({ names }: LabWorld, { address, port }: SocketAddress): string =>
  printed({ address: names.get(address) ?? address, port })

const mirrorOf = (world: LabWorld, { cluster, probability, endpoints, upstream }: MirroredRequest) => ({
  cluster,
  endpoints: endpoints.map(({ address, share }) => ({
    address: addressIn(world, address),
    probability: share * probability,
  })),
  upstream,
})

/** As the access log has it: a connection that gets no further than the listener, or fails in its handshake, is not logged. */
function hopOf(outcome: Arrival['passages'][number]['outcome']): BulkHop[] {
  if (outcome.listener === undefined) return []
  if (outcome.chain === undefined && !outcome.flags.includes('NR')) return []
  if (outcome.ending === 'tls-refused' && outcome.cluster === undefined) return []
  return [
    {
      listener: outcome.listener,
      ...(outcome.chain === undefined ? {} : { chain: outcome.chain }),
      ...(outcome.virtualHost === undefined ? {} : { virtual_host: outcome.virtualHost }),
      ...(outcome.route === undefined ? {} : { route: outcome.route }),
      ...(outcome.cluster === undefined ? {} : { cluster: outcome.cluster }),
      ...(outcome.code === undefined ? {} : { code: outcome.code }),
      flags: outcome.flags.join(','),
      ...(outcome.details === undefined ? {} : { details: outcome.details }),
      sni: serverNameOf(outcome),
      ...(outcome.termination === undefined ? {} : { end: outcome.termination }),
      ...(outcome.attempts === undefined ? {} : { attempts: outcome.attempts }),
    },
  ]
}

function serverNameOf({ steps }: Arrival['passages'][number]['outcome']): string {
  for (const step of steps) if (step.code === 'listener-filter.tls') return String(step.arguments.serverName)
  return ''
}

import type { EnvoyConfig } from '../envoy/config.js'
import { readConfig, trace } from '../envoy/index.js'
import type { Cluster, Listener } from '../envoy/shapes.js'
import { memo1 } from '../memo.js'
import { sameOrigins } from '../types/provenance.js'
import type { Payload, SocketAddress, Surroundings } from '../types/request.js'
import type { TraceStep } from '../types/trace.js'
import type { WayHop, WayResult } from './hops.js'
import { type Arrival, CLIENT_PORT, helloOf, type Link, nothing, payloadOf, placeOf, securityOf } from './links.js'
import type { Participant, WayWorld } from './participants.js'
import type { Passage } from './passage.js'
import type { Target } from './request.js'

/**
 * What gRPC's own xDS client is told, as if an Envoy were: the settings of an `api_listener` become the one filter chain of a listener. The
 * rules of routes, clusters and endpoints are the same by design. gRPC: proposal A27, A28
 */
const configOf = memo1((resources: object): EnvoyConfig => {
  const { config } = readConfig(resources)
  return {
    ...config,
    listeners: config.listeners.map(asListener),
    clusters: new Map([...config.clusters].map(([name, cluster]) => [name, speakingHttp2(cluster)])),
  }
})

/** gRPC knows no other HTTP, so its clusters do not say so. */
const speakingHttp2 = (cluster: Cluster): Cluster => sameOrigins({ ...cluster, http2_protocol_options: {} }, cluster)

const asListener = (listener: Listener): Listener => {
  const settings = listener.api_listener?.api_listener
  if (!settings) return listener
  const name = 'envoy.filters.network.http_connection_manager'
  return { name: listener.name, filter_chains: [{ filters: [{ name, typed_config: settings }] }] }
}

/** A call through a gRPC library that reads xDS itself. */
export function grpcCall(
  world: WayWorld,
  sender: Participant,
  target: Target,
  payload: Payload,
  network: Passage,
): { readonly hops: readonly WayHop[]; readonly result: WayResult } {
  const proxy = world.proxy(sender.id, 'grpc')
  const config = configOf(proxy ? world.answer(proxy) : {})
  const host = target.host.includes('.') ? [target.host] : []
  const names = [...host, `${target.host}.${sender.info.namespace}.svc.cluster.local`, `${target.host}.svc.cluster.local`, target.host]
  const name = names.map((n) => `${n}:${target.port}`).find((n) => config.listeners.some((l) => l.name === n))
  const listener = config.listeners.find((l) => l.name === name)
  if (name === undefined || !listener) {
    const steps: TraceStep[] = [
      { part: 'listener', code: 'grpc.unknown', result: 'ended', arguments: { name: `${target.host}:${target.port}` } },
    ]
    return { hops: [{ kind: 'name', at: placeOf(sender), steps }], result: { ...nothing, ending: 'unresolved' } }
  }
  const found: TraceStep = { part: 'listener', code: 'grpc.listener', result: 'taken', arguments: { name }, subject: listener }
  const source: SocketAddress = { address: sender.address, port: CLIENT_PORT }
  const followed = new Map<string, Arrival>()
  const beyond = (to: SocketAddress, hop: Parameters<Surroundings['reach']>[1], request?: Parameters<typeof payloadOf>[0]): Arrival => {
    const key = JSON.stringify([to, hop, request])
    const known = followed.get(key)
    if (known) return known
    const hello = hop ? helloOf(hop, sender.identity) : undefined
    const link: Link = {
      from: placeOf(sender),
      source,
      to,
      security: securityOf(hop, sender.identity),
      ...(hello ? { hello } : {}),
      payload: payloadOf(request, payload),
    }
    const arrival = network.reach(link)
    followed.set(key, arrival)
    return arrival
  }
  const connection = {
    accepted: { address: '0.0.0.0', port: target.port },
    destination: { address: '0.0.0.0', port: target.port },
    source,
    internalListener: name,
    payload,
  }
  const { outcomes } = trace(config, connection, {
    reach: (address, hop) => beyond(address, hop).reach,
    behaviour: (address, arrival) => beyond(address, arrival?.hop, arrival?.request).behaviour,
  })
  const outcome = network.chance.pick(outcomes.map((value) => ({ share: value.probability, value })))
  const chosen =
    outcome.endpoints.length > 0
      ? network.chance.pick(outcome.endpoints.map((e) => ({ share: e.probability, value: e.address })))
      : undefined
  const hops: WayHop[] = [
    { kind: 'grpc', at: placeOf(sender), side: 'client', outcome: { ...outcome, steps: [found, ...outcome.steps] } },
    ...(chosen ? beyond(chosen, outcome.hop, outcome.upstream).hops : []),
  ]
  const { code, flags, details, responseHeaders } = outcome
  return {
    hops,
    result: {
      ending: code === undefined ? 'closed' : 'answered',
      ...(code === undefined ? {} : { code }),
      flags,
      ...(details ? { details } : {}),
      responseHeaders,
    },
  }
}

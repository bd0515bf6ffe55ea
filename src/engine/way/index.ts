/**
 * Way: the whole way of one request, from the application's `connect()` to the application that answers.
 * Takes the state that the stages before have made and a request; gives everything that can happen, hop by hop: names, the packet filter, the
 * proxies (Envoy, ztunnel, a gRPC library, or none), what protects each connection, who answers.
 */
import { everyWay, oneWay } from '../envoy/chance.js'
import { Caller } from './caller.js'
import type { Way, WayOutcome } from './hops.js'
import { participantsOf, type WayWorld } from './participants.js'
import { parseTarget, type RequestFault, type WayRequest } from './request.js'

export { type CurlRequest, parseCurl } from './curl.js'
export type { Place, Security, Side, Way, WayHop, WayOutcome, WayResult } from './hops.js'
export { type Handling, type Participant, participantsOf, type WayWorld } from './participants.js'
export { payloadFor } from './payload.js'
export { parseTarget, type RequestFault, type WayRequest } from './request.js'

/** Ways followed at most; what is left out is told with its probability. */
const MOST = 128

/** Follows a request. A fault says what is wrong with the request itself. */
export function requestWay(world: WayWorld, request: WayRequest): Way | { readonly fault: RequestFault } {
  const target = parseTarget(request.url)
  if ('code' in target) return { fault: target }
  const sender = request.from === 'outside' ? undefined : participantsOf(world).named(request.from)
  if (request.from !== 'outside' && !sender) return { fault: { code: 'from.unknown', text: request.from } }
  const follow = (chance: Parameters<Parameters<typeof everyWay>[0]>[0]) => new Caller(world, request, target, chance).send(sender)
  const { branches, notFollowed } =
    request.seed === undefined ? everyWay(follow, MOST) : { branches: [oneWay(follow, request.seed)], notFollowed: 0 }
  const fault = branches.map(({ value }) => value).find((value) => 'fault' in value)
  if (fault && 'fault' in fault) return fault
  const outcomes = branches.flatMap(({ probability, value }): WayOutcome[] => ('fault' in value ? [] : [{ probability, ...value }]))
  return { outcomes, notFollowed }
}

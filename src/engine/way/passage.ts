import type { Chance } from '../envoy/chance.js'
import type { SocketAddress, Token } from '../types/request.js'
import type { PacketFilter } from './capture.js'
import type { Arrival, Link } from './links.js'
import type { Participant, WayWorld } from './participants.js'

/** What a proxy on the way asks of the network around it. */
export interface Passage {
  readonly world: WayWorld
  readonly chance: Chance
  readonly tokens: readonly Token[]
  /** Follows a connection from where it is opened to its end. */
  reach(link: Link): Arrival
  /** A connection that a process of the pod opens, through the pod's packet filter. */
  leave(pod: Participant, filter: PacketFilter, link: Link, owner: { readonly uid: number; readonly source?: SocketAddress }): Arrival
  /** The application of a pod, if a process listens there. */
  application(pod: Participant, link: Link, address: SocketAddress): Arrival
}

import type { MatchSpec } from '../option.js'
import { connmark, conntrack, mark, owner, socket, state } from './connection.js'
import { addrtype, comment, icmp, icmp6, iprange, limit, mac, pkttype, set, statistic } from './others.js'
import { multiport, sctp, tcp, udp } from './ports.js'

/** Every match that is known, by the name after `-m`. */
export const matchSpecs: ReadonlyMap<string, MatchSpec> = new Map(
  [
    tcp,
    udp,
    sctp,
    multiport,
    conntrack,
    state,
    mark,
    connmark,
    owner,
    socket,
    icmp,
    icmp6,
    addrtype,
    iprange,
    comment,
    set,
    limit,
    statistic,
    pkttype,
    mac,
  ].map((spec) => [spec.name, spec]),
)

/** The module that `-p PROTOCOL` brings along when one of its options follows. */
export const protocolModules: ReadonlyMap<number, string> = new Map([
  [6, 'tcp'],
  [17, 'udp'],
  [132, 'sctp'],
  [1, 'icmp'],
  [58, 'icmp6'],
])

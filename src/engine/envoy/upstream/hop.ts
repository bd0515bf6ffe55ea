import type { Hop } from '../../types/hop.js'
import { printed } from '../headers/commands.js'
import type { Run } from '../http/stream.js'
import { field, messageOf, objects, part, text } from '../reading.js'
import { step } from '../step.js'
import type { Host } from './hosts.js'
import { type Socket, socketFor } from './transport-socket.js'

/**
 * The hop to a host that an internal listener of this Envoy stands for: where that listener opens an HTTP CONNECT tunnel (HBONE), the
 * tunnel's cluster says how it is secured.
 */
export function throughInternal(run: Run, host: Host, hop: Hop): Hop {
  const name = host.internalListener
  if (name === undefined) return hop
  const listener = run.config.listeners.find((candidate) => candidate.name === name)
  const proxies = objects(field(objects(listener?.filter_chains)[0], 'filters')).map((filter) => part(filter, 'typed_config'))
  const tunnel = proxies.find((config) => messageOf(config) === 'TcpProxy' && part(config, 'tunneling_config'))
  const cluster = run.config.clusters.get(text(tunnel?.cluster) ?? '')
  const outer = cluster ? socketFor(cluster, host).hop : undefined
  return {
    ...hop,
    ...(outer ? { ...outer } : {}),
    internalListener: name,
    // Without a port it is not an address that a tunnel could lead to.
    ...(host.address.port > 0 ? { tunnel: printed(host.address) } : {}),
  }
}

/** Says how the connection is made. */
export function tellHop(run: Run, { by, subject }: Socket, hop: Hop): void {
  const args = { sni: hop.sni ?? '', sans: hop.sans ?? [], by }
  if (hop.internalListener !== undefined)
    run.note(step('endpoint', 'upstream.tunnel', 'noted', { target: hop.tunnel ?? '', listener: hop.internalListener }, { subject }))
  if (hop.tls === 'plain') run.note(step('endpoint', 'upstream.plain', 'noted', { by }, { subject }))
  else run.note(step('endpoint', hop.tls === 'mtls' ? 'upstream.mtls' : 'upstream.tls', 'noted', args, { subject }))
  if (hop.proxyProtocol) run.note(step('endpoint', 'upstream.proxy-protocol', 'noted', { version: hop.proxyProtocol }, { subject }))
}

import type { ListenerProtocol } from '../../../mesh/model/listener-protocol.js'
import { networkExtensions, PHASES } from '../../extensions/index.js'
import { PLAIN_HTTP } from '../alpn.js'
import { part } from '../basis.js'
import type { ChainDraft } from '../filter-chain.js'
import { connectionManager } from '../http/connection-manager.js'
import { anyHostDnsCache, type DnsCache, dnsCacheOf, resolvedOnDemand } from '../http/dynamic-dns.js'
import type { OutboundContext, OutboundWish } from './context.js'

/**
 * A chain of HTTP: its routes come from RDS by the port, shared by all the port's services, or by host and port for a listener of its own.
 * `sniffed`: only what looks like HTTP comes here.
 * Istio: pilot/pkg/networking/core/listener.go#buildSidecarOutboundHTTPListenerOpts
 */
export function httpChain(
  context: OutboundContext,
  wish: OutboundWish,
  protocol: ListenerProtocol | undefined,
  sniffed: boolean,
): ChainDraft {
  const { basis } = context
  const { service, port } = wish
  const bind = wish.binding.addresses[0] ?? ''
  const ofItsOwn = protocol === 'sniffed' && bind !== basis.wildcards[0]
  const routes = port.port === 0 ? bind : ofItsOwn ? `${service.hostname}:${port.port}` : String(port.port)
  return {
    ...(sniffed && { applicationProtocols: PLAIN_HTTP, transportProtocol: 'raw_buffer' }),
    filters: (listener) => {
      const options = httpOptions(context, wish, listener, routes)
      const key = `outbound/${listener}/${routes}/${port.protocol}/${options.dnsCaches.map((c) => c.name).join()}`
      return part(basis, key, () => [
        ...PHASES.flatMap((phase) =>
          networkExtensions(phase, { listenerClass: 'sidecar-outbound', port: port.port }, basis.proxy, basis.push),
        ),
        connectionManager(basis, options),
      ])
    },
    origins: wish.origins,
  }
}

const httpOptions = (context: OutboundContext, { service, port }: OutboundWish, listener: string, routes: string) => ({
  listenerClass: 'sidecar-outbound' as const,
  statPrefix: `outbound_${listener};`,
  routes,
  protocol: port.protocol,
  port: port.port,
  useRemoteAddress: false,
  dnsCaches: dnsCaches(context, service),
})

function dnsCaches({ basis, scope }: OutboundContext, service: OutboundWish['service']): DnsCache[] {
  return [
    ...(resolvedOnDemand(service) ? [dnsCacheOf(service, basis)] : []),
    ...((scope.outboundTrafficPolicy.mode as string) === 'ALLOW_ANY_DYNAMIC_DNS' ? [anyHostDnsCache(basis.proxy)] : []),
  ]
}

import type { Listener } from '../../../types/envoy/listener.js'
import { networkExtensions, PHASES } from '../../extensions/index.js'
import type { ProxyBasis } from '../basis.js'
import { connectionManager } from '../http/connection-manager.js'
import { outboundListener } from '../sidecar-outbound/listener.js'

/**
 * A forward proxy for applications that ask for one (`HTTP_PROXY`), where the mesh or the pod opens a port for it.
 * Istio: pilot/pkg/networking/core/listener.go#buildHTTPProxy
 */
export function httpProxyListener(basis: ProxyBasis): Listener[] {
  const port = httpProxyPort(basis)
  if (port === 0) return []
  const chain = {
    filters: (listener: string) => [
      ...PHASES.flatMap((phase) => networkExtensions(phase, { listenerClass: 'sidecar-outbound', port }, basis.proxy, basis.push)),
      connectionManager(basis, {
        listenerClass: 'sidecar-outbound',
        statPrefix: `outbound_${listener};`,
        routes: 'http_proxy',
        protocol: 'HTTP_PROXY',
        port,
        useRemoteAddress: false,
        tellsOutside: true,
        own: { http_protocol_options: { allow_absolute_url: true } },
      }),
    ],
    origins: [],
  }
  return [outboundListener(basis, { binding: { addresses: basis.localHosts, toPort: true }, port, chains: [chain], origins: [] }, [])]
}

function httpProxyPort({ proxy, mesh }: ProxyBasis): number {
  const own = Number(proxy.metadata.raw.HTTP_PROXY_PORT || NaN)
  return Number.isInteger(own) ? own : mesh.proxyHttpPort
}

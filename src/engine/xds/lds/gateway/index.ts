/**
 * A gateway's listeners: one for each address and port that its Gateways' servers name, with a chain for each server that TLS tells apart.
 * Takes the merged servers and the VirtualServices bound to them; gives listeners with real sockets.
 * Istio: pilot/pkg/networking/core/gateway.go#buildGatewayListeners
 */
import type { MergedGateway, MergedServers } from '../../../mesh/gateway/merged-gateway.js'
import { isHttpServer, terminatesHttps } from '../../../mesh/gateway/server-kind.js'
import { isHttp, parseProtocol } from '../../../mesh/model/protocol.js'
import type { Listener } from '../../../types/envoy/listener.js'
import { listenerName } from '../addresses.js'
import { keep } from '../basis.js'
import type { ChainDraft } from '../filter-chain.js'
import { isUnprivileged } from '../reserved-ports.js'
import type { GatewayContext, GatewayListenerDraft, TakenSniHosts } from './context.js'
import { httpsChain, plainHttpChain } from './http-chain.js'
import { gatewayListener } from './listener.js'
import { serverChains } from './tcp-chains.js'

/** Where all servers are HTTP, only the servers decide: their routes are named, not looked at. */
export function gatewayListeners(context: GatewayContext): readonly Listener[] {
  const merged = context.push.gatewaysOf(context.basis.proxy)
  if (!merged) return []
  const servers = merged.ports.flatMap((port) => port.servers)
  if (!servers.every(({ server }) => isHttpServer(server))) return build(context, merged)
  return keep(context.basis, 'gateway', [merged], () => build(context, merged))
}

function build(context: GatewayContext, merged: MergedGateway): Listener[] {
  const { basis } = context
  const drafts = new Map<string, GatewayListenerDraft>()
  const takenByPort = new Map<number, TakenSniHosts>()
  for (const at of merged.ports) {
    const { number, bind: asked } = at.port
    if (number < 1024 && isUnprivileged(basis)) continue
    const bind = asked || basis.wildcards[0]
    const taken = takenByPort.get(number) ?? new Map<string, string>()
    takenByPort.set(number, taken)
    const name = listenerName(bind, number)
    const draft = drafts.get(name) ?? { bind, port: number, chains: [] }
    drafts.set(name, draft)
    draft.chains.push(...portChains(context, at, taken))
  }
  return [...drafts.values()].filter(({ chains }) => chains.length > 0).map((draft) => gatewayListener(basis, draft))
}

/** Plain HTTP servers share one chain and its routes; every other server has chains of its own. */
function portChains(context: GatewayContext, { port, servers, routeName }: MergedServers, taken: TakenSniHosts): ChainDraft[] {
  if (isHttp(parseProtocol(port.protocol))) {
    const origins = servers.map(({ gateway, index }) => gateway.whence('servers', index))
    return [plainHttpChain(context, port, routeName, origins)]
  }
  const first = servers.find((at) => terminatesHttps(at.server))
  return servers.flatMap((at) => {
    return terminatesHttps(at.server) ? [httpsChain(context, at, port.number, at === first)] : serverChains(context, at, taken)
  })
}

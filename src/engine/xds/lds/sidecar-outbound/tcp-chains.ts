import { isTls } from '../../../mesh/model/protocol.js'
import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import { type ChainDraft, constant } from '../filter-chain.js'
import { holdsForSidecar } from '../network/l4-match.js'
import { configMetadata, routeFilters } from '../network/l4-route.js'
import { l4Rules } from '../network/l4-rules.js'
import { clusterFilters, place } from './chain-filters.js'
import type { OutboundContext, OutboundWish } from './context.js'
import { tlsChains } from './tls-chains.js'

/**
 * The chains that carry a service's port as bytes: by its VirtualServices' TLS or TCP routes, else to its cluster.
 * Istio: pilot/pkg/networking/core/listener.go#buildSidecarOutboundTCPListenerOpts
 */
export function connectionChains(context: OutboundContext, wish: OutboundWish): ChainDraft[] {
  const { hostname } = wish.service
  const rules = l4Rules(wish.egress.virtualServices).forHost(hostname)
  return isTls(wish.port.protocol) ? tlsChains(context, wish, rules) : tcpChains(context, wish, rules)
}

/**
 * A route for every destination ends the search; one for some networks stands beside what comes after.
 * Istio: pilot/pkg/networking/core/tls.go#buildSidecarOutboundTCPFilterChainOpts
 */
function tcpChains(context: OutboundContext, wish: OutboundWish, rules: readonly VirtualServiceRule[]): ChainDraft[] {
  const chains: ChainDraft[] = []
  const { port, cidrs } = wish
  let serviceNetworksTaken = false
  for (const rule of rules) {
    for (const [index, { match: matches = [], route = [] }] of (rule.spec.tcp ?? []).entries()) {
      if (route.length === 0) continue
      const filters = constant(() => routeFilters(context, route, port, rule, place(wish)))
      const origins = [rule.whence('tcp', index), ...wish.origins]
      const holding = matches.filter((match) => holdsForSidecar(match, context.basis.proxy, port.port))
      if (matches.length === 0 || holding.some((match) => !match.destinationSubnets?.length || port.port === 0))
        return [...chains, { metadata: configMetadata('virtual-service', rule), destinationCidrs: cidrs, filters, origins }]
      const networks = holding.flatMap((match) => match.destinationSubnets ?? [])
      if (networks.length === 0) continue
      chains.push({ destinationCidrs: networks, filters, origins })
      if (sameTexts(networks, cidrs)) serviceNetworksTaken = true
    }
  }
  if (!serviceNetworksTaken)
    chains.push({ destinationCidrs: cidrs, filters: constant(() => clusterFilters(context, wish)), origins: wish.origins })
  return chains
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

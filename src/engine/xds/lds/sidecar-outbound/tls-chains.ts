import { isWildcard } from '../../../mesh/model/hostname.js'
import type { VirtualServiceRule } from '../../../mesh/model/rules.js'
import { addressForProxy, UNSPECIFIED_IPV4, UNSPECIFIED_IPV6 } from '../../../mesh/model/service-address.js'
import { alternativeHosts } from '../../rds/virtual-host-domains.js'
import { type ChainDraft, constant } from '../filter-chain.js'
import { holdsForSidecar } from '../network/l4-match.js'
import { configMetadata, routeFilters } from '../network/l4-route.js'
import { clusterFilters, place } from './chain-filters.js'
import type { OutboundContext, OutboundWish } from './context.js'

/**
 * Chains that look at the name in the TLS greeting. Of matches that only differ in what is known beforehand the first that holds counts.
 * Istio: pilot/pkg/networking/core/tls.go#buildSidecarOutboundTLSFilterChainOpts
 */
export function tlsChains(context: OutboundContext, wish: OutboundWish, rules: readonly VirtualServiceRule[]): ChainDraft[] {
  const chains: ChainDraft[] = []
  const seen = new Set<string>()
  const { port } = wish
  // A match's networks stay in force for all that comes after it.
  let cidrs = wish.cidrs
  for (const rule of rules) {
    for (const [index, { match: matches = [], route = [] }] of (rule.spec.tls ?? []).entries()) {
      if (route.length === 0) continue
      const filters = constant(() => routeFilters(context, route, port, rule, place(wish)))
      for (const [matchIndex, match] of matches.entries()) {
        if (!holdsForSidecar(match, context.basis.proxy, port.port)) continue
        const networks = match.destinationSubnets ?? []
        if (networks.length > 0 && port.port > 0) cidrs = networks
        const sniHosts = match.sniHosts ?? []
        const condition = `${sniHosts.join()}|${networks.join()}`
        if (seen.has(condition)) continue
        seen.add(condition)
        const origins = [rule.whence('tls', index, 'match', matchIndex), ...wish.origins]
        chains.push({ metadata: configMetadata('virtual-service', rule), sniHosts, destinationCidrs: cidrs, filters, origins })
      }
    }
  }
  if (chains.length > 0) return chains
  const filters = constant(() => clusterFilters(context, wish))
  return [{ sniHosts: ownNames(context, wish, cidrs), destinationCidrs: cidrs, filters, origins: wish.origins }]
}

/**
 * The service's names, where its listener is not its alone: behind a wildcard address or a network, and where Envoy must resolve the name.
 */
function ownNames({ basis }: OutboundContext, { service, binding }: OutboundWish, cidrs: readonly string[]): string[] {
  const { proxy, ipMode, wildcards } = basis
  const address = addressForProxy(service, proxy, ipMode)
  const network = address.includes('/')
  const listened = service.registry === 'External' && ipMode === 'v6' && address === UNSPECIFIED_IPV4 ? UNSPECIFIED_IPV6 : address
  const shared = listened === wildcards[0] && binding.addresses[0] === wildcards[0]
  const onDemand = isWildcard(service.hostname) && service.resolution === 'DynamicDNS'
  if (cidrs.length === 0 && !network && !shared && !onDemand) return []
  const aliases = service.kubernetes.aliases.flatMap(({ hostname }) => [
    hostname,
    ...alternativeHosts(hostname, undefined, proxy.dnsDomain),
  ])
  return [service.hostname, ...aliases]
}

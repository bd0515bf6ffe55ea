import { listenerProtocol } from '../../../mesh/model/listener-protocol.js'
import { isHttp, isTcp, type Protocol } from '../../../mesh/model/protocol.js'
import type { ServicePort } from '../../../mesh/model/service.js'
import { addressForProxy, allAddressesForProxy, UNSPECIFIED_IPV4, UNSPECIFIED_IPV6 } from '../../../mesh/model/service-address.js'
import type { Origin } from '../../../types/resource.js'
import type { ProxyBasis } from '../basis.js'
import { type ChainDraft, conditionKey } from '../filter-chain.js'
import type { Binding, OutboundContext, OutboundWish } from './context.js'
import { httpChain } from './http-chain.js'
import { connectionChains } from './tcp-chains.js'

/** What one address and port has become, service after service. Istio: pilot/pkg/networking/core/listener.go#outboundListenerEntry */
export interface Claim {
  readonly port: ServicePort
  readonly binding: Binding
  chains: ChainDraft[]
  /** Conditions of `chains`, none of which may come twice; made when a second service comes. */
  conditions?: Set<string>
  protocol: Protocol
  /** A port that the Sidecar names takes no more services once its own are in. */
  locked: boolean
  readonly origins: Origin[]
}

/**
 * The addresses and ports of one proxy's outbound side, and who has them. Services come oldest first: the first of two that cannot share
 * keeps the port. HTTP services share one listener by their routes, TCP ones by conditions, both together by looking at the first bytes.
 * Istio: pilot/pkg/networking/core/listener.go#buildSidecarOutboundListener
 */
export class Claims {
  readonly #byAddress = new Map<string, Claim>()
  readonly #context: OutboundContext

  constructor(context: OutboundContext) {
    this.#context = context
  }

  all(): Iterable<Claim> {
    return this.#byAddress.values()
  }

  lock(): void {
    for (const claim of this.#byAddress.values()) claim.locked = true
  }

  add(asked: OutboundWish): void {
    if (asked.service.resolution === 'Alias') return
    const kind = listenerProtocol(asked.port.protocol)
    if (!kind) return
    const wish = kind === 'http' ? onWildcard(asked, this.#context.basis) : onServiceAddress(asked, this.#context.basis)
    const key = `${wish.binding.addresses[0] ?? ''}_${wish.port.port}`
    const current = this.#byAddress.get(key)
    if (current?.locked) return
    const { protocol } = wish.port
    if (protocol === 'HTTP_PROXY') this.#claim(key, wish, [httpChain(this.#context, wish, kind, false)], protocol)
    else if (kind === 'http') this.#addHttp(key, wish, current)
    else if (kind === 'tcp') this.#addTcp(key, wish, current)
    else this.#addSniffed(key, wish, current)
  }

  #addHttp(key: string, wish: OutboundWish, current: Claim | undefined): void {
    if (current && !isTcp(current.protocol)) {
      current.origins.push(...wish.origins)
      return
    }
    const onEveryAddress = wish.binding.addresses[0] === this.#context.basis.wildcards[0]
    const chain = httpChain(this.#context, wish, 'http', onEveryAddress)
    // Beside a wildcard's HTTP there is always room for what is no HTTP: such a listener counts as a sniffed one.
    if (current) this.#share(current, wish, [chain], 'UnsupportedProtocol')
    else this.#claim(key, wish, [chain], onEveryAddress ? 'UnsupportedProtocol' : wish.port.protocol)
  }

  #addTcp(key: string, wish: OutboundWish, current: Claim | undefined): void {
    const chains = connectionChains(this.#context, wish)
    if (current) this.#share(current, wish, chains, isHttp(current.protocol) ? 'UnsupportedProtocol' : current.protocol)
    else this.#claim(key, wish, chains, wish.port.protocol)
  }

  #addSniffed(key: string, wish: OutboundWish, current: Claim | undefined): void {
    if (current && !isHttp(current.protocol) && !isTcp(current.protocol)) {
      current.origins.push(...wish.origins)
      return
    }
    const chains = [...connectionChains(this.#context, wish), httpChain(this.#context, wish, 'sniffed', true)]
    // The sniffed service brings its own HTTP chain, which takes the place of the other's.
    if (!current || isHttp(current.protocol)) this.#claim(key, wish, chains, 'UnsupportedProtocol')
    else this.#share(current, wish, chains, 'UnsupportedProtocol')
  }

  #claim(key: string, wish: OutboundWish, chains: ChainDraft[], protocol: Protocol): void {
    this.#byAddress.set(key, {
      port: wish.port,
      binding: wish.binding,
      chains,
      protocol,
      locked: false,
      origins: [...wish.origins],
    })
  }

  /** Istio: pilot/pkg/networking/core/listener.go#mergeTCPFilterChains */
  #share(current: Claim, wish: OutboundWish, chains: readonly ChainDraft[], protocol: Protocol): void {
    if (speaksFirst(wish.port.protocol, current.protocol)) return
    current.conditions ??= new Set(current.chains.map(conditionKey))
    for (const chain of chains) {
      const condition = conditionKey(chain)
      if (current.conditions.has(condition)) continue
      current.conditions.add(condition)
      current.chains.push(chain)
    }
    current.protocol = protocol
    current.origins.push(...wish.origins)
  }
}

/** With these the server speaks first, so nothing can be told from the client's first bytes: no other protocol may be beside them. */
const speaksFirst = (incoming: Protocol, existing: Protocol): boolean =>
  incoming !== existing && [incoming, existing].some((p) => p === 'Mongo' || p === 'MySQL')

/** HTTP services need no address of their own: the Host header tells them apart. */
const onWildcard = (wish: OutboundWish, { wildcards }: ProxyBasis): OutboundWish =>
  wish.binding.addresses.length > 0 ? wish : { ...wish, binding: { ...wish.binding, addresses: wildcards } }

/** The service's address; a network is a condition on every address. */
function onServiceAddress(wish: OutboundWish, { proxy, ipMode, wildcards }: ProxyBasis): OutboundWish {
  if (wish.binding.addresses.length > 0) return wish
  const { service, binding } = wish
  const external = service.registry === 'External'
  const known = addressForProxy(service, proxy, ipMode)
  const address = external && ipMode === 'v6' && known === UNSPECIFIED_IPV4 ? UNSPECIFIED_IPV6 : known
  const others = allAddressesForProxy(service, proxy, ipMode).slice(1)
  const more = external && ipMode === 'dual' && address === UNSPECIFIED_IPV4 ? [...others, UNSPECIFIED_IPV6] : others
  if (address === '') return wish
  if (!address.includes('/')) return { ...wish, binding: { ...binding, addresses: [address, ...more] } }
  return { ...wish, binding: { ...binding, addresses: wildcards }, cidrs: [address, ...more] }
}

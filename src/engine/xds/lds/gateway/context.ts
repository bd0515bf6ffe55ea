import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { ProxyBasis } from '../basis.js'
import type { ChainDraft } from '../filter-chain.js'

/** What a gateway's listeners are built from. */
export interface GatewayContext {
  readonly basis: ProxyBasis
  readonly push: PushContext
  readonly scope: SidecarScope
}

/** The names in TLS greetings that chains of one port match already, with the address that their server binds to. */
export type TakenSniHosts = Map<string, string>

/** A listener while its servers come in. */
export interface GatewayListenerDraft {
  readonly bind: string
  readonly port: number
  readonly chains: ChainDraft[]
}

/**
 * The filters of WasmPlugins and TrafficExtensions, by phase. Takes a proxy and a listener's class and port, gives filters by priority.
 * Istio: pilot/pkg/networking/core/extension
 */
import type { PushContext } from '../../mesh/push-context.js'
import type { HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'

/** Where in the chain an extension stands: before authentication, before authorization, before statistics, or after all of them. */
export type ExtensionPhase = 'AUTHN' | 'AUTHZ' | 'STATS' | 'UNSPECIFIED'

export const PHASES: readonly ExtensionPhase[] = ['AUTHN', 'AUTHZ', 'STATS', 'UNSPECIFIED']

/** What an extension's `match` looks at. */
export interface ListenerFacts {
  readonly listenerClass: ListenerClass
  readonly port: number
}

/** The kinds of resource that these filters are made of: while none of them changes, neither do the filters. */
export const EXTENSION_KINDS = ['WasmPlugin', 'TrafficExtension'] as const

const none: readonly never[] = []

export function httpExtensions(_phase: ExtensionPhase, _facts: ListenerFacts, _proxy: Proxy, _push: PushContext): readonly HttpFilter[] {
  return none
}

export function networkExtensions(
  _phase: ExtensionPhase,
  _facts: ListenerFacts,
  _proxy: Proxy,
  _push: PushContext,
): readonly NetworkFilter[] {
  return none
}

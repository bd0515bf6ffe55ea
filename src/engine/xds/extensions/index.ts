/**
 * The filters of WasmPlugins and TrafficExtensions, by phase. Takes a proxy and a listener's class and port, gives filters by priority.
 * Istio: pilot/pkg/networking/core/extension
 */
import type { Service } from '../../mesh/model/service.js'
import { type Extension, type ExtensionPhase, extensionsFor } from '../../mesh/policy/extension.js'
import { policySubject } from '../../mesh/policy/policy-attachment.js'
import type { PushContext } from '../../mesh/push-context.js'
import type { ExtensionConfigSource, HttpFilter } from '../../types/envoy/http-connection-manager.js'
import type { NetworkFilter } from '../../types/envoy/network-filters.js'
import type { TrafficSelector } from '../../types/istio/traffic-extension.js'
import type { Proxy } from '../../types/proxy.js'
import type { ListenerClass } from '../listener-class.js'

export const PHASES: readonly ExtensionPhase[] = ['AUTHN', 'AUTHZ', 'STATS', 'UNSPECIFIED']

/** What an extension's `match` looks at. */
export interface ListenerFacts {
  readonly listenerClass: ListenerClass
  /** 0 where the listener has no port of its own, as a waypoint's for HTTP: it meets no `match` that names ports. */
  readonly port: number
  /** The service that extensions may be for, and whose namespace's count too. */
  readonly service?: Service
}

/** The kinds of resource that these filters are made of: while none of them changes, neither do the filters. */
export const EXTENSION_KINDS = ['WasmPlugin', 'TrafficExtension'] as const

const type = (name: string) => `type.googleapis.com/envoy.extensions.filters.${name}`
const HTTP_TYPES = [type('http.wasm.v3.Wasm'), type('http.rbac.v3.RBAC')]
const NETWORK_TYPES = [type('network.wasm.v3.Wasm'), type('network.rbac.v3.RBAC')]

/** A proxy is not ready before it has the extension: it may be what guards the workload. */
const discovered = (type_urls: string[]): ExtensionConfigSource => ({
  config_source: { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' },
  type_urls,
})

export function httpExtensions(phase: ExtensionPhase, facts: ListenerFacts, proxy: Proxy, push: PushContext): readonly HttpFilter[] {
  return matching(phase, facts, proxy, push).flatMap(({ name, runs }): HttpFilter[] => {
    if ('lua' in runs) {
      return [{ name, typed_config: { '@type': type('http.lua.v3.Lua'), default_source_code: { inline_string: runs.lua } } }]
    }
    return runs.wasm === 'http' ? [{ name, config_discovery: discovered(HTTP_TYPES) }] : []
  })
}

export function networkExtensions(phase: ExtensionPhase, facts: ListenerFacts, proxy: Proxy, push: PushContext): readonly NetworkFilter[] {
  return matching(phase, facts, proxy, push).flatMap(({ name, runs }) =>
    'wasm' in runs && runs.wasm === 'network' ? [{ name, config_discovery: discovered(NETWORK_TYPES) }] : [],
  )
}

function matching(phase: ExtensionPhase, facts: ListenerFacts, proxy: Proxy, push: PushContext): readonly Extension[] {
  if (EXTENSION_KINDS.every((kind) => push.resourcesOf(kind).length === 0)) return []
  const subject = policySubject(proxy, push.mesh.rootNamespace, facts.service ? [facts.service] : [])
  return extensionsFor(push, subject).filter(
    (e) => e.phase === phase && (!e.spec.match?.length || e.spec.match.some((m) => meets(m, facts))),
  )
}

/** Istio: pilot/pkg/model/extensions.go#matchTrafficSelectorCommon */
function meets({ mode, ports }: TrafficSelector, { listenerClass, port }: ListenerFacts): boolean {
  const side = listenerClass === 'sidecar-inbound' ? 'SERVER' : 'CLIENT'
  if ((mode === 'CLIENT' || mode === 'SERVER') && mode !== side) return false
  return !ports?.length || (port !== 0 && ports.some(({ number }) => number === port))
}

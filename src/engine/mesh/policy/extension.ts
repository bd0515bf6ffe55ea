import { memo2 } from '../../memo.js'
import type { TrafficExtensionSpec } from '../../types/istio/traffic-extension.js'
import type { WasmPluginSpec } from '../../types/istio/wasm-plugin.js'
import type { Resource } from '../../types/resource.js'
import type { PushContext } from '../push-context.js'
import { canParseUrl } from './extension-url.js'
import { attaches, type PolicySubject } from './policy-attachment.js'

export type ExtensionPhase = 'AUTHN' | 'AUTHZ' | 'STATS' | 'UNSPECIFIED'

/** A TrafficExtension, or a WasmPlugin as the one that istiod makes of it. */
export interface Extension {
  /** What the proxy asks for it by. */
  readonly name: string
  readonly namespace: string
  readonly phase: ExtensionPhase
  readonly priority: number
  readonly spec: TrafficExtensionSpec
  /** Lua code, or the kind of a Wasm module. */
  readonly runs: { readonly lua: string } | { readonly wasm: 'http' | 'network' }
  readonly resource: Resource
}

/** No Kubernetes name has a `~`, so that a WasmPlugin never meets a TrafficExtension of its name. */
const TRANSLATED = '~istio-translated-wasmplugin'
const NAME_PREFIX = 'extensions.istio.io/trafficextension/'
const LOWEST = -(2 ** 31)
const MAX_LUA_BYTES = 65536

/**
 * The extensions for a workload: its own namespace's, the root's, then the services'; oldest first in each, and by priority overall.
 * Istio: pilot/pkg/model/push_context.go#TrafficExtensionsByListenerInfo
 */
export function extensionsFor(push: PushContext, subject: PolicySubject): readonly Extension[] {
  const plugins = push.resourcesOf('WasmPlugin')
  const others = push.resourcesOf('TrafficExtension')
  if (plugins.length === 0 && others.length === 0) return []
  const index = byNamespace(plugins, others)
  const namespaces = new Set([subject.namespace, subject.rootNamespace, ...subject.services.map((s) => s.namespace)])
  const found = [...namespaces].flatMap((namespace) => (index.get(namespace) ?? []).filter((e) => attaches(namespace, e.spec, subject)))
  return found.sort((a, b) => b.priority - a.priority)
}

const byNamespace = memo2((plugins: readonly Resource[], others: readonly Resource[]): ReadonlyMap<string, readonly Extension[]> => {
  const named = [
    ...plugins.map((resource) => ({
      resource,
      name: resource.name + TRANSLATED,
      spec: translated((resource.spec ?? {}) as WasmPluginSpec),
    })),
    ...others.map((resource) => ({ resource, name: resource.name, spec: (resource.spec ?? {}) as TrafficExtensionSpec })),
  ]
  named.sort((a, b) => a.resource.createdAt - b.resource.createdAt || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const index = new Map<string, Extension[]>()
  for (const { resource, name, spec } of named) {
    const runs = runsOf(spec)
    if (!runs) continue
    const { namespace } = resource
    const extension: Extension = {
      name: `${NAME_PREFIX}${namespace}.${name}`,
      namespace,
      phase: phaseOf(spec.phase),
      priority: spec.priority ?? LOWEST,
      spec,
      runs,
      resource,
    }
    const same = index.get(namespace)
    if (same) same.push(extension)
    else index.set(namespace, [extension])
  }
  return index
})

/** Istio: pilot/pkg/config/kube/extensions/translate.go#translateWasmPlugin */
function translated({ url, type, targetRef, targetRefs, ...rest }: WasmPluginSpec): TrafficExtensionSpec {
  const targets = targetRefs?.length ? targetRefs : targetRef ? [targetRef] : undefined
  return { ...rest, ...(targets && { targetRefs: targets }), wasm: { ...(url !== undefined && { url }), ...(type && { type }) } }
}

/** Nothing for an extension that istiod drops: no code, too much of it, an address that cannot be read. */
function runsOf({ wasm, lua }: TrafficExtensionSpec): Extension['runs'] | undefined {
  if (wasm) return wasm.url && canParseUrl(wasm.url) ? { wasm: wasm.type === 'NETWORK' ? 'network' : 'http' } : undefined
  const code = lua?.inlineCode
  return code && bytesOf(code) <= MAX_LUA_BYTES ? { lua: code } : undefined
}

const phaseOf = (phase: string | undefined): ExtensionPhase =>
  phase === 'AUTHN' || phase === 'AUTHZ' || phase === 'STATS' ? phase : 'UNSPECIFIED'

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

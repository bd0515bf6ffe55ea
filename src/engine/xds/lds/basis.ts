import { memo1 } from '../../memo.js'
import type { MeshConfig } from '../../mesh/mesh-config.js'
import { type IpMode, ipModeOf } from '../../mesh/model/ip.js'
import type { PushContext } from '../../mesh/push-context.js'
import { envoyDuration } from '../../types/duration.js'
import type { Duration } from '../../types/envoy/core.js'
import type { ConnectionSettings, ProxyConfig } from '../../types/istio/proxy-config.js'
import type { Proxy } from '../../types/proxy.js'
import { EXTENSION_KINDS } from '../extensions/index.js'
import { proxyConfigOf } from '../proxy-config.js'
import { SECURITY_KINDS } from '../security/index.js'
import { TELEMETRY_KINDS } from '../telemetry/index.js'
import { connectionSettingsOf } from './http/connection-settings.js'

/**
 * What all listeners of one proxy share: its own settings and everything that only the mesh configuration, the services and the policies
 * decide. Rules (VirtualServices, DestinationRules, Gateways) and endpoints are no part of it, so it outlives an edit of one of them.
 */
export interface ProxyBasis {
  readonly proxy: Proxy
  /** A push with this mesh configuration and these services and policies; ask it for nothing else. */
  readonly push: PushContext
  readonly mesh: MeshConfig
  readonly config: ProxyConfig
  readonly connections: ConnectionSettings | undefined
  readonly ipMode: IpMode
  /** `0.0.0.0`, `::` or both. */
  readonly wildcards: readonly [string, ...string[]]
  readonly localHosts: readonly [string, ...string[]]
  readonly interception: 'REDIRECT' | 'TPROXY' | 'NONE'
  /** For TCP connections and idle HTTP ones, where the pod asks for it. */
  readonly idleTimeout: Duration | undefined
  readonly acceptsHttp10: boolean
  readonly exactBalance: { readonly inbound: boolean; readonly outbound: boolean }
  /** Parts of listeners that were made once and serve again, by what tells them apart. */
  readonly parts: Map<string, object>
}

/** The basis of a proxy in a push; the same one while nothing that it depends on changed. */
export function basisOf(proxy: Proxy, push: PushContext): ProxyBasis {
  const inputs: readonly object[] = [
    proxy,
    push.mesh,
    push.services,
    ...[...SECURITY_KINDS, ...TELEMETRY_KINDS, ...EXTENSION_KINDS].map((kind) => push.resourcesOf(kind)),
  ]
  let node = root
  for (const input of inputs) node = node.next(input)
  node.basis ??= newBasis(proxy, push)
  return node.basis
}

/** A step on the way to a basis, by one input. Each input holds the rest of the way weakly. */
interface Step {
  readonly next: (input: object) => Step
  basis?: ProxyBasis
}

const step = (): Step => ({ next: memo1(step) })
const root = step()

/** A part of the basis, made when first asked for. `key` must tell apart all that `make` depends on beside the basis. */
export function part<P extends object>(basis: ProxyBasis, key: string, make: () => P): P {
  let known = basis.parts.get(key)
  if (!known) {
    known = make()
    basis.parts.set(key, known)
  }
  return known as P
}

interface Kept {
  readonly inputs: readonly unknown[]
  readonly value: object
}

/** The last answer for `key` if its inputs are the same things still, else a new one. `make` must depend on the basis and the inputs only. */
export function keep<P extends object>(basis: ProxyBasis, key: string, inputs: readonly unknown[], make: () => P): P {
  const last = basis.parts.get(key) as Kept | undefined
  if (last && last.inputs.length === inputs.length && last.inputs.every((input, i) => input === inputs[i])) return last.value as P
  const value = make()
  basis.parts.set(key, { inputs, value } satisfies Kept)
  return value
}

function newBasis(proxy: Proxy, push: PushContext): ProxyBasis {
  const { mesh } = push
  const { raw } = proxy.metadata
  const config = proxyConfigOf(proxy, mesh)
  const ipMode = ipModeOf(proxy)
  return {
    proxy,
    push,
    mesh,
    config,
    connections: connectionSettingsOf(proxy, config, mesh),
    ipMode,
    wildcards: ipMode === 'v4' ? ['0.0.0.0'] : ipMode === 'v6' ? ['::'] : ['0.0.0.0', '::'],
    localHosts: ipMode === 'v4' ? ['127.0.0.1'] : ipMode === 'v6' ? ['::1'] : ['127.0.0.1', '::1'],
    interception: proxy.metadata.interceptionMode || 'REDIRECT',
    idleTimeout: typeof raw.IDLE_TIMEOUT === 'string' ? envoyDuration(raw.IDLE_TIMEOUT) : undefined,
    acceptsHttp10: raw.HTTP10 === '1',
    exactBalance: { inbound: isTrue(raw.INBOUND_LISTENER_EXACT_BALANCE), outbound: isTrue(raw.OUTBOUND_LISTENER_EXACT_BALANCE) },
    parts: new Map(),
  }
}

const isTrue = (value: unknown): boolean => value === true || value === 'true'

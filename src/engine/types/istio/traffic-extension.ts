import type { Labels } from '../resource.js'
import type { PolicyTargetReference } from './authorization-policy.js'

/** `extensions.istio.io` TrafficExtension's spec. */
export interface TrafficExtensionSpec {
  selector?: { matchLabels?: Labels }
  targetRefs?: PolicyTargetReference[]
  /** `UNSPECIFIED` where it is left out. */
  phase?: string
  /** Higher ones first; without one, last. */
  priority?: number | null
  match?: TrafficSelector[]
  wasm?: WasmConfig
  lua?: { inlineCode?: string }
}

/** Which listeners; every one of them where nothing is set. */
export interface TrafficSelector {
  mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER'
  ports?: { number?: number }[]
}

/** What a listener tells of a Wasm module. The rest goes to the proxy when it asks for the extension by name. */
export interface WasmConfig {
  url?: string
  type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK'
}

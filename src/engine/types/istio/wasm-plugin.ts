import type { PolicyTargetReference } from './authorization-policy.js'
import type { TrafficExtensionSpec, WasmConfig } from './traffic-extension.js'

/** `extensions.istio.io` WasmPlugin's spec: a TrafficExtension's with the module's fields beside the others. */
export interface WasmPluginSpec extends Omit<TrafficExtensionSpec, 'wasm' | 'lua'>, WasmConfig {
  /** The older form of one target. */
  targetRef?: PolicyTargetReference
}

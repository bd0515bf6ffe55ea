import { loadState, proxyFlags, proxyIn } from './engine-state.js'
import { readOptions } from './options.js'

/** `xds FILE… --proxy POD.NAMESPACE`: the whole configuration as JSON. */
export function xds(args: readonly string[]): string {
  const { flags, files } = readOptions(args, proxyFlags)
  const state = loadState(files, flags.mesh)
  return JSON.stringify(state.configuration(proxyIn(state, flags)), null, 1)
}

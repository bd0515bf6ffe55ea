import { loadState, proxyFlags, proxyIn } from './engine-state.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

/** `xds FILE… --proxy POD.NAMESPACE`: the whole configuration as JSON. */
export function xds(args: readonly string[]): Outcome {
  const { flags, files } = readOptions(args, proxyFlags)
  const { state, notes } = loadState(files, flags.mesh)
  return { text: JSON.stringify(state.configuration(proxyIn(state, flags)), null, 1), notes }
}

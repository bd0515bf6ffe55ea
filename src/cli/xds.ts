import { isEnvoy } from '../engine/xds/index.js'
import { loadState, proxyFlags, proxyIn } from './engine-state.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

/** `xds FILE… --proxy POD.NAMESPACE`: the whole configuration as JSON; `{resources}` for what is no Envoy. */
export function xds(args: readonly string[]): Outcome {
  const { flags, files } = readOptions(args, proxyFlags)
  const { state, notes } = loadState(files, flags.mesh)
  const proxy = proxyIn(state, flags)
  const answer = state.answer(proxy)
  return { text: JSON.stringify(isEnvoy(proxy) ? answer : { resources: answer }, null, 1), notes }
}

import { renderTable, type TableKind, tableOf } from '../engine/view/index.js'
import { configurationIn, loadState, proxyFlags } from './engine-state.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

/** `routes|listeners|clusters|endpoints FILE… --proxy POD.NAMESPACE`: the table that `istioctl proxy-config` prints. */
export const table =
  (kind: TableKind) =>
  (args: readonly string[]): Outcome => {
    const { flags, files } = readOptions(args, { ...proxyFlags, json: 'boolean' })
    const { state, notes } = loadState(files, flags.mesh)
    const configuration = configurationIn(state, flags)
    return { text: flags.json ? JSON.stringify(configuration[kind], null, 1) : renderTable(tableOf(kind, configuration)), notes }
  }

import { onlyNearest } from '../schema/suggest.js'
import { type FixProposer, fix } from './context.js'

/** By what istioctl calls a thing that is not there: the kind whose names could have been meant. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['credentialName', 'Secret'],
  ['namespace', 'Namespace'],
])

/** Names of Secrets and Namespaces that are not there. */
export const references: FixProposer = {
  codes: ['IST0101'],
  *propose({ layout, path, said }, context) {
    const kind = kinds.get(said('reftype'))
    const from = layout.value(path)
    if (kind === undefined || typeof from !== 'string') return
    const to = onlyNearest(
      from,
      context.all(kind).map(({ name }) => name),
    )
    if (to !== undefined) yield fix('replace-value', { from, to }, layout.replaceScalar(path, to))
  },
}

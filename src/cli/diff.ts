import { type Change, semanticDiff } from '../engine/view/index.js'
import { CommandError } from './command-error.js'
import { configurationIn, loadState, proxyFlags } from './engine-state.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

const show = (v: unknown): string => (v === undefined ? 'nothing' : JSON.stringify(v))

function linesOf(change: Change): readonly string[] {
  const { what, kind, resource, within, label, fields } = change
  const place = [resource, ...within].join(' › ')
  const own = label === '' || place.endsWith(label) ? '' : `: ${label}`
  return [`${what} ${kind} ${place}${own}`, ...fields.map((f) => `    ${f.path}: ${show(f.before)} → ${show(f.after)}`)]
}

/** `diff A B --proxy POD.NAMESPACE`: what changes in a proxy's configuration between two states, each a file or a directory. */
export function diff(args: readonly string[]): Outcome {
  const { flags, files } = readOptions(args, { ...proxyFlags, json: 'boolean' })
  const [a, b, ...more] = files
  if (a === undefined || b === undefined || more.length > 0) {
    throw new CommandError('diff takes two states, A and B: a file or a directory each')
  }
  const before = loadState([a], flags.mesh)
  const after = loadState([b], flags.mesh)
  const changes = semanticDiff(configurationIn(before.state, flags), configurationIn(after.state, flags))
  const text = changes.length === 0 ? 'no difference' : changes.flatMap(linesOf).join('\n')
  return { text: flags.json ? JSON.stringify(changes, null, 1) : text, notes: [...before.notes, ...after.notes] }
}

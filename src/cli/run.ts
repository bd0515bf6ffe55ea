import { analyze } from './analyze.js'
import { CommandError, InputError } from './command-error.js'
import { diff } from './diff.js'
import { fix } from './fix.js'
import { inject } from './inject.js'
import { iptables } from './iptables.js'
import type { Outcome } from './outcome.js'
import { packet } from './packet.js'
import { table } from './tables.js'
import { trace } from './trace.js'
import { usage } from './usage.js'
import { validate } from './validate.js'
import { xds } from './xds.js'

const commands = new Map<string, (args: readonly string[]) => Outcome>([
  ['xds', xds],
  ['listeners', table('listeners')],
  ['routes', table('routes')],
  ['clusters', table('clusters')],
  ['endpoints', table('endpoints')],
  ['diff', diff],
  ['validate', validate],
  ['analyze', analyze],
  ['fix', fix],
  ['iptables', iptables],
  ['inject', inject],
  ['packet', packet],
  ['trace', trace],
])

function outcomeOf([name, ...args]: readonly string[]): Outcome {
  if (name === '--help' || name === '-h' || name === 'help' || args.includes('--help')) return { text: usage }
  const command = commands.get(name ?? '')
  if (!command) throw new CommandError(`${name === undefined ? 'a COMMAND is missing' : `unknown command ${name}`}\n\n${usage}`)
  return command(args)
}

/** What a call leaves. */
export interface Run {
  readonly stdout: string
  readonly stderr: string
  readonly status: number
}

/** Runs a command. What it cannot do it says on standard error only, with status 2. */
export function run(argv: readonly string[]): Run {
  try {
    const { text, notes = [], status = 0 } = outcomeOf(argv)
    return { stdout: `${text}\n`, stderr: notes.map((n) => `${n}\n`).join(''), status }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { stdout: '', stderr: `${error instanceof InputError ? '' : 'meshbook: '}${error.message}\n`, status: 2 }
  }
}

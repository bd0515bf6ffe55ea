import { CommandError, InputError } from './command-error.js'
import { diff } from './diff.js'
import { table } from './tables.js'
import { usage } from './usage.js'
import { type Outcome, validate } from './validate.js'
import { xds } from './xds.js'

const commands = new Map<string, (args: readonly string[]) => string | Outcome>([
  ['xds', xds],
  ['listeners', table('listeners')],
  ['routes', table('routes')],
  ['clusters', table('clusters')],
  ['endpoints', table('endpoints')],
  ['diff', diff],
  ['validate', validate],
])

function run([name, ...args]: readonly string[]): Outcome {
  if (name === '--help' || name === '-h' || name === 'help' || args.includes('--help')) return { text: usage, status: 0 }
  const command = commands.get(name ?? '')
  if (!command) throw new CommandError(`${name === undefined ? 'a COMMAND is missing' : `unknown command ${name}`}\n\n${usage}`)
  const outcome = command(args)
  return typeof outcome === 'string' ? { text: outcome, status: 0 } : outcome
}

// A reader that stops reading (head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  const { text, status } = run(process.argv.slice(2))
  process.stdout.write(`${text}\n`)
  process.exitCode = status
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  process.stderr.write(`${error instanceof InputError ? '' : 'meshbook: '}${error.message}\n`)
  process.exitCode = 2
}

import { parseArgs } from 'node:util'
import { CommandError } from './command-error.js'

/** A flag: with a value, or a switch. */
export type FlagKind = 'string' | 'boolean'

type Values<Flags extends Readonly<Record<string, FlagKind>>> = {
  readonly [Name in keyof Flags]: Flags[Name] extends 'string' ? string | undefined : boolean
}

export interface Options<Flags extends Readonly<Record<string, FlagKind>>> {
  readonly flags: Values<Flags>
  readonly files: readonly string[]
}

/** Reads a command's arguments. Unknown flags, flags given twice and missing values are CommandErrors. */
export function readOptions<const Flags extends Readonly<Record<string, FlagKind>>>(args: readonly string[], flags: Flags): Options<Flags> {
  const options = Object.fromEntries(Object.entries(flags).map(([name, type]) => [name, { type, multiple: true as const }]))
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new CommandError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error))
  }
  const values = Object.entries(flags).map(([name, type]) => {
    const given = (parsed.values[name] ?? []) as readonly (string | boolean)[]
    if (given.length > 1) throw new CommandError(`--${name} is given ${given.length} times`)
    if (type === 'string' && given[0] === '') throw new CommandError(`--${name} needs a value`)
    return [name, type === 'boolean' ? given[0] === true : given[0]]
  })
  return { flags: Object.fromEntries(values) as Values<Flags>, files: parsed.positionals }
}

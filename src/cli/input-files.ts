import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../engine/types/source.js'
import { CommandError } from './command-error.js'

const reasons: Readonly<Record<string, string>> = { ENOENT: 'no such file', EACCES: 'permission denied', EISDIR: 'is a directory' }

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** A file's text; `-` is standard input. */
export function readFile(name: string): SourceFile {
  try {
    return name === '-' ? { name: '<stdin>', text: readFileSync(0, 'utf8') } : { name, text: readFileSync(name, 'utf8') }
  } catch (error) {
    throw new CommandError(`${name}: ${reason(error)}`)
  }
}

/** A file, or the YAML and JSON files of a directory by name. */
function readPath(path: string): readonly SourceFile[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [readFile(path)]
  const names = readdirSync(path).filter((n) => /\.(ya?ml|json)$/.test(n))
  if (names.length === 0) throw new CommandError(`${path}: no YAML file in this directory`)
  return names.sort().map((n) => readFile(join(path, n)))
}

/** All files of a command, in order; the same path twice is read once. */
export function readFiles(paths: readonly string[]): readonly SourceFile[] {
  if (paths.length === 0) throw new CommandError('a FILE is missing')
  return [...new Set(paths)].flatMap(readPath)
}

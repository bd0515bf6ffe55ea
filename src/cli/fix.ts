import { writeFileSync } from 'node:fs'
import { applyEdits, type Complaint, fixesFor, type Judge } from '../engine/fix/index.js'
import { createJudge } from '../engine/judge.js'
import type { Fix, FixCode } from '../engine/types/fix.js'
import type { SourceFile } from '../engine/types/source.js'
import { fixes as texts } from '../i18n/fixes/en.js'
import { positions } from '../report/positions.js'
import { CommandError } from './command-error.js'
import { readFile, readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

/** More are not made in one call. */
const mostMade = 500

/** Fixes that say what was meant in the right words. Others change what the files ask for: those are the reader's to choose. */
const sayTheSame: ReadonlySet<FixCode> = new Set<FixCode>([
  'rename-field',
  'replace-value',
  'replace-field',
  'add-quotes',
  'drop-quotes',
  'qualify-host',
  'move-annotation',
  'annotation-to-label',
])

interface Mendable {
  readonly complaint: Complaint
  readonly fixes: readonly Fix[]
}

/**
 * `fix FILE…`: what would mend the messages of `validate` and `analyze --beyond`, each fix tried. With `--write` those that are a message's
 * only one and mend its spelling are made, one after another, and the files written; where there is a choice it is the reader's.
 */
export function fix(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, { write: 'boolean', mesh: 'string' })
  if (flags.write && paths.includes('-')) throw new CommandError('--write needs files, not standard input')
  const files = readFiles(paths)
  const judge = createJudge(flags.mesh === undefined ? undefined : readFile(flags.mesh), Date.now())
  if (!flags.write) {
    const found = mendables(files, judge)
    return { text: found.length === 0 ? 'Nothing to fix.' : found.flatMap((one) => linesOf(one, files)).join('\n') }
  }
  const lines: string[] = []
  let now = files
  for (let made = 0; made < mostMade; made++) {
    const next = mendables(now, judge).find(({ fixes: [only, ...others] }) => only && others.length === 0 && sayTheSame.has(only.code))
    const after = next?.fixes[0] && applyEdits(now, next.fixes[0].edits)
    if (!next || !after) break
    lines.push(...linesOf(next, now))
    now = after
  }
  for (const [i, { name, text }] of now.entries()) if (text !== files[i]?.text) writeFileSync(name, text)
  return { text: lines.length === 0 ? 'Nothing to fix.' : lines.join('\n') }
}

/** Messages with fixes; of several that the same change mends the first. */
function mendables(files: readonly SourceFile[], judge: Judge): readonly Mendable[] {
  const seen = new Set<string>()
  return judge(files).complaints.flatMap((complaint) => {
    const fixes = fixesFor(complaint, files, judge)
    const key = JSON.stringify(fixes.map(({ edits }) => edits))
    if (fixes.length === 0 || seen.has(key)) return []
    seen.add(key)
    return [{ complaint, fixes }]
  })
}

function linesOf({ complaint: { code, file, range }, fixes }: Mendable, files: readonly SourceFile[]): readonly string[] {
  const { line } = positions(files.find(({ name }) => name === file)?.text ?? '')(range.start)
  return [`${file}:${line} [${code}]`, ...fixes.map((one) => `  ${titleOf(one)}`)]
}

const titleOf = ({ code, arguments: args }: Fix): string => (texts.titles[code] as (args: Fix['arguments']) => string)(args)

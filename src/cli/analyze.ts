import { analyze as analyzeFiles, undecodable } from '../engine/analysis/index.js'
import { createSourceReader, rangeInFile, type Sources } from '../engine/source/index.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { Level } from '../engine/types/diagnostic.js'
import type { SourceDocument, SourceFile } from '../engine/types/source.js'
import { analysisTextOf } from '../i18n/messages/ist/index.js'
import { CommandError } from './command-error.js'
import { inputError, positions } from './diagnostics-text.js'
import { readFile, readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'
import { sarifOf } from './sarif.js'

const levelNames: Readonly<Record<Level, string>> = { error: 'Error', warning: 'Warning', info: 'Info' }
/** From the worst on. */
const levels: readonly Level[] = ['error', 'warning', 'info']

/**
 * `analyze FILE…`: what istioctl analyze would find in a cluster that holds the files. Status 1 where a message is at least as bad as
 * `--failure-threshold` (warnings, if not given), or a document had to be left out; YAML that cannot be read is a CommandError.
 */
export function analyze(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, { json: 'boolean', sarif: 'boolean', mesh: 'string', 'failure-threshold': 'string' })
  if (flags.json && flags.sarif) throw new CommandError('--json or --sarif, not both')
  const threshold = thresholdOf(flags['failure-threshold'])
  const files = readFiles(paths)
  const sources = createSourceReader()(files)
  const unreadable = sources.diagnostics.filter(({ level, code }) => level === 'error' && code !== 'MB0020')
  if (unreadable.length > 0) throw inputError(files, unreadable)
  const messages = analyzeFiles({ files, sources, mesh: meshIn(flags.mesh), now: Date.now() })
  const notes = undecodable(sources).map((document) => leftOut(document, sources, files))
  const status = notes.length > 0 || messages.some(({ level }) => levels.indexOf(level) <= threshold) ? 1 : 0
  if (flags.json) return { text: JSON.stringify({ messages: messages.map(jsonOf) }, null, 1), status, notes }
  if (flags.sarif) return { text: JSON.stringify(sarifOf(files, messages), null, 1), status, notes }
  return {
    text: messages.length > 0 ? messages.map(lineOf).join('\n') : notes.length > 0 ? 'No messages about the rest.' : 'No problems found.',
    status,
    notes,
  }
}

/** Where a document stands that is not looked at. What is wrong with it, validate says. */
function leftOut(document: SourceDocument, sources: Sources, files: readonly SourceFile[]): string {
  const text = files.find(({ name }) => name === document.file)?.text ?? ''
  const { line } = positions(text)(rangeInFile(sources, document).start)
  return `${document.file}:${line}: left out, because istiod cannot read it: see meshbook validate`
}

function thresholdOf(name: string | undefined): number {
  const at = levels.findIndex((level) => levelNames[level].toLowerCase() === (name ?? 'warning').toLowerCase())
  if (at === -1) throw new CommandError(`--failure-threshold ${name}: one of Info, Warning, Error`)
  return at
}

function meshIn(path: string | undefined): unknown {
  if (path === undefined) return undefined
  const file = readFile(path)
  const { documents, diagnostics } = createSourceReader()([file])
  const errors = diagnostics.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw inputError([file], errors)
  return documents[0]?.value
}

/** `Error [IST0101] (VirtualService default/reviews FILE:LINE) …`, as istioctl prints it. */
const lineOf = (message: AnalysisMessage): string => {
  const { code, level, kind, resource, file, line, documentLine } = message
  const place = file.endsWith('.json') ? file : `${file}:${line ?? documentLine}`
  return `${levelNames[level]} [${code}] (${kind} ${resource} ${place}) ${analysisTextOf(message, 'en')}`
}

const jsonOf = (message: AnalysisMessage): object => {
  const { code, level, kind, resource, file, line, documentLine } = message
  return {
    code,
    level: levelNames[level],
    kind,
    resource,
    ...(line !== undefined && { line }),
    origin: `${kind} ${resource}`,
    reference: file.endsWith('.json') ? file : `${file}:${documentLine}`,
    message: analysisTextOf(message, 'en'),
  }
}

import { analyze as analyzeFiles, undecodable } from '../engine/analysis/index.js'
import { createEngine } from '../engine/pipeline.js'
import { createSourceReader, rangeInFile, type Sources } from '../engine/source/index.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { Level } from '../engine/types/diagnostic.js'
import type { SourceDocument, SourceFile } from '../engine/types/source.js'
import { insightTextOf } from '../i18n/messages/insight/index.js'
import { analysisTextOf } from '../i18n/messages/ist/index.js'
import { positions } from '../report/positions.js'
import { type Beyond, beyondIstioctl, evidenceOf } from './beyond.js'
import { CommandError } from './command-error.js'
import { inputError } from './diagnostics-text.js'
import { readFile, readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'
import { sarifOf } from './sarif.js'

const levelNames: Readonly<Record<Level, string>> = { error: 'Error', warning: 'Warning', info: 'Info' }
/** From the worst on. */
const levels: readonly Level[] = ['error', 'warning', 'info']

/**
 * `analyze FILE…`: what istioctl analyze would find in a cluster that holds the files. Status 1 where a message is at least as bad as
 * `--failure-threshold` (warnings, if not given), or a document had to be left out; YAML that cannot be read is a CommandError. With `--beyond`
 * what the proxies' configuration proves follows, marked as ours.
 */
export function analyze(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, {
    json: 'boolean',
    sarif: 'boolean',
    beyond: 'boolean',
    mesh: 'string',
    'failure-threshold': 'string',
  })
  if (flags.json && flags.sarif) throw new CommandError('--json or --sarif, not both')
  const threshold = thresholdOf(flags['failure-threshold'])
  const files = readFiles(paths)
  const mesh = flags.mesh === undefined ? undefined : readFile(flags.mesh)
  const state = flags.beyond ? createEngine()({ files, mesh, isRecorded: true }) : undefined
  const sources = state?.sources ?? createSourceReader()(files)
  const unreadable = sources.diagnostics.filter(({ level, code }) => level === 'error' && code !== 'MB0020')
  if (unreadable.length > 0) throw inputError(files, unreadable)
  const messages = analyzeFiles({ files, sources, mesh: meshIn(mesh), now: Date.now() })
  const notes = undecodable(sources).map((document) => leftOut(document, sources, files))
  const beyond = state ? beyondIstioctl(state, files, messages) : []
  const isBad = ({ level }: { readonly level: Level }): boolean => levels.indexOf(level) <= threshold
  const status = notes.length > 0 || messages.some(isBad) || beyond.some(({ insight }) => isBad(insight)) ? 1 : 0
  if (flags.json)
    return { text: JSON.stringify({ messages: [...messages.map(jsonOf), ...beyond.map(beyondJson)] }, null, 1), status, notes }
  if (flags.sarif) return { text: JSON.stringify(sarifOf(files, messages, beyond), null, 1), status, notes }
  const nothing = notes.length > 0 ? 'No messages about the rest.' : 'No problems found.'
  const lines = messages.length > 0 ? messages.map(lineOf) : beyond.length > 0 ? [] : [nothing]
  return { text: [...lines, ...beyond.map(beyondLine)].join('\n'), status, notes }
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

function meshIn(file: SourceFile | undefined): unknown {
  if (file === undefined) return undefined
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

/** As istioctl's lines, with who says it behind the message. */
const beyondLine = ({ insight, kind, resource, file, line }: Beyond): string =>
  `${levelNames[insight.level]} [${insight.code}] (${kind} ${resource} ${file}:${line}) ${insightTextOf(insight, 'en')} (beyond istioctl)`

const beyondJson = ({ insight, kind, resource, file, line }: Beyond): object => ({
  code: insight.code,
  level: levelNames[insight.level],
  kind,
  resource,
  line,
  origin: `${kind} ${resource}`,
  reference: `${file}:${line}`,
  message: insightTextOf(insight, 'en'),
  beyond: true,
  evidence: evidenceOf(insight),
})

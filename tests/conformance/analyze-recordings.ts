import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyze } from '../../src/engine/analysis/index.js'
import { createSourceReader } from '../../src/engine/source/index.js'

export const analyzeFolder = fileURLToPath(new URL('analyze', import.meta.url))

/** A message as the real istioctl gave it. */
export interface RecordedMessage {
  readonly code: string
  readonly level: string
  readonly kind?: string
  readonly resource?: string
  readonly line?: number
  /** `FILE:LINE` of the document. */
  readonly reference?: string
  readonly message: string
}

/** The files that istioctl was asked about, by name without extension. */
export const recordedNames = (): readonly string[] =>
  readdirSync(analyzeFolder)
    .filter((name) => name.endsWith('.analyze.json'))
    .map((name) => name.slice(0, -'.analyze.json'.length))
    .sort()

/** What is compared: all but the wording. */
const keyOf = ({ code, level, kind, resource, line, reference }: Omit<RecordedMessage, 'message'>): string =>
  [code, level.toLowerCase(), kind, resource, `document ${reference}`, line === undefined ? 'no line' : `line ${line}`].join(', ')

export interface AnalyzeComparison {
  readonly recorded: readonly string[]
  readonly made: readonly string[]
  /** Recorded and not made. */
  readonly missing: readonly string[]
  /** Made and not recorded. */
  readonly extra: readonly string[]
}

/** Compares the engine's messages about a file with istioctl's. */
export function compareAnalyze(name: string): AnalyzeComparison {
  const file = { name: `${name}.yaml`, text: readFileSync(join(analyzeFolder, `${name}.yaml`), 'utf8') }
  const { messages } = JSON.parse(readFileSync(join(analyzeFolder, `${name}.analyze.json`), 'utf8')) as { messages: RecordedMessage[] }
  const found = analyze({ files: [file], sources: createSourceReader()([file]), now: Date.now() })
  const recorded = messages.map(keyOf)
  const made = found.map((message) => keyOf({ ...message, reference: `${message.file}:${message.documentLine}` }))
  return { recorded, made, missing: without(recorded, made), extra: without(made, recorded) }
}

/** What is in the first list and, as often, not in the second. */
function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const key of taken) left.set(key, (left.get(key) ?? 0) + 1)
  return list.filter((key) => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  })
}

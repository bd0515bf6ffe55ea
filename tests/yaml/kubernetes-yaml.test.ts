import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSourceReader, type Sources } from '../../src/engine/source/index.js'

/** See recorder/main.go. */
interface Answer {
  readonly input: string
  readonly json?: unknown
  readonly error?: string
  /** What the lenient reading gives where the strict one fails. */
  readonly lenient?: unknown
}
interface Table {
  readonly documents: readonly Answer[]
  readonly files: readonly { readonly input: string; readonly documents: readonly Answer[]; readonly error?: string }[]
}

const table: Table = JSON.parse(readFileSync(new URL('kubernetes-yaml.json', import.meta.url), 'utf8'))

const read = (text: string): Sources => createSourceReader()([{ name: 'f.yaml', text }])
const errorsOf = (sources: Sources): string[] => sources.diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code)

describe.each(table.documents)('$input', (answer) => {
  it('reads as in Kubernetes', () => {
    const sources = read(answer.input)
    const errors = errorsOf(sources)
    const value = sources.documents[0]?.value ?? null
    // Merges over earlier keys fail in strict reading only, which kubectl does not use: we read them leniently, with a warning.
    const isMerge = answer.error?.includes('already set in map') && /<</.test(answer.input)
    if (answer.error === undefined || isMerge) {
      expect(errors).toEqual([])
      expect(value).toEqual(isMerge ? answer.lenient : answer.json)
    } else {
      expect(errors).not.toEqual([])
      if (answer.lenient !== undefined) expect(value).toEqual(answer.lenient)
    }
  })
})

describe.each(table.files)('file $input', ({ input, documents, error }) => {
  it('is cut as kubectl cuts it', () => {
    const sources = read(input)
    const failing = documents.filter((answer) => answer.error)
    // We go on behind a bad separator line, so that the rest of the file keeps its messages.
    if (error || errorsOf(sources).includes('MB0015')) expect(error !== undefined || failing.length > 0).toBe(true)
    else {
      expect(errorsOf(sources).length > 0).toBe(failing.length > 0)
      const values = documents.filter((answer) => !answer.error && answer.json !== null).map(({ json }) => json)
      expect(sources.documents.filter((document) => !document.isFaulty).map(({ value }) => value)).toEqual(values)
    }
  })
})

it.each(['1: a\n"1": b\n', '"true": a\nyes: b\n', '1.0: a\n1: b\n'])(
  'refuses %j, keys that differ in type only: Kubernetes keeps one at random',
  (input) => {
    expect(errorsOf(read(input))).toEqual(['MB0020'])
  },
)

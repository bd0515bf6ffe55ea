import { type DocumentValidation, validateFiles } from '../engine/schema/index.js'
import { createSourceReader } from '../engine/source/index.js'
import { inputError, lineOf, placed } from './diagnostics-text.js'
import { readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'

const titleOf = (d: DocumentValidation): string =>
  d.kind === '' ? `document ${d.document + 1}` : [d.kind, [d.namespace, d.name].filter((x) => x !== '').join('/')].join(' ')

/** `validate FILE…`: what is wrong with each document. Status 1 where something is; YAML that cannot be read is a CommandError. */
export function validate(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, { json: 'boolean' })
  const files = readFiles(paths)
  const reader = createSourceReader()
  const unreadable = reader(files).diagnostics.filter((d) => d.level === 'error')
  if (unreadable.length > 0) throw inputError(files, unreadable)
  const documents = validateFiles(files, reader)
  const status = documents.some((d) => d.diagnostics.some((x) => x.level === 'error')) ? 1 : 0
  if (flags.json) {
    const list = documents.map(({ diagnostics, ...document }) => ({
      ...document,
      diagnostics: placed(files, diagnostics).map(({ line, column, text, diagnostic: { code, level, path, arguments: values } }) => ({
        code,
        level,
        line,
        column,
        path,
        arguments: values,
        text,
      })),
    }))
    return { text: JSON.stringify(list, null, 1), status }
  }
  const lines = documents.flatMap((d) => [
    `${d.file}: ${titleOf(d)}${d.diagnostics.length === 0 ? ': valid' : ''}`,
    ...placed(files, d.diagnostics).map((x) => `  ${lineOf(x)}`),
  ])
  return { text: lines.join('\n'), status }
}

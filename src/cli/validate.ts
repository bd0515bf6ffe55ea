import { basename } from 'node:path'
import { type DocumentValidation, validateFiles, type WebhookAnswer } from '../engine/schema/index.js'
import { createSourceReader } from '../engine/source/index.js'
import type { SourceFile } from '../engine/types/source.js'
import { messageOf } from '../i18n/messages/index.js'
import { CommandError } from './command-error.js'
import { inputError, lineOf, placed } from './diagnostics-text.js'
import { readFiles } from './input-files.js'
import { readOptions } from './options.js'
import type { Outcome } from './outcome.js'
import { validationSarif } from './validate-sarif.js'

const titleOf = (d: DocumentValidation): string =>
  d.kind === '' ? `document ${d.document + 1}` : [d.kind, [d.namespace, d.name].filter((x) => x !== '').join('/')].join(' ')

/**
 * `validate FILE…`: what is wrong with each document, by its schema and by the rules of istiod's webhook. Status 1 where something is; YAML
 * that cannot be read is a CommandError. `--json` lists the webhook's own answers, and beside them all that is said.
 */
export function validate(args: readonly string[]): Outcome {
  const { flags, files: paths } = readOptions(args, { json: 'boolean', sarif: 'boolean' })
  if (flags.json && flags.sarif) throw new CommandError('--json or --sarif, not both')
  const files = readFiles(paths)
  const reader = createSourceReader()
  const unreadable = reader(files).diagnostics.filter((d) => d.level === 'error')
  if (unreadable.length > 0) throw inputError(files, unreadable)
  const documents = validateFiles(files, reader)
  const isWrong = ({ diagnostics, answer }: DocumentValidation): boolean =>
    answer.errors.length > 0 || diagnostics.some((x) => x.level === 'error')
  const status = documents.some(isWrong) ? 1 : 0
  if (flags.json) return { text: JSON.stringify(documents.map(jsonOf(files)), null, 1), status }
  if (flags.sarif) return { text: JSON.stringify(validationSarif(files, documents), null, 1), status }
  const lines = documents.flatMap((d) => [
    `${d.file}: ${titleOf(d)}${d.diagnostics.length === 0 ? ': valid' : ''}`,
    ...placed(files, d.diagnostics).map((x) => `  ${lineOf(x)}`),
  ])
  return { text: lines.join('\n'), status }
}

const jsonOf =
  (files: readonly SourceFile[]) =>
  ({ file, document, apiVersion, kind, name, namespace, diagnostics, answer }: DocumentValidation): object => ({
    file: basename(file),
    document,
    kind,
    name,
    ...answerOf(answer),
    path: file,
    apiVersion,
    namespace,
    diagnostics: placed(files, diagnostics).map(({ line, column, text, diagnostic: { code, level, path, arguments: values } }) => ({
      code,
      level,
      line,
      column,
      path,
      arguments: values,
      text,
    })),
  })

/** `error` and `warning`, several causes as a list, in the form in which istiod gives them. */
function answerOf({ errors, warnings }: WebhookAnswer): { readonly error?: string; readonly warning?: string } {
  const texts = (findings: WebhookAnswer['errors']): string[] => findings.map((finding) => messageOf(finding, 'en'))
  return {
    ...(errors.length > 0 && { error: `configuration is invalid: ${joined(texts(errors))}` }),
    ...(warnings.length > 0 && { warning: joined(texts(warnings)) }),
  }
}

const joined = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : `${texts.length} errors occurred:\n${texts.map((text) => `\t* ${text}\n`).join('')}\n`

import type { Diagnostic } from '../engine/types/diagnostic.js'
import type { SourceFile } from '../engine/types/source.js'
import { messageOf } from '../i18n/messages/index.js'
import { type Position, positions } from '../report/positions.js'
import { InputError } from './command-error.js'

/** A diagnostic with its place in lines and its text. */
export interface PlacedDiagnostic extends Position {
  readonly file: string
  readonly diagnostic: Diagnostic
  readonly text: string
}

export function placed(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): readonly PlacedDiagnostic[] {
  const finders = new Map(files.map((f) => [f.name, positions(f.text)]))
  return diagnostics.map((diagnostic) => {
    const at = finders.get(diagnostic.file)?.(diagnostic.range.start) ?? { line: 1, column: 1 }
    return { ...at, file: diagnostic.file, diagnostic, text: messageOf(diagnostic, 'en') }
  })
}

/** `bookinfo.yaml:12:7: error: … [MB0110]` */
export const lineOf = ({ file, line, column, diagnostic, text }: PlacedDiagnostic): string =>
  `${file}:${line}:${column}: ${diagnostic.level}: ${text} [${diagnostic.code}]`

export const inputError = (files: readonly SourceFile[], errors: readonly Diagnostic[]): InputError =>
  new InputError(placed(files, errors).map(lineOf).join('\n'))

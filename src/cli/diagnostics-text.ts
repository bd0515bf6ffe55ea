import type { Diagnostic } from '../engine/types/diagnostic.js'
import type { SourceFile } from '../engine/types/source.js'
import { messageOf } from '../i18n/messages/index.js'
import { InputError } from './command-error.js'

export interface Position {
  /** From 1. */
  readonly line: number
  /** In characters, from 1. */
  readonly column: number
}

/** Turns offsets of `text` into positions. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0]
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? 0
    return { line: low + 1, column: [...text.slice(start, offset)].length + 1 }
  }
}

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

import type { Sources } from '../source/index.js'
import type { AnalysisMessage } from '../types/analysis.js'
import type { MessageArgument } from '../types/diagnostic.js'
import type { Path, SourceDocument, SourceFile } from '../types/source.js'
import { codes } from './codes.js'
import { kindOf } from './collections.js'
import type { Report } from './context.js'
import { type FileLines, fileLines } from './file-lines.js'
import { listLine } from './list-lines.js'

/** Turns reports into messages: gives each its place and lines. */
export function placer(files: readonly SourceFile[], placements: Sources['placements']): (report: Report) => AnalysisMessage {
  const byName = new Map(files.map((file) => [file.name, file]))
  return ({ code, instance, arguments: args, path, place = path, cause }) => {
    const { collection, fullName, document } = instance
    const facts = {
      code,
      level: codes[code].level,
      arguments: args as Readonly<Record<string, MessageArgument>>,
      kind: kindOf(collection),
      resource: fullName,
      ...(cause && { cause }),
    }
    const file = document && byName.get(document.file)
    if (!document || !file) return { ...facts, file: '', range: { start: 0, end: 0 }, documentLine: 1 }
    const start = placements(document)?.start ?? 0
    const isField = path !== undefined && holdsPlainValue(document.value, path)
    const field = document.locate(path ?? []).value
    const found = document.locate(place ?? []).value
    return {
      ...facts,
      document,
      file: document.file,
      path: place,
      range: { start: found.start + start, end: found.end + start },
      ...linesOf(document, file, start, isField ? field.start : undefined),
    }
  }
}

/** Only values that are no list and no mapping have a line of their own. */
function holdsPlainValue(value: unknown, path: Path): boolean {
  let here = value
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false
    here = (here as Record<string | number, unknown>)[step]
  }
  return typeof here !== 'object' || here === null
}

function linesOf(
  document: SourceDocument,
  file: SourceFile,
  start: number,
  field: number | undefined,
): Pick<AnalysisMessage, 'line' | 'documentLine'> {
  const lines: FileLines = fileLines(file)
  const begin = lines.lineAt(document.locate([]).value.start + start)
  const said = lines.documentLine(begin)
  const line = field === undefined ? undefined : lines.lineAt(field + start)
  const inList = listLine(document, file, start, said, lines)
  if (inList) return { documentLine: inList.documentLine, ...(line !== undefined && { line: inList.lineOf(line) }) }
  return { documentLine: said, ...(line !== undefined && { line: lines.fieldLine(line) }) }
}

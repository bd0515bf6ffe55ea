import { memo1 } from '../memo.js'
import type { Sources } from '../source/index.js'
import type { AnalysisMessage } from '../types/analysis.js'
import type { MessageArgument } from '../types/diagnostic.js'
import type { Path, SourceDocument, SourceFile, SourceRange } from '../types/source.js'
import { codes } from './codes.js'
import { kindOf } from './collections.js'
import type { Report } from './context.js'
import { type FileLines, fileLines } from './file-lines.js'
import { listLine } from './list-lines.js'

/** Turns reports into messages: gives each its place and lines. */
export function placer(files: readonly SourceFile[], placements: Sources['placements']): (report: Report) => AnalysisMessage {
  const byName = new Map(files.map((file) => [file.name, file]))
  // All messages are made of the same fields in one order: thousands of them are sorted, and V8 reads such objects several times faster.
  return ({ code, instance, arguments: args, path, place = path, cause }) => {
    const document = instance.document
    const file = document && byName.get(document.file)
    const { range, line, documentLine } = document && file ? spotIn(document, file, placements(document)?.start ?? 0, path, place) : nowhere
    return {
      code,
      level: codes[code].level,
      arguments: args as Readonly<Record<string, MessageArgument>>,
      cause,
      kind: kindOf(instance.collection),
      resource: instance.fullName,
      document: file && document,
      file: file?.name ?? '',
      path: file && place,
      range,
      line,
      documentLine,
    }
  }
}

type Spot = Pick<AnalysisMessage, 'range' | 'line' | 'documentLine'>

/** Of what stands in no file. */
const nowhere: Spot = { range: { start: 0, end: 0 }, documentLine: 1 }

function spotIn(document: SourceDocument, file: SourceFile, start: number, path: Path | undefined, place: Path | undefined): Spot {
  const found = placeIn(document, path, place)
  const { line, documentLine } = linesOf(document, file, start, found.field)
  return { range: { start: found.range.start + start, end: found.range.end + start }, line, documentLine }
}

/** A place in a document, counted from its beginning. */
interface Found {
  readonly range: SourceRange
  /** Where the field's value begins, if it has a line of its own. */
  readonly field: number | undefined
}

/** A message about a whole resource stands at its name: a mark under all of its lines would say nothing. */
const wholeResource: Path = ['metadata', 'name']

const places = memo1((_: SourceDocument) => new Map<string, Found>())

function placeIn(document: SourceDocument, path: Path | undefined, place: Path | undefined): Found {
  const known = places(document)
  const key = JSON.stringify([path, place])
  let found = known.get(key)
  if (!found) {
    const isField = path !== undefined && holdsPlainValue(document.value, path) && standsThere(document, path)
    found = { range: document.locate(place ?? wholeResource).value, field: isField ? document.locate(path).value.start : undefined }
    known.set(key, found)
  }
  return found
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

/** Whether the field is written where it is found: what an alias or a merge brings in has no line. */
function standsThere(document: SourceDocument, path: Path): boolean {
  let { start, end } = document.locate([]).value
  return path.every((_, i) => {
    const { value } = document.locate(path.slice(0, i + 1))
    const isWithin = value.start >= start && value.end <= end && document.text[value.start] !== '*'
    ;({ start, end } = value)
    return isWithin
  })
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
  if (inList) return { documentLine: inList.documentLine, line: line === undefined ? undefined : inList.lineOf(line) }
  return { documentLine: said, line: line === undefined ? undefined : lines.fieldLine(line) }
}

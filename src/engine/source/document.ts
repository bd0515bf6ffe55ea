import { parseEvents, YAMLException } from 'js-yaml'
import type { Location, Path, SourceDocument } from '../types/source.js'
import { findingOf, syntaxFinding } from './findings.js'
import type { Place } from './place.js'
import { follow } from './place.js'
import { readEvents } from './read.js'
import type { Finding } from './sources.js'
import { skipBlank, trimmedEnd } from './trivia.js'

/** One chunk of a file, read: a document unless it holds nothing or is not YAML. */
export interface Reading {
  readonly document?: SourceDocument
  /** Whether there is anything but comments in it. */
  readonly isEmpty: boolean
  readonly findings: readonly Finding[]
}

/** Deeper than any Kubernetes object nests; keeps recursion bounded. */
const maxDepth = 100

class ParsedDocument implements SourceDocument {
  constructor(
    readonly file: string,
    readonly text: string,
    readonly value: unknown,
    readonly isFaulty: boolean,
    private readonly place: Place,
  ) {}

  locate(path: Path): Location {
    return follow(this.place, path)
  }
}

/** Reads one chunk. Nothing thrown, whatever the text; errors are findings. */
export function readDocument(file: string, text: string): Reading {
  const findings: Finding[] = []
  const end = endOfDocument(text)
  const rest = end < text.length ? skipBlank(text, end + 3) : text.length
  if (rest < text.length) {
    findings.push({ code: 'MB0004', level: 'warning', arguments: {}, range: { start: rest, end: trimmedEnd(text, rest, text.length) } })
  }
  const body = text.slice(0, end)
  try {
    const events = parseEvents(body, { maxDepth })
    const { value, place, problems } = readEvents(body, events)
    findings.push(...problems.map(findingOf))
    if (value === null && problems.length === 0) return { isEmpty: true, findings }
    return {
      document: new ParsedDocument(
        file,
        text,
        value,
        findings.some(({ level }) => level === 'error'),
        place,
      ),
      isEmpty: false,
      findings,
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    findings.push(syntaxFinding(body, error.reason, error.mark?.position ?? 0))
    return { isEmpty: false, findings }
  }
}

/** Offset of a line `...`, behind which Kubernetes reads nothing more. */
function endOfDocument(text: string): number {
  const match = /^\.\.\.(?=\s|$)/m.exec(text)
  return match ? match.index : text.length
}

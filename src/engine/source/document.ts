import type { Location, Path, SourceDocument, SourceRange } from '../types/source.js'
import { type Composed, compose } from './compose.js'
import { itemsOf } from './list-items.js'
import type { Place } from './place.js'
import { follow } from './place.js'
import type { Finding } from './sources.js'
import { char, forbiddenCharacter, isBreak } from './yaml/characters.js'
import { YamlSyntaxError } from './yaml/syntax-error.js'

/** One chunk of a file, read. */
export interface Reading {
  /** One document; none where the chunk holds nothing or is not YAML; of a List one for each item. */
  readonly documents: readonly SourceDocument[]
  /** Whether there is nothing but comments in it. */
  readonly isEmpty: boolean
  readonly findings: readonly Finding[]
}

class ReadDocument implements SourceDocument {
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

/** Reads one chunk. Nothing is thrown, whatever the text: errors are findings. */
export function readDocument(file: string, text: string): Reading {
  const composed = tryCompose(text)
  if (composed instanceof YamlSyntaxError) {
    const { code, args, range } = composed
    return { documents: [], isEmpty: false, findings: [{ code, level: 'error', arguments: args, range }] }
  }
  const { value, place, problems, unread } = composed
  const findings = problems.map(({ code, args, range }): Finding => ({ code, level: levelOf(code), arguments: args, range }))
  const rest = unread === undefined ? undefined : restOf(text, unread)
  if (rest) findings.push({ code: 'MB0016', level: 'warning', arguments: {}, range: rest })
  if (composed.isEmpty) return { documents: [], isEmpty: true, findings }
  const isFaulty = findings.some(({ level }) => level === 'error')
  return { documents: itemsOf(new ReadDocument(file, text, value, isFaulty, place)), isEmpty: false, findings }
}

/** A merge over an earlier key is read as it is meant, by Kubernetes' rule; but hardly by the writer's. */
const levelOf = (code: string): Finding['level'] => (code === 'MB0021' ? 'warning' : 'error')

function tryCompose(text: string): Composed | YamlSyntaxError {
  const at = forbiddenCharacter(text)
  if (at !== -1) {
    const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
    return new YamlSyntaxError('MB0011', { code }, { start: at, end: at + 1 })
  }
  try {
    return compose(text)
  } catch (error) {
    if (error instanceof YamlSyntaxError) return error
    throw error
  }
}

/** What stands from an offset on, comments and blank lines at its beginning left out. */
function restOf(text: string, from: number): SourceRange | undefined {
  let start = from
  while (start < text.length) {
    if (text.charCodeAt(start) === char.hash) start = endOfLine(text, start)
    else if (/\s/.test(text.charAt(start))) start++
    else return { start, end: endOfLine(text, start) }
  }
  return undefined
}

function endOfLine(text: string, from: number): number {
  let end = from
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++
  return end
}

import type { Finding } from '../source/index.js'
import type { MessageArguments, MessageCode } from '../types/messages.js'
import type { Location, Path, SourceDocument, SourceRange } from '../types/source.js'
import type { Limit, Violation } from './validate.js'

/** A finding with the arguments that its code asks for. */
export function finding<C extends MessageCode>(
  code: C,
  args: MessageArguments[C],
  range: SourceRange,
  path: Path,
  level: Finding['level'] = 'error',
): Finding {
  return { code, level, arguments: args, range, path }
}

const limitCodes: Readonly<Record<Limit, MessageCode>> = {
  minimum: 'MB0120',
  maximum: 'MB0121',
  'min-length': 'MB0122',
  'max-length': 'MB0123',
  'min-items': 'MB0124',
  'max-items': 'MB0125',
  'min-entries': 'MB0126',
  'max-entries': 'MB0127',
}

/** The last key of a path, as what messages call the place: `route` of `spec.http[0].route[1]`; the kind where there is none. */
function nameOf(path: Path, kind: string): string {
  const key = path.findLast((step) => typeof step === 'string')
  return typeof key === 'string' ? key : kind
}

/** What a path leads to, by its last two keys: `http.route`. Texts have words for the usual ones. */
function objectAt(path: Path, kind: string): string {
  const keys = path.filter((step) => typeof step === 'string')
  return keys.length === 0 ? kind : keys.slice(-2).join('.')
}

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])

/**
 * What nothing here depends on is a warning, though the API server would refuse it: a workload's pods follow from its template alone, and who
 * owns an object decides nothing but by kind and name.
 */
function levelOfMissing(kind: string, path: Path, field: string): Finding['level'] {
  const isOwnersId = path[0] === 'metadata' && path[1] === 'ownerReferences' && (field === 'uid' || field === 'apiVersion')
  return isOwnersId || (field === 'selector' && workloads.has(kind)) ? 'warning' : 'error'
}

/** Says of a violation where it stands and what to tell: a field that is too much at its key, a value at the value. */
export function findingOf(document: SourceDocument, kind: string, violation: Violation): Finding {
  const { path } = violation
  const place = document.locate(path)
  const atValue = visible(place)
  const atKey = place.key ?? place.value
  const field = nameOf(path, kind)
  switch (violation.kind) {
    case 'unknown-field': {
      const parent = objectAt(path.slice(0, -1), kind)
      const { suggestion } = violation
      return suggestion === undefined
        ? finding('MB0110', { field: violation.field, parent }, atKey, path)
        : finding('MB0111', { field: violation.field, parent, suggestion }, atKey, path)
    }
    case 'missing-field':
      return finding(
        'MB0116',
        { field: violation.field, parent: objectAt(path, kind) },
        emptyField(document, path, violation.field) ?? beginning(document, path),
        path,
        levelOfMissing(kind, path, violation.field),
      )
    case 'wrong-type': {
      const written = document.text.slice(place.value.start, place.value.end)
      const wantsQuotes =
        violation.expected.includes('string') && (violation.got === 'boolean' || violation.got === 'integer' || violation.got === 'number')
      if (wantsQuotes && written !== '') return finding('MB0113', { field, written, got: violation.got }, atValue, path)
      return finding('MB0112', { field, expected: violation.expected, got: violation.got }, headOf(document, path, atValue), path)
    }
    case 'not-allowed': {
      const args = { field, value: String(violation.value), allowed: violation.allowed }
      return violation.suggestion === undefined
        ? finding('MB0114', args, atValue, path)
        : finding('MB0115', { ...args, suggestion: violation.suggestion }, atValue, path)
    }
    case 'exclusive':
      return finding('MB0117', { fields: violation.fields, parent: field }, lastKey(document, path, violation.fields) ?? atKey, path)
    case 'pattern':
      return finding('MB0118', { field, pattern: violation.pattern }, atValue, path)
    case 'format':
      return finding('MB0119', { field, formats: violation.formats }, atValue, path)
    case 'no-alternative':
      return finding('MB0128', { field }, beginning(document, path), path)
    default:
      return finding(limitCodes[violation.kind] as 'MB0120', { field, limit: violation.limit }, headOf(document, path, atValue), path)
  }
}

/** The place to mark for a path: a scalar whole, a list or mapping at its key or first line; where nothing stands, what leads there. */
export function markOf(document: SourceDocument, path: Path): SourceRange {
  return headOf(document, path, visible(document.locate(path)))
}

/** A value that is left out shows at its key, or at the `-` before it. */
function visible({ key, value }: Location): SourceRange {
  if (value.end > value.start) return value
  return key ?? { start: Math.max(0, value.start - 1), end: value.end }
}

/** The key of a field that is there but has no value. */
function emptyField(document: SourceDocument, path: Path, field: string): SourceRange | undefined {
  const { key } = document.locate([...path, field])
  return key && key.start !== document.locate(path).key?.start ? key : undefined
}

/** Of some fields' keys the one written last. */
function lastKey(document: SourceDocument, path: Path, fields: readonly string[]): SourceRange | undefined {
  const keys = fields.flatMap((field) => document.locate([...path, field]).key ?? [])
  return keys.sort((a, b) => b.start - a.start)[0]
}

/** Where something is missing: the key that leads to the mapping, or of a list's item the first line. */
function beginning(document: SourceDocument, path: Path): SourceRange {
  const { key, value } = document.locate(path)
  return key ?? firstLine(document, value)
}

/** A value that is a scalar is marked whole, a list or mapping at its key or first line. */
function headOf(document: SourceDocument, path: Path, value: SourceRange): SourceRange {
  const text = document.text.slice(value.start, value.end)
  return text.includes('\n') ? beginning(document, path) : value
}

function firstLine(document: SourceDocument, { start, end }: SourceRange): SourceRange {
  const newline = document.text.indexOf('\n', start)
  if (newline === -1 || newline >= end) return { start, end }
  const carriage = document.text.charCodeAt(newline - 1) === 13 ? 1 : 0
  return { start, end: newline - carriage }
}

import type { Sources } from '../source/index.js'
import type { AnalysisMessage } from '../types/analysis.js'
import type { Diagnostic, Level, MessageArgument } from '../types/diagnostic.js'
import type { Insight } from '../types/insight.js'
import { keyOf } from '../types/resource.js'
import type { Path, SourceDocument, SourceRange } from '../types/source.js'

type Arguments = Readonly<Record<string, MessageArgument>>

/** A message of any kind: of the schemas, the webhook, istioctl's analysis or ours. */
export interface Complaint {
  readonly code: string
  readonly level: Level
  readonly arguments: Arguments
  /** Of a message that passes on what the webhook says: that. */
  readonly cause?: { readonly code: string; readonly arguments: Arguments }
  readonly document?: SourceDocument
  readonly file: string
  readonly path?: Path
  readonly range: SourceRange
  /** What it is about, in words that an edit elsewhere leaves alone. */
  readonly about: string
}

/** A message by what it says, wherever it stands: two that say the same of one object are alike. */
export function sayingOf({ code, level, arguments: args, cause, file, about }: Complaint): string {
  const saying = JSON.stringify([code, level, args, cause?.code, cause?.arguments, file, about])
  // A pod's name follows from its template: it is another one after each change there.
  return file === '' ? saying.replace(/-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, '-*') : saying
}

/** A message by its kind and place: one that says the same of another name, as of the subset of a host that was mended, is not new. */
const placeOf = ({ code, level, arguments: args, cause, file, about, path }: Complaint): string =>
  JSON.stringify([code, level, args.reftype, cause?.code, file, about, path])

/** Whether what was complained of is gone, and no message has come that was not there before. */
export function isBetter(before: readonly Complaint[], after: readonly Complaint[], complaint: Complaint): boolean {
  const left = new Map<string, Complaint[]>()
  for (const one of before) left.set(sayingOf(one), [...(left.get(sayingOf(one)) ?? []), one])
  const others = after.filter((one) => left.get(sayingOf(one))?.pop() === undefined)
  if ((left.get(sayingOf(complaint))?.length ?? 0) === 0) return false
  left.get(sayingOf(complaint))?.pop()
  const places = [...left.values()].flat().map(placeOf)
  return others.every((one) => {
    const at = places.indexOf(placeOf(one))
    if (at !== -1) places.splice(at, 1)
    return at !== -1
  })
}

export function ofDiagnostic(diagnostic: Diagnostic, sources: Sources): Complaint {
  const document = documentAt(diagnostic, sources)
  const { code, level, arguments: args, file, path, range } = diagnostic
  return { code, level, arguments: args, document, file, path, range, about: document ? nameOf(document) : '' }
}

export function ofMessage(message: AnalysisMessage): Complaint {
  const { code, level, arguments: args, cause, document, file, path, range, kind, resource } = message
  const about = `${kind} ${resource}`
  const causeOf = cause && { cause: { code: cause.code, arguments: cause.arguments as Arguments } }
  return { code, level, arguments: args, ...causeOf, document, file, path, range, about }
}

export function ofInsight({ code, level, arguments: args, at }: Insight, sources: Sources): Complaint {
  const { resource, path } = at
  const { document } = resource
  const start = (document && sources.placements(document)?.start) ?? 0
  const { key, value } = document?.locate(path) ?? { value: { start: 0, end: 0 } }
  const range = { start: (key?.start ?? value.start) + start, end: value.end + start }
  return { code, level, arguments: args, document, file: document?.file ?? '', path, range, about: keyOf(resource) }
}

/** The document that a diagnostic is about; of a List's items the one whose text holds it. */
function documentAt({ file, document: index, range }: Diagnostic, sources: Sources): SourceDocument | undefined {
  const here = sources.documents.filter((document) => document.file === file && sources.placements(document)?.index === index)
  if (here.length < 2) return here[0]
  return here.find((document) => {
    const start = sources.placements(document)?.start ?? 0
    const { value } = document.locate([])
    return value.start + start <= range.start && range.start < value.end + start
  })
}

function nameOf({ value }: SourceDocument): string {
  const { kind, metadata } = (value ?? {}) as {
    readonly kind?: unknown
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown }
  }
  return `${kind}/${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
}

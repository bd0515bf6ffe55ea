import { analyze, codes } from '../../engine/analysis/index.js'
import { findInsights } from '../../engine/insight/index.js'
import { createEngine, type EngineState } from '../../engine/pipeline.js'
import { readResource } from '../../engine/schema/index.js'
import { placeFindings } from '../../engine/source/index.js'
import type { AnalysisMessage } from '../../engine/types/analysis.js'
import { levelRank } from '../../engine/types/diagnostic.js'
import type { SourceDocument } from '../../engine/types/source.js'
import { placeOf } from '../../engine/view/places.js'
import { regions } from '../../report/positions.js'
import { countsOf } from './counts.js'
import type { ReportAsk, ReportFinding, ReportReply, ReportStage } from './types.js'

/** More than anybody reads, and than a page shows well. */
const mostFindings = 3000
/** With more to look at the proxies' configuration is left alone: it would take minutes. */
const mostProven = 10_000
/** The same after so many milliseconds. */
const longestBefore = 20_000

type RegionOf = ReturnType<typeof regions>

/**
 * All that is wrong with files: YAML and schemas, istiod's webhook, istioctl's analysis, and what the proxies' configuration proves. Files
 * that are broken take nothing from the others. `tell` hears of each stage as it begins.
 */
export function reportOf({ files, hasPods }: ReportAsk, now: number, clock: () => number, tell: (stage: ReportStage) => void): ReportReply {
  const begun = clock()
  tell('read')
  const engine = createEngine()({ files, isRecorded: true })
  const { sources } = engine
  const regionOf = regions(files)
  tell('validate')
  const validated = validation(engine, regionOf)
  tell('analyse')
  const running = hasPods ? engine.cluster.list('', 'Pod') : undefined
  const messages = analyze({ files, sources, now, running })
  const { told, passed } = passedOn(messages, validated)
  tell('prove')
  const isTooMuch = sources.documents.length > mostProven || clock() - begun > longestBefore
  const refused = new Set(validated.flatMap(({ level, document }) => (level === 'error' && document ? [document] : [])))
  const proven = isTooMuch ? undefined : insights(engine, messages, refused, regionOf)
  const analysed = told.flatMap((message) => (message.file === '' ? [] : [analysisFinding(message, regionOf)]))
  const all = inOrder(files, [...passed, ...analysed, ...(proven ?? [])])
  return {
    findings: all.slice(0, mostFindings),
    more: Math.max(0, all.length - mostFindings),
    counts: countsOf(files, all),
    documents: sources.documents.length,
    proxies: engine.proxies.filter((p) => p.hasProxy).length,
    ...(proven ? {} : { isUnproven: true }),
    milliseconds: clock() - begun,
  }
}

interface Validated extends ReportFinding {
  readonly document?: SourceDocument
}

/** What YAML, the schemas and the webhook say, which has codes of its own. */
function validation({ sources }: EngineState, regionOf: RegionOf): readonly Validated[] {
  const unread = sources.diagnostics.map((diagnostic) => ({ diagnostic, resource: '', document: undefined }))
  const found = sources.documents.flatMap((document) => {
    const { written, findings } = readResource(document)
    const resource = written ? subject(written.kind, written.namespace, written.name) : ''
    return placeFindings(sources, document, findings).map((diagnostic) => ({ diagnostic, resource, document }))
  })
  return [...unread, ...found].map(({ diagnostic, resource, document }) => {
    const { code, level, arguments: args, file, range } = diagnostic
    const origin = code >= 'MB0300' ? 'webhook' : 'schema'
    return { origin, code, level, arguments: args, file, resource, evidence: [], ...regionOf(file, range), document }
  })
}

const subject = (kind: string, namespace: string, name: string): string => `${kind} ${namespace ? `${namespace}/` : ''}${name}`

/**
 * istioctl passes on what the webhook says as IST0106 and IST0133. It is said once, as the webhook's, with istioctl's code beside it; what
 * only istioctl says stays.
 */
function passedOn(messages: readonly AnalysisMessage[], validated: readonly Validated[]) {
  const said = new Set(validated.map(({ code, document }) => document && idOf(document, code)))
  const codesOf = new Map<string, string>()
  const told = messages.filter(({ code, cause, document }) => {
    if (!cause || !document) return true
    const id = idOf(document, cause.code)
    if (!said.has(id)) return true
    codesOf.set(id, code)
    return false
  })
  const passed = validated.map(({ document, ...finding }): ReportFinding => {
    const passedOnAs = document && codesOf.get(idOf(document, finding.code))
    return passedOnAs ? { ...finding, passedOnAs } : finding
  })
  return { told, passed }
}

const numbers = new WeakMap<SourceDocument, number>()
let last = 0
function idOf(document: SourceDocument, code: string): string {
  const number = numbers.get(document) ?? ++last
  numbers.set(document, number)
  return `${number} ${code}`
}

function analysisFinding(
  { code, level, arguments: args, kind, resource, file, range, cause }: AnalysisMessage,
  regionOf: RegionOf,
): ReportFinding {
  const place = { file, ...regionOf(file, range) }
  const facts = { origin: 'istioctl', level, resource: `${kind} ${resource}`, evidence: [], ...place } as const
  // The webhook's word on a document that its schema refuses already: only istioctl asks it then.
  if (cause)
    return { ...facts, origin: 'webhook', code: cause.code, arguments: cause.arguments as ReportFinding['arguments'], passedOnAs: code }
  return { ...facts, code, name: codes[code].name, arguments: args }
}

/**
 * Undefined where there is no telling: a failure here takes nothing from the rest. What follows from a document that is refused is not said.
 */
function insights(
  engine: EngineState,
  said: readonly AnalysisMessage[],
  refused: ReadonlySet<SourceDocument>,
  regionOf: RegionOf,
): readonly ReportFinding[] | undefined {
  try {
    return findInsights(engine, said).flatMap(({ code, level, arguments: args, at, evidence }) => {
      const place = placeOf(at, engine.sources.placements)
      if (!place || (at.resource.document && refused.has(at.resource.document))) return []
      const { kind, namespace, name } = at.resource
      return [
        {
          origin: 'meshbook' as const,
          code,
          level,
          arguments: args as ReportFinding['arguments'],
          resource: subject(kind, namespace, name),
          file: place.file,
          ...regionOf(place.file, place.range),
          evidence: evidence.map((e) => [e.proxy, e.kind, e.name, ...e.within]),
        },
      ]
    })
  } catch {
    return undefined
  }
}

function inOrder(files: ReportAsk['files'], findings: readonly ReportFinding[]): readonly ReportFinding[] {
  const order = new Map(files.map(({ name }, i) => [name, i]))
  return [...findings].sort(
    (a, b) =>
      levelRank[a.level] - levelRank[b.level] ||
      (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  )
}

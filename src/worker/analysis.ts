import { analyze } from '../engine/analysis/index.js'
import { findInsights } from '../engine/insight/index.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { Insight } from '../engine/types/insight.js'
import type { Origin } from '../engine/types/resource.js'
import { placeOf } from '../engine/view/places.js'
import type { Analysed, AnalysedProblem, ClusterInput, Spot } from './protocol.js'
import type { Snapshot } from './state.js'

/** More than anybody reads. */
const mostMessages = 200

/** What each answer says already, with its place: that the webhook refuses a document, or warns of it. */
const saidByAnswer: ReadonlySet<string> = new Set(['IST0106', 'IST0133'])

/** What is wrong with the cluster as a whole: istioctl's messages, then, `isDeep`, ours. `now` in milliseconds since the epoch. */
export function analysed(snapshot: Snapshot, { files, mesh }: ClusterInput, now: number, isDeep: boolean): Analysed {
  const { engine } = snapshot
  const objects = files.filter((f) => f.name !== mesh)
  const running = engine.cluster.list('', 'Pod')
  const messages = analyze({ files: objects, sources: engine.sources, mesh: engine.writtenMesh, now, running })
  const said = messages.filter(({ code, file }) => !saidByAnswer.has(code) && file !== '')
  const problems = said.slice(0, mostMessages).map((m) => messageOf(m, snapshot))
  const insights = isDeep ? findInsights(engine, messages).flatMap((i) => insightOf(i, snapshot) ?? []) : []
  problems.push(...insights.slice(0, mostMessages - problems.length))
  return { problems, more: said.length + insights.length - problems.length }
}

function messageOf(
  { code, level, arguments: args, kind, resource, file, range, cause }: AnalysisMessage,
  { lines }: Snapshot,
): AnalysedProblem {
  return {
    code,
    level,
    arguments: args,
    resource: `${kind} ${resource}`,
    ...(cause && { cause: { code: cause.code, arguments: cause.arguments as AnalysedProblem['arguments'] } }),
    others: [],
    evidence: [],
    ...lines.range(file, range),
  }
}

function insightOf({ code, level, arguments: args, at, others, evidence }: Insight, snapshot: Snapshot): AnalysedProblem | undefined {
  const spot = spotOf(at, snapshot)
  if (!spot) return undefined
  const { resource } = at
  return {
    ...spot,
    code,
    level,
    arguments: args,
    resource: `${resource.kind} ${resource.namespace}/${resource.name}`,
    others: others.flatMap((o) => spotOf(o, snapshot) ?? []),
    evidence: evidence.map((e) => [e.proxy, e.kind, e.name, ...e.within]),
  }
}

function spotOf(origin: Origin, { engine, lines }: Snapshot): Spot | undefined {
  const place = placeOf(origin, engine.sources.placements)
  return place && { resource: place.resource, ...lines.range(place.file, place.range) }
}

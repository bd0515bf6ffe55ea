import { findInsights } from '../engine/insight/index.js'
import type { EngineState } from '../engine/pipeline.js'
import type { AnalysisMessage } from '../engine/types/analysis.js'
import type { Insight } from '../engine/types/insight.js'
import type { SourceFile } from '../engine/types/source.js'
import { placeOf } from '../engine/view/places.js'
import { insightAdviceOf, insightTextOf } from '../i18n/messages/insight/index.js'
import type { ReportEntry } from '../report/entry.js'
import { type Region, regions } from '../report/positions.js'

/** What the proxies' configuration proves beyond istioctl's analysis, with its place. */
export interface Beyond extends Region {
  readonly insight: Insight
  readonly kind: string
  /** `NAMESPACE/NAME` */
  readonly resource: string
  readonly file: string
}

/** In the checks' order. `said`: the analysis of the same reading of the files. */
export function beyondIstioctl(state: EngineState, files: readonly SourceFile[], said: readonly AnalysisMessage[]): readonly Beyond[] {
  const regionOf = regions(files)
  return findInsights(state, said).flatMap((insight) => {
    const place = placeOf(insight.at, state.sources.placements)
    const { kind, namespace, name } = insight.at.resource
    return place ? [{ insight, kind, resource: `${namespace}/${name}`, file: place.file, ...regionOf(place.file, place.range) }] : []
  })
}

/** Where each shows: `productpage-v1.default › routes › 9080` */
export const evidenceOf = ({ evidence }: Insight): readonly string[] =>
  evidence.map(({ proxy, kind, name, within }) => [proxy, kind, name, ...within].join(' › '))

export const beyondEntries = (beyond: readonly Beyond[]): readonly ReportEntry[] =>
  beyond.map(({ insight, kind, resource, ...place }) => ({
    ...place,
    origin: 'meshbook',
    code: insight.code,
    level: insight.level,
    text: insightTextOf(insight, 'en'),
    ...insightAdviceOf(insight.code, 'en'),
    resource: `${kind} ${resource}`,
  }))

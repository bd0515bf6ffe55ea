/**
 * Takes the engine's state; gives what is wrong beyond what `istioctl analyze` finds, proven on the configuration that the proxies get: each
 * message names where it shows. Istio has no such analysis.
 */
import type { AnalysisMessage } from '../types/analysis.js'
import type { Insight } from '../types/insight.js'
import type { Origin } from '../types/resource.js'
import type { Path } from '../types/source.js'
import { type InsightCheck, InsightContext, type InsightInput } from './context.js'
import { contradictions } from './contradictions.js'
import { unreachableRoutes } from './routes/unreachable.js'
import { serverFirstPorts } from './server-first-ports.js'
import { silentPolicyRules } from './silent-policies.js'
import { subsetsWithoutPods } from './subsets.js'
import { unusedDestinationRules } from './unused-destination-rules.js'
import { unusedVirtualServices } from './unused-virtual-services.js'

export type { InsightInput } from './context.js'

export const insightChecks: readonly InsightCheck[] = [
  unreachableRoutes,
  subsetsWithoutPods,
  unusedVirtualServices,
  unusedDestinationRules,
  silentPolicyRules,
  serverFirstPorts,
  contradictions,
]

/** What istioctl says of the same thing; where it does, we do not say it again. */
const saidAlready: Partial<Readonly<Record<Insight['code'], readonly string[]>>> = {
  MB0501: ['IST0130', 'IST0131'],
  MB0502: ['IST0130', 'IST0131'],
  MB0503: ['IST0173'],
  MB0504: ['IST0101', 'IST0109', 'IST0132'],
  MB0505: ['IST0101'],
}

/** In the order of the checks, within each in that of the configuration. `said`: the analysis of the same files. */
export function findInsights(input: InsightInput, said: readonly AnalysisMessage[] = []): readonly Insight[] {
  const context = new InsightContext(input)
  for (const check of insightChecks) check.check(context)
  return context.found.filter(({ code, at }) => !said.some((m) => saidAlready[code]?.includes(m.code) && isAbout(m, at)))
}

/** The same document and, where both are about one of its rules, the same rule. */
function isAbout({ document, path = [] }: AnalysisMessage, { resource, path: place }: Origin): boolean {
  if (document === undefined || document !== resource.document) return false
  const isRule = (p: Path): boolean => typeof p[2] === 'number'
  return !isRule(path) || !isRule(place) || (path[1] === place[1] && path[2] === place[2])
}

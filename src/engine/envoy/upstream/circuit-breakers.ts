import { field, number, objects, part } from '../reading.js'
import type { Cluster } from '../shapes.js'

/** A limit of a cluster that is set so low that even one request is too many. */
export type Limit = 'max_connections' | 'max_pending_requests' | 'max_requests' | 'max_retries'

const isDefault = (priority: unknown): boolean => priority === undefined || priority === 'DEFAULT' || priority === 0

/** The first of these limits that lets nothing through at all; what others have under way is not known here. */
export function closedLimit(cluster: Cluster, limits: readonly Limit[]): Limit | undefined {
  const thresholds = objects(field(part(cluster, 'circuit_breakers'), 'thresholds')).find(({ priority }) => isDefault(priority))
  return limits.find((limit) => number(thresholds?.[limit]) === 0 || number(field(thresholds?.[limit], 'value')) === 0)
}

/** Whether a retry is let through: by `max_retries`, or by a budget that grows with what is under way, of which there is at least its minimum. */
export function allowsRetry(cluster: Cluster): boolean {
  const thresholds = objects(field(part(cluster, 'circuit_breakers'), 'thresholds')).find(({ priority }) => isDefault(priority))
  const budget = part(thresholds, 'retry_budget')
  if (!budget) return closedLimit(cluster, ['max_retries']) === undefined
  const least = number(field(budget, 'min_retry_concurrency')) ?? number(field(budget.min_retry_concurrency, 'value')) ?? 3
  const percent = number(field(budget.budget_percent, 'value')) ?? (budget.budget_percent === undefined ? 20 : 0)
  // One request under way.
  return Math.max(least, percent / 100) >= 1
}

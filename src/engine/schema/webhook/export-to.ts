import { isDnsLabel } from './hosts.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

export interface ExportRules {
  readonly namespace: string
  /** Whether `~`, to no one, is allowed. */
  readonly allowsNone?: boolean
  /** Whether it is a DestinationRule that chooses workloads: those lie in its own namespace. */
  readonly isLocal?: boolean
}

/** Istio: pkg/config/validation#validateExportTo */
export function checkExportTo(report: Report, exportTo: Place, { namespace, allowsNone = false, isLocal = false }: ExportRules): void {
  const { items } = exportTo
  const seen = new Set<string>()
  for (const item of items) {
    const key = item.text === '.' ? namespace : item.text
    if (seen.has(key)) report.error(item, 'MB0322', { field: 'exportTo', value: item.text })
    else if (allowsNone && key === '~') seen.add(key)
    else if (key === '*' || key === '.' || isDnsLabel(key)) seen.add(key)
    else report.error(item, 'MB0345', { value: item.text })
  }
  if (isLocal && seen.size > 0 && (!seen.has(namespace) || seen.size > 1)) report.error(exportTo, 'MB0347', { namespace })
  for (const lone of ['*', '~']) {
    if (seen.has(lone) && items.length > 1) report.error(exportTo, 'MB0346', { value: lone })
  }
}

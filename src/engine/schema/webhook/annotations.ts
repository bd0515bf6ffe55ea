import type { Resource } from '../../types/resource.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const DRY_RUN = 'istio.io/dry-run'
const RESERVED = ['internal.istio.io/webhook-always-reject', 'internal.istio.io/parent-namespace', 'internal.istio.io/parents']
const truths = ['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False']

/** The annotations that nobody may set; with one of them Istio looks no further. Istio: pkg/config/validation#validateMetadata */
export function checkAnnotations(report: Report, annotations: Place, { kind, spec }: Resource): void {
  const dryRun = annotations.at(DRY_RUN)
  if (dryRun.isSet) checkDryRun(report, dryRun, kind, (spec as { readonly action?: string } | undefined)?.action || 'ALLOW')
  if (report.hasErrors) return
  const reserved = RESERVED.find((name) => annotations.has(name))
  if (reserved !== undefined) report.error(annotations.at(reserved), 'MB0348', { annotation: reserved, kind })
}

function checkDryRun(report: Report, dryRun: Place, kind: string, action: string): void {
  if (kind !== 'AuthorizationPolicy') report.error(dryRun, 'MB0348', { annotation: DRY_RUN, kind })
  else if (action !== 'ALLOW' && action !== 'DENY') report.error(dryRun, 'MB0315', { field: DRY_RUN, other: `action: ${action}` })
  else if (!truths.includes(dryRun.text)) {
    report.error(dryRun, 'MB0308', { field: DRY_RUN, value: dryRun.text, allowed: ['true', 'false'] })
  }
}

import type { Place } from './place.js'
import type { Report } from './report.js'

const TOPOLOGY = new Set(['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'])

/** Up to what makes the rest unreadable. Istio: pkg/config/validation/agent#ValidateLocalityLbSetting */
export function checkLocalityBalancing(report: Report, setting: Place, hasOutlierDetection: boolean): void {
  const [distribute, failover, priority] = [setting.at('distribute'), setting.at('failover'), setting.at('failoverPriority')]
  if (distribute.isFilled && failover.isFilled) {
    report.error(failover, 'MB0315', { field: 'failover', other: 'distribute' })
    return
  }
  const topological = failover.isFilled ? priority.items.find(({ text }) => TOPOLOGY.has(text)) : undefined
  if (topological) {
    report.error(topological, 'MB0315', { field: topological.text, other: 'failover' })
    return
  }
  for (const share of distribute.items) {
    const targets = share.at('to').entries
    const wrong = targets.find(([, weight]) => weight.number <= 0 || weight.number > 100)
    if (wrong) {
      report.error(wrong[1], 'MB0377', { locality: wrong[0], value: wrong[1].number })
      return
    }
    const total = targets.reduce((sum, [, weight]) => sum + weight.number, 0)
    if (total !== 100) {
      report.error(share.has('to') ? share.at('to') : share, 'MB0378', { value: total })
      return
    }
    // Istio takes them in random order; behind `*` all others are overlaps, so that it counts last here.
    const ordered = [...targets].sort(([a], [b]) => Number(a === '*') - Number(b === '*'))
    checkLocalities(
      report,
      ordered.map(([text, place]) => ({ text, place })),
    )
  }
  checkLocalities(
    report,
    distribute.items.map((share) => ({ text: share.at('from').text, place: share.at('from') })),
  )
  checkFailover(report, setting, hasOutlierDetection)
}

/** Istio: pkg/config/validation/agent#ValidateZoneAwareLbSetting */
export function checkZoneBalancing(report: Report, setting: Place, hasOutlierDetection: boolean): void {
  for (const label of setting.at('failoverPriority').items) {
    if (TOPOLOGY.has(label.text)) report.error(label, 'MB0384', { label: label.text })
  }
  checkFailover(report, setting, hasOutlierDetection)
}

function checkFailover(report: Report, setting: Place, hasOutlierDetection: boolean): void {
  const failover = setting.at('failover')
  if ((failover.isFilled || setting.at('failoverPriority').isFilled) && !hasOutlierDetection) report.warn(setting, 'MB0381', {})
  for (const step of failover.items) {
    const regions = [step.at('from'), step.at('to')]
    const [from = '', to = ''] = regions.map(({ text }) => text)
    if (from === to) report.error(step, 'MB0382', { region: from })
    for (const sign of ['/', '*']) {
      const wrong = regions.find(({ text }) => text.includes(sign))
      if (wrong) report.error(wrong, 'MB0383', { value: wrong.text })
    }
  }
}

interface Locality {
  readonly text: string
  readonly place: Place
}

/** REGION/ZONE/SUBZONE that do not overlap, up to the first that is wrong. Istio: pkg/config/validation/agent#validateLocalities */
function checkLocalities(report: Report, localities: readonly Locality[]): void {
  const taken = new Set<string>()
  const above = new Set<string>()
  for (const { text, place } of localities) {
    const parts = splitThrice(text)
    const stars = text.split('*').length - 1
    if (stars > 1 || (stars === 1 && !text.endsWith('*'))) {
      report.error(place, 'MB0379', { locality: text })
      return
    }
    // `*` alone takes all; at the end of a part it is only a letter to Istio.
    const wider = parts.map((_, i) => parts.slice(0, i + 1).join('/'))
    const overlaps = taken.has('*') || wider.some((key) => taken.has(key)) || above.has(text) || coversAll(parts, taken)
    if (!taken.has('*') && parts.some((part) => part === '')) {
      report.error(place, 'MB0379', { locality: text })
      return
    }
    if (overlaps) {
      report.error(place, 'MB0380', { locality: text })
      return
    }
    taken.add(text)
    for (const key of wider.slice(0, -1)) above.add(key)
  }
}

const splitThrice = (text: string): string[] => {
  const [region = '', zone, ...rest] = text.split('/')
  return zone === undefined ? [region] : rest.length === 0 ? [region, zone] : [region, zone, rest.join('/')]
}

/** Whether `REGION/*` or `REGION/ZONE/*` stands before. */
const coversAll = (parts: readonly string[], taken: ReadonlySet<string>): boolean =>
  (parts.length > 1 && taken.has(`${parts[0]}/*`)) || (parts.length > 2 && taken.has(`${parts[0]}/${parts[1]}/*`))

import { checkDuration } from './durations.js'
import { checkLocalityBalancing, checkZoneBalancing } from './localities.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/** Maglev's table in Envoy: `MaglevTable::MaxTableSize`. */
const LARGEST_TABLE = 5_000_011

/** Istio: pkg/config/validation#validateLoadBalancer */
export function checkLoadBalancer(report: Report, settings: Place, hasOutlierDetection: boolean): void {
  if (!settings.isSet) return
  checkConsistentHash(report, settings.at('consistentHash'))
  const [locality, zone] = [settings.at('localityLbSetting'), settings.at('zoneAwareLbSetting')]
  if (locality.isSet && zone.isSet) report.error(zone, 'MB0315', { field: 'zoneAwareLbSetting', other: 'localityLbSetting' })
  if (locality.isSet) checkLocalityBalancing(report, locality, hasOutlierDetection)
  if (zone.isSet) checkZoneBalancing(report, zone, hasOutlierDetection)
  checkWarmup(report, settings.at('warmup'))
}

function checkConsistentHash(report: Report, hash: Place): void {
  const cookie = hash.at('httpCookie')
  if (cookie.isSet && cookie.at('name').text === '') report.error(cookie, 'MB0312', { parent: 'httpCookie', field: 'name' })
  const names = new Set<string>()
  for (const attribute of cookie.at('attributes').items) {
    const name = attribute.at('name').text
    if (name === '') report.error(attribute, 'MB0312', { parent: 'attributes', field: 'name' })
    else if (names.has(name)) report.error(attribute, 'MB0322', { field: 'attributes', value: name })
    names.add(name)
  }
  const ring = hash.at('minimumRingSize')
  const maglev = hash.at('maglev')
  if (ring.number !== 0) {
    report.warn(ring, 'MB0321', { field: 'minimumRingSize', instead: ['ringHash.minimumRingSize'] })
    const other = ['ringHash', 'maglev'].find((field) => hash.has(field))
    if (other !== undefined) report.error(ring, 'MB0315', { field: 'minimumRingSize', other })
  }
  if (maglev.isSet) checkTableSize(report, maglev)
}

function checkTableSize(report: Report, maglev: Place): void {
  const size = maglev.at('tableSize')
  if (size.number === 0) report.error(maglev, 'MB0312', { parent: 'maglev', field: 'tableSize' })
  if (size.number >= LARGEST_TABLE) report.error(size, 'MB0385', { value: size.number, limit: LARGEST_TABLE })
  if (!isPrime(size.number)) report.error(size.isSet ? size : maglev, 'MB0376', { value: size.number })
}

/** As Envoy decides it: 1 counts. Beyond what a table may have, the search is not worth its time. */
function isPrime(n: number): boolean {
  if (n > 0 && n < 4) return true
  if (n % 2 === 0) return false
  const limit = Math.floor(Math.sqrt(n))
  for (let factor = 3; factor <= limit && factor < 10_000_000; factor += 2) if (n % factor === 0) return false
  return true
}

function checkWarmup(report: Report, warmup: Place): void {
  if (!warmup.isSet) return
  if (warmup.has('duration')) checkDuration(report, warmup.at('duration'))
  else report.error(warmup, 'MB0312', { parent: 'warmup', field: 'duration' })
  const least = warmup.at('minimumPercent')
  if (least.number > 100) report.error(least, 'MB0305', { field: 'minimumPercent', value: least.number })
  const aggression = warmup.at('aggression')
  if (aggression.isSet && aggression.number <= 0) report.error(aggression, 'MB0307', { field: 'aggression' })
}

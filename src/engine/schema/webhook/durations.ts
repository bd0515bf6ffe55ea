import { parseDuration } from '../../types/duration.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const MILLISECOND = 1_000_000n

/** The nanoseconds of a duration; undefined where there is none, or an unreadable one, which is said elsewhere. */
export const nanosOf = (place: Place): bigint | undefined => (place.isSet ? parseDuration(place.text) : undefined)

/** A duration that is set: at least a millisecond, and whole ones. Istio: pkg/config/validation/agent#ValidateDuration */
export function checkDuration(report: Report, place: Place): void {
  const nanos = nanosOf(place)
  if (nanos === undefined) return
  const args = { field: place.name, written: place.text }
  if (nanos < MILLISECOND) report.error(place, 'MB0301', args)
  else if (nanos % MILLISECOND !== 0n) report.error(place, 'MB0302', args)
}

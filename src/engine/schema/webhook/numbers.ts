import type { Place } from './place.js'
import type { Report } from './report.js'

/** Istio: pkg/config/validation/agent#ValidatePort */
export function checkPort(report: Report, place: Place, value = place.number): void {
  if (!(value >= 1 && value <= 65535)) report.error(place, 'MB0303', { field: place.name, value })
}

export function checkNotNegative(report: Report, place: Place): void {
  if (place.number < 0) report.error(place, 'MB0304', { field: place.name, value: place.number })
}

/** 0 to 100. */
export function checkPercent(report: Report, place: Place, field = place.name): void {
  if (place.number < 0 || place.number > 100) report.error(place, 'MB0305', { field, value: place.number })
}

const SMALLEST_SHARE = 0.0001

/** A `Percent` message: nothing, or what a millionth can express. Istio: pkg/config/validation#validatePercentage */
export function checkShare(report: Report, place: Place): void {
  const { number } = place.at('value')
  if (!place.isSet || number === 0 || (number >= SMALLEST_SHARE && number <= 100)) return
  report.error(place.has('value') ? place.at('value') : place, 'MB0306', { field: place.name, value: number })
}

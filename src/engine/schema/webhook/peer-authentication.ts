import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkSelector } from './selectors.js'

/** Istio: pkg/config/validation#ValidatePeerAuthentication */
export function checkPeerAuthentication(report: Report, spec: Place): void {
  const [selector, ports] = [spec.at('selector'), spec.at('portLevelMtls')]
  if (!selector.at('matchLabels').isFilled && ports.isFilled) report.error(ports, 'MB0427', {})
  if (ports.isSet && !ports.isFilled) report.error(ports, 'MB0316', { field: 'portLevelMtls' })
  for (const [port, place] of ports.entries) {
    if (!(Number(port) >= 1 && Number(port) <= 65535)) report.error(place, 'MB0303', { field: 'portLevelMtls', value: Number(port) || 0 })
  }
  checkSelector(report, selector)
}

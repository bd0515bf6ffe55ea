import { isAddress } from './addresses.js'
import { isDnsLabel, isPartialWildcard, reportHost, wildcardFault } from './hosts.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/**
 * `NAMESPACE/HOST` of a Gateway's server or a Sidecar's egress listener.
 * Istio: pkg/config/validation/agent#ValidateNamespaceSlashWildcardHostname
 */
export function checkNamespacedHost(report: Report, place: Place, isGateway: boolean, isGenerated = false): void {
  const { text } = place
  const slash = text.indexOf('/')
  if (slash === -1) {
    if (isGateway) checkHost(report, place, text, true)
    else report.error(place, 'MB0330', { host: text })
    return
  }
  const [namespace, host] = [text.slice(0, slash), text.slice(slash + 1)]
  if (namespace === '' || host === '') report.error(place, 'MB0330', { host: text })
  const own = isGateway ? namespace : namespace.replace(/^~/, '')
  const isOpen = own === '*' || own === '.' || (isGateway ? own === '~' && isGenerated : own === '')
  if (!isOpen && !isDnsLabel(own)) report.error(place, 'MB0331', { value: namespace })
  checkHost(report, place, host, isGateway)
}

function checkHost(report: Report, place: Place, host: string, isGateway: boolean): void {
  if (host !== '*' && !host.includes('.')) report.error(place, 'MB0329', { host })
  const fault = wildcardFault(host)
  // A Sidecar's host that is neither a name nor an address is told twice, as Istio does.
  if (fault && !isGateway) reportHost(report, place, fault)
  if (fault && !isAddress(host)) reportHost(report, place, fault)
  if (isPartialWildcard(host)) report.error(place, 'MB0328', { host })
}

import { isDnsLabel, nameFault, reportHost } from './hosts.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/**
 * The gateways of a VirtualService or a match, up to the first that is written as a host.
 * Istio: pkg/config/validation#validateGatewayNames
 */
export function checkGatewayNames(report: Report, gateways: Place, isGenerated = false): void {
  for (const gateway of gateways.items) {
    const { text } = gateway
    const slash = text.indexOf('/')
    if (slash === -1) {
      const [name = '', namespace] = text.split('.')
      if (namespace !== undefined) report.warn(gateway, 'MB0366', { written: text, suggestion: `${namespace}/${name}` })
      const fault = nameFault(text)
      if (fault) reportHost(report, gateway, fault)
      return
    }
    const [namespace, name] = [text.slice(0, slash), text.slice(slash + 1)]
    if (namespace === '' || name === '') report.error(gateway, 'MB0367', { value: text })
    if (!isDnsLabel(namespace)) report.error(gateway, 'MB0331', { value: namespace })
    if (!isDnsLabel(name) && !isGenerated) report.error(gateway, 'MB0367', { value: text })
  }
}

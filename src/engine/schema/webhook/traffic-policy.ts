import { isAddress } from './addresses.js'
import { checkClientTls } from './client-tls.js'
import { checkConnectionPool } from './connection-pool.js'
import { checkDuration } from './durations.js'
import { nameFault } from './hosts.js'
import { checkLoadBalancer } from './load-balancer.js'
import { checkPercent, checkPort } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const PORT_FIELDS = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls']
const FIELDS = [...PORT_FIELDS, 'portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget']

/** Istio: pkg/config/validation#validateTrafficPolicy */
export function checkTrafficPolicy(report: Report, policy: Place, namespace: string): void {
  if (!policy.isSet) return
  const isThere = (field: string): boolean => (field === 'portLevelSettings' ? policy.at(field).isFilled : policy.has(field))
  if (!FIELDS.some(isThere)) {
    report.error(policy, 'MB0313', { parent: policy.name, fields: FIELDS })
    return
  }
  if (policy.has('tunnel') && policy.has('proxyProtocol')) {
    report.error(policy.at('proxyProtocol'), 'MB0315', { field: 'proxyProtocol', other: 'tunnel' })
    return
  }
  checkSettings(report, policy, namespace)
  // Of a port's settings Istio hears errors alone.
  for (const settings of policy.at('portLevelSettings').items) {
    if (!settings.has('port')) report.error(settings, 'MB0312', { parent: 'portLevelSettings', field: 'port' })
    if (PORT_FIELDS.some((field) => settings.has(field))) checkSettings(report.errorsOnly, settings, namespace)
    else report.error(settings, 'MB0313', { parent: 'portLevelSettings', fields: PORT_FIELDS })
  }
  checkTunnel(report, policy.at('tunnel'))
}

function checkSettings(report: Report, policy: Place, namespace: string): void {
  const outlier = policy.at('outlierDetection')
  checkOutlierDetection(report, outlier)
  checkConnectionPool(report, policy.at('connectionPool'))
  checkLoadBalancer(report, policy.at('loadBalancer'), outlier.isSet)
  checkClientTls(report, policy.at('tls'), namespace)
}

/** Istio: pkg/config/validation#validateOutlierDetection */
function checkOutlierDetection(report: Report, outlier: Place): void {
  if (!outlier.isSet) return
  checkDuration(report, outlier.at('baseEjectionTime'))
  const errors = outlier.at('consecutiveErrors')
  if (errors.number !== 0) {
    report.warn(errors, 'MB0321', { field: 'consecutiveErrors', instead: ['consecutiveGatewayErrors', 'consecutive5xxErrors'] })
  }
  const local = outlier.at('consecutiveLocalOriginFailures')
  if (local.number > 0 && !outlier.at('splitExternalLocalOriginErrors').flag) {
    report.error(local, 'MB0375', { field: 'consecutiveLocalOriginFailures', other: 'splitExternalLocalOriginErrors: true' })
  }
  checkDuration(report, outlier.at('interval'))
  checkPercent(report, outlier.at('maxEjectionPercent'))
  checkPercent(report, outlier.at('minHealthPercent'))
}

/** Istio: pkg/config/validation#validateTunnelSettings */
function checkTunnel(report: Report, tunnel: Place): void {
  if (!tunnel.isSet) return
  const protocol = tunnel.at('protocol')
  if (!['', 'CONNECT', 'POST'].includes(protocol.text)) {
    report.error(protocol, 'MB0308', { field: 'protocol', value: protocol.text, allowed: ['CONNECT', 'POST'] })
  }
  const host = tunnel.at('targetHost')
  if (nameFault(host.text) && !isAddress(host.text)) report.error(host, 'MB0334', { field: 'targetHost', value: host.text })
  checkPort(report, tunnel.at('targetPort'))
}

import type { Resource } from '../../types/resource.js'
import { checkAddress, checkUnixPath, UNIX_PREFIX } from './addresses.js'
import { checkConnectionPool } from './connection-pool.js'
import { checkDestination } from './destinations.js'
import { checkTargetPort } from './gateway.js'
import { checkName } from './hosts.js'
import { checkNamespacedHost } from './namespaced-hosts.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkProtocol } from './protocols.js'
import type { Report } from './report.js'
import { checkSelector } from './selectors.js'
import { checkIngress } from './sidecar-ingress.js'
import { checkPortName } from './workload-entry.js'

/** Istio: pkg/config/validation#ValidateSidecar */
export function checkSidecar(report: Report, spec: Place, { namespace }: Resource): void {
  checkSelector(report, spec.at('workloadSelector'), 'labels')
  // With a selector that is wrong Istio looks no further.
  if (report.hasErrors) return
  const [egress, ingress] = [spec.at('egress'), spec.at('ingress')]
  const [policy, pool] = [spec.at('outboundTrafficPolicy'), spec.at('inboundConnectionPool')]
  if (!egress.isFilled && !ingress.isFilled && !policy.isSet && !pool.isSet) {
    report.replaceWith(spec, 'MB0313', {
      parent: 'spec',
      fields: ['egress', 'ingress', 'outboundTrafficPolicy', 'inboundConnectionPool'],
    })
    return
  }
  checkIngress(report, ingress)
  checkConnectionPool(report, pool)
  checkEgress(report, egress, namespace)
  checkOutboundPolicy(report, policy)
}

function checkEgress(report: Report, egress: Place, namespace: string): void {
  const numbers = new Set<number>()
  const sockets = new Set<string>()
  egress.items.forEach((listener, i) => {
    const port = listener.at('port')
    if (!port.isSet) {
      if (i < egress.items.length - 1) report.error(listener, 'MB0403', {})
    } else {
      checkTargetPort(report, port)
      checkEgressPort(report, listener, port)
      const number = port.at('number')
      const bind = listener.at('bind')
      if (number.number === 0) {
        if (sockets.has(bind.text)) report.error(bind.isSet ? bind : listener, 'MB0322', { field: 'bind', value: bind.text })
        sockets.add(bind.text)
      } else {
        if (numbers.has(number.number)) report.error(number, 'MB0322', { field: 'port.number', value: String(number.number) })
        numbers.add(number.number)
      }
    }
    checkEgressHosts(report, listener, namespace)
  })
}

/** Istio: pkg/config/validation#validateSidecarEgressPortBindAndCaptureMode */
function checkEgressPort(report: Report, listener: Place, port: Place): void {
  const bind = listener.at('bind')
  if (port.at('name').text !== '') checkPortName(report, port.at('name'))
  checkProtocol(report, port.at('protocol'))
  if (port.at('number').number !== 0) {
    checkPort(report, port.at('number'))
    if (bind.text !== '') checkAddress(report, bind)
    return
  }
  if (bind.text.startsWith(UNIX_PREFIX)) checkUnixPath(report, bind, bind.text.slice(UNIX_PREFIX.length))
  else report.error(port, 'MB0404', {})
  const capture = listener.at('captureMode')
  if (!['', 'DEFAULT', 'NONE'].includes(capture.text)) {
    report.error(capture, 'MB0308', { field: 'captureMode', value: capture.text, allowed: ['DEFAULT', 'NONE'] })
  }
}

function checkEgressHosts(report: Report, listener: Place, namespace: string): void {
  const hosts = listener.at('hosts')
  if (!hosts.isFilled) report.error(listener, 'MB0312', { parent: 'egress', field: 'hosts' })
  const seen = new Map<string, Set<string>>()
  for (const host of hosts.items) {
    const slash = host.text.indexOf('/')
    if (slash !== -1 && !host.text.startsWith('~')) {
      const written = host.text.slice(0, slash)
      const owner = written === '.' ? namespace : written
      const name = host.text.slice(slash + 1)
      const names = seen.get(owner) ?? new Set<string>()
      const isCovered = name === '*' ? names.size > 0 : names.has(name) || names.has('*')
      if (isCovered) report.warn(host, 'MB0322', { field: 'hosts', value: host.text })
      seen.set(owner, names.add(name))
    }
    checkNamespacedHost(report, host, false)
  }
  if (seen.get('*')?.has('*') && seen.size > 1) report.warn(hosts, 'MB0405', {})
}

/** Up to the first thing wrong. Istio: pkg/config/validation#validateSidecarOutboundTrafficPolicy */
function checkOutboundPolicy(report: Report, policy: Place): void {
  if (!policy.isSet) return
  const mode = policy.at('mode').text || 'REGISTRY_ONLY'
  if (mode === 'ALLOW_ANY_DYNAMIC_DNS') {
    report.error(policy.at('mode'), 'MB0318', { field: 'mode: ALLOW_ANY_DYNAMIC_DNS', where: 'Sidecar' })
    return
  }
  const proxy = policy.at('egressProxy')
  if (!proxy.isSet) return
  if (mode !== 'ALLOW_ANY') {
    report.error(proxy, 'MB0375', { field: 'egressProxy', other: 'mode: ALLOW_ANY' })
    return
  }
  checkName(report, proxy.at('host'))
  if (proxy.has('port')) checkDestination(report, proxy)
  else report.error(proxy, 'MB0312', { parent: 'egressProxy', field: 'port' })
}

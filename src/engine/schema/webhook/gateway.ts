import type { Resource } from '../../types/resource.js'
import { checkAddress, checkUnixPath, UNIX_PREFIX } from './addresses.js'
import { isDnsLabel } from './hosts.js'
import { checkNamespacedHost } from './namespaced-hosts.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkProtocol, isHttp, isProtocol, isTls } from './protocols.js'
import type { Report } from './report.js'
import { checkServerTls } from './server-tls.js'

/** Istio: pkg/config/validation#ValidateGateway */
export function checkGateway(report: Report, spec: Place, { name, annotations }: Resource, root: Place): void {
  const isGenerated = annotations['internal.istio.io/gateway-semantics'] === 'gateway'
  if (!isDnsLabel(name) && !isGenerated) report.error(root.at('metadata').at('name'), 'MB0393', { name })
  const servers = spec.at('servers')
  if (!servers.isFilled) report.error(spec.isSet ? spec : root, 'MB0312', { parent: 'Gateway', field: 'servers' })
  for (const server of servers.items) checkServer(report, server, isGenerated)
  const names = new Set<string>()
  for (const server of servers.items) {
    const port = server.at('port')
    if (!port.isSet) continue
    const portName = port.at('name')
    if (names.has(portName.text)) report.error(portName.isSet ? portName : port, 'MB0322', { field: 'port.name', value: portName.text })
    names.add(portName.text)
    const redirect = server.at('tls').at('httpsRedirect')
    const protocol = port.at('protocol').text
    if (redirect.flag && !isHttp(protocol)) report.warn(redirect, 'MB0320', { field: 'httpsRedirect', where: `protocol: ${protocol}` })
  }
}

/** Istio: pkg/config/validation#validateServer */
function checkServer(report: Report, server: Place, isGenerated: boolean): void {
  const [hosts, port, tls] = [server.at('hosts'), server.at('port'), server.at('tls')]
  if (!hosts.isFilled) report.error(server, 'MB0312', { parent: 'servers', field: 'hosts' })
  for (const host of hosts.items) checkNamespacedHost(report, host, true, isGenerated)
  const isPortSound = checkServerPort(report, server, port)
  checkBind(report, server.at('bind'), port)
  checkServerTls(report, tls)
  if (!isPortSound) return
  const protocol = port.at('protocol').text
  if (isTls(protocol)) {
    if (!tls.isSet) report.error(server, 'MB0387', { protocol })
  } else if (tls.isSet && !(isHttp(protocol) && isRedirectOnly(tls))) report.error(tls, 'MB0392', { protocol })
}

/** Plain HTTP takes no TLS settings but those that hold none: a redirect. */
const isRedirectOnly = (tls: Place): boolean =>
  ['', 'PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tls.at('mode').text) &&
  ['caCertificates', 'privateKey', 'serverCertificate'].every((field) => tls.at(field).text === '')

/** Whether the port is sound. Istio: pkg/config/validation#validateServerPort */
function checkServerPort(report: Report, server: Place, port: Place): boolean {
  if (!port.isSet) {
    report.error(server, 'MB0312', { parent: 'servers', field: 'port' })
    return false
  }
  const protocol = port.at('protocol')
  checkProtocol(report, protocol, false)
  const number = port.at('number')
  const isUnix = server.at('bind').text.startsWith(UNIX_PREFIX)
  if (number.number > 0 || !isUnix) checkPort(report, number)
  checkTargetPort(report, port)
  const isNamed = port.at('name').text !== ''
  if (!isNamed) report.error(port, 'MB0312', { parent: 'port', field: 'name' })
  const isInRange = number.number <= 65535 && (number.number > 0 || (isUnix && number.number === 0))
  return isProtocol(protocol.text) && isInRange && port.at('targetPort').number <= 0 && isNamed
}

/** Where `targetPort` means nothing, Istio refuses it. */
export function checkTargetPort(report: Report, port: Place): void {
  if (port.at('targetPort').number > 0) report.error(port.at('targetPort'), 'MB0319', { field: 'targetPort' })
}

/** Istio: pkg/config/validation#validateServerBind */
function checkBind(report: Report, bind: Place, port: Place): void {
  if (!bind.text.startsWith(UNIX_PREFIX)) {
    if (bind.text !== '') checkAddress(report, bind)
    return
  }
  checkUnixPath(report, bind, bind.text.slice(UNIX_PREFIX.length))
  if (port.at('number').number !== 0) report.error(port.at('number'), 'MB0315', { field: 'port.number', other: `bind: ${bind.text}` })
}

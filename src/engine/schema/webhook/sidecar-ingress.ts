import { checkAddress, checkUnixPath, UNIX_PREFIX } from './addresses.js'
import { checkConnectionPool } from './connection-pool.js'
import { checkTargetPort } from './gateway.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkProtocol, isHttp, isTls } from './protocols.js'
import type { Report } from './report.js'
import { checkServerTls } from './server-tls.js'
import { checkPortName } from './workload-entry.js'

/** The listeners of a sidecar for what comes in. */
export function checkIngress(report: Report, ingress: Place): void {
  const numbers = new Set<number>()
  for (const listener of ingress.items) {
    const port = listener.at('port')
    if (!port.isSet) {
      report.error(listener, 'MB0312', { parent: 'ingress', field: 'port' })
      continue
    }
    checkTargetPort(report, port)
    checkIngressPort(report, listener, port)
    const number = port.at('number')
    if (numbers.has(number.number)) report.error(number, 'MB0322', { field: 'port.number', value: String(number.number) })
    numbers.add(number.number)
    if (listener.at('defaultEndpoint').text !== '') checkDefaultEndpoint(report, listener.at('defaultEndpoint'))
    if (listener.has('tls')) checkTls(report, listener.at('tls'), port.at('protocol').text)
    const pool = listener.at('connectionPool')
    checkConnectionPool(report, pool)
    const protocol = port.at('protocol').text
    if (pool.has('http') && !isHttp(protocol)) {
      report.warn(pool.at('http'), 'MB0320', { field: 'connectionPool.http', where: `protocol: ${protocol}` })
    }
  }
}

/** Istio: pkg/config/validation#validateSidecarIngressPortAndBind */
function checkIngressPort(report: Report, listener: Place, port: Place): void {
  if (port.at('name').text !== '') checkPortName(report, port.at('name'))
  checkProtocol(report, port.at('protocol'))
  checkPort(report, port.at('number'))
  if (listener.at('bind').text !== '') checkAddress(report, listener.at('bind'))
}

const LOCAL = new Set(['', '127.0.0.1', '0.0.0.0', '::1', '::'])

/** HOST:PORT as Go's net splits it; undefined for what is none. */
function splitHostPort(text: string): readonly [host: string, port: string] | undefined {
  const match = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(text)
  return match ? [match[1] ?? match[2] ?? '', match[3] ?? ''] : undefined
}

function checkDefaultEndpoint(report: Report, place: Place): void {
  const { text } = place
  if (text.startsWith(UNIX_PREFIX)) {
    checkUnixPath(report, place, text.slice(UNIX_PREFIX.length))
    return
  }
  const split = splitHostPort(text)
  // What cannot be split has no port either: Istio says both.
  if (!split) report.error(place, 'MB0406', { value: text })
  const [host, port] = split ?? ['', '']
  if (!LOCAL.has(host)) report.error(place, 'MB0407', { value: host })
  if (/^[+-]?\d{1,18}$/.test(port)) checkPort(report, place, Number(port))
  else report.error(place, 'MB0408', { value: port })
}

const UNSUPPORTED = ['subjectAltNames', 'httpsRedirect', 'credentialName', 'credentialNames', 'tlsCertificates']

function checkTls(report: Report, tls: Place, protocol: string): void {
  for (const field of UNSUPPORTED) {
    const place = tls.at(field)
    if (place.isFilled || place.text !== '' || place.flag) report.error(place, 'MB0318', { field, where: 'ingress.tls' })
  }
  const mode = tls.at('mode')
  if (mode.text === 'ISTIO_MUTUAL' || mode.text === 'AUTO_PASSTHROUGH') {
    report.error(mode, 'MB0318', { field: `mode: ${mode.text}`, where: 'ingress.tls' })
  }
  if (!isTls(protocol)) report.error(tls, 'MB0392', { protocol })
  checkServerTls(report, tls)
}

import type { Place } from './place.js'
import type { Report } from './report.js'

const ciphers = new Set([
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA'],
  ...['ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA'],
  'DES-CBC3-SHA',
])

/** What begins with a sign is an expression that Istio does not read. */
const isCipher = (name: string): boolean => name === '' || name === 'ALL' || !/^[\p{L}\p{N}]/u.test(name) || ciphers.has(name)

/** The fields that hold certificates, of which ISTIO_MUTUAL needs none. */
const CERTIFICATES = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames']

/** How a gateway or sidecar ends TLS. Istio: pkg/config/validation#validateTLSOptions */
export function checkServerTls(report: Report, tls: Place): void {
  if (!tls.isSet) return
  const mode = tls.at('mode').text || 'PASSTHROUGH'
  const isThere = (field: string): boolean =>
    (tls.at(field).value !== '' && typeof tls.at(field).value === 'string') || tls.at(field).isFilled
  checkCiphers(report, tls)
  if (mode === 'ISTIO_MUTUAL') {
    for (const field of CERTIFICATES.filter(isThere)) report.error(tls.at(field), 'MB0315', { field, other: 'mode: ISTIO_MUTUAL' })
    return
  }
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') {
    const field = ['caCrl', ...CERTIFICATES].find(isThere)
    if (field !== undefined) report.warn(tls.at(field), 'MB0320', { field, where: `mode: ${mode}` })
  }
  const pair = isThere('serverCertificate') && isThere('privateKey') ? ['serverCertificate'] : []
  const sources = [...pair, ...['credentialName', 'credentialNames', 'tlsCertificates'].filter(isThere)]
  if (sources.length > 1) report.error(tls.at(sources.at(-1) ?? ''), 'MB0314', { parent: 'tls', fields: sources })
  const terminates = mode === 'SIMPLE' || mode === 'MUTUAL' || mode === 'OPTIONAL_MUTUAL'
  if (terminates && (isThere('credentialName') || isThere('credentialNames'))) return
  if (terminates) checkCertificates(report, tls, mode)
  if (!isThere('caCrl')) return
  if (isThere('credentialName')) report.error(tls.at('caCrl'), 'MB0315', { field: 'caCrl', other: 'credentialName' })
  if (mode === 'SIMPLE') report.error(tls.at('caCrl'), 'MB0315', { field: 'caCrl', other: 'mode: SIMPLE' })
}

const MOST_CERTIFICATES = 2

function checkCertificates(report: Report, tls: Place, mode: string): void {
  const parent = `mode: ${mode}`
  if (mode !== 'SIMPLE' && tls.at('caCertificates').text === '') report.error(tls, 'MB0312', { parent, field: 'caCertificates' })
  const list = tls.at('tlsCertificates')
  if (list.items.length > MOST_CERTIFICATES) report.warn(list, 'MB0390', { limit: MOST_CERTIFICATES })
  for (const certificate of list.isFilled ? list.items : [tls]) {
    for (const field of ['serverCertificate', 'privateKey']) {
      if (certificate.at(field).text === '') report.error(certificate, 'MB0312', { parent, field })
    }
  }
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort()

function checkCiphers(report: Report, tls: Place): void {
  const suites = tls.at('cipherSuites')
  const least = tls.at('minProtocolVersion')
  const isOld = least.text === 'TLSV1_0' || least.text === 'TLSV1_1'
  if (isOld && !suites.isFilled) report.warn(least, 'MB0388', { version: least.text })
  const names = suites.items.map(({ text }) => text)
  const wrong = unique(names.filter((name) => !isCipher(name)))
  if (wrong.length > 0) report.warn(suites, 'MB0389', { values: wrong })
  const repeated = unique(names.filter((name, i) => isCipher(name) && names.indexOf(name) < i))
  if (repeated.length > 0) report.warn(suites, 'MB0391', { values: repeated })
}

import type { Place } from './place.js'
import type { Report } from './report.js'

const CONFIG_MAP = 'configmap://'

/** How Envoy speaks TLS to a host. Istio: pkg/config/validation/agent#ValidateTLS */
export function checkClientTls(report: Report, tls: Place, namespace: string): void {
  if (!tls.isSet) return
  const mode = tls.at('mode').text || 'DISABLE'
  const text = (field: string): string => tls.at(field).text
  const credential = tls.at('credentialName')
  if (credential.text.startsWith(CONFIG_MAP)) {
    const [owner, name = ''] = credential.text.slice(CONFIG_MAP.length).split('/')
    if (owner !== namespace || name === '' || namespace === '') report.error(credential, 'MB0386', { namespace })
  }
  if (tls.at('insecureSkipVerify').flag && (mode === 'SIMPLE' || mode === 'MUTUAL')) {
    const verifying = ['caCertificates', ...(mode === 'SIMPLE' ? ['credentialName'] : [])].filter((field) => text(field) !== '')
    if (tls.at('subjectAltNames').isFilled) verifying.push('subjectAltNames')
    const [field] = verifying
    if (field !== undefined) report.error(tls.at(field), 'MB0315', { field, other: 'insecureSkipVerify' })
  }
  if ((mode === 'SIMPLE' || mode === 'MUTUAL') && credential.text !== '') {
    const field = ['clientCertificate', 'caCertificates', 'privateKey', 'caCrl'].find((name) => text(name) !== '')
    if (field !== undefined) report.error(tls.at(field), 'MB0315', { field, other: 'credentialName' })
    return
  }
  if (mode !== 'MUTUAL') return
  for (const field of ['clientCertificate', 'privateKey']) {
    if (text(field) === '') report.error(tls, 'MB0312', { parent: 'mode: MUTUAL', field })
  }
}

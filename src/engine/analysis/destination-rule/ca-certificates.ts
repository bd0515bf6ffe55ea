import type { Analyzer } from '../context.js'
import { at, listAt, numberAt, textAt } from '../read.js'

/**
 * TLS to servers whose certificate nobody verifies.
 * Istio: pkg/config/analysis/analyzers/destinationrule/ca-certificates.go
 */
export const caCertificates: Analyzer = {
  name: 'destinationrule.CaCertificateAnalyzer',
  codes: ['IST0128', 'IST0129'],
  analyze(context) {
    for (const rule of context.all('DestinationRule')) {
      const { spec, fullName: destinationrule, namespace } = rule
      const hasSelector = at(spec, 'workloadSelector') !== undefined
      const host = textAt(spec, 'host')
      const policy = at(spec, 'trafficPolicy')
      const tls = at(policy, 'tls')
      if (isUnverified(tls, hasSelector)) {
        const args = { destinationrule, namespace, mode: textAt(tls, 'mode'), host }
        context.report('IST0128', rule, args, ['spec', 'trafficPolicy', 'tls', 'caCertificates'])
      }
      for (const [i, settings] of listAt(policy, 'portLevelSettings').entries()) {
        const tls = at(settings, 'tls')
        if (!isUnverified(tls, hasSelector)) continue
        const args = { destinationrule, namespace, mode: textAt(tls, 'mode'), host, port: numberAt(settings, 'port', 'number') }
        context.report('IST0129', rule, args, ['spec', 'trafficPolicy', 'portLevelSettings', i, 'tls', 'caCertificates'])
      }
    }
  },
}

/** A rule for chosen workloads may take its certificates from a Secret. */
function isUnverified(tls: unknown, hasSelector: boolean): boolean {
  const mode = textAt(tls, 'mode')
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return false
  return textAt(tls, 'caCertificates') === '' && !(hasSelector && textAt(tls, 'credentialName') !== '')
}

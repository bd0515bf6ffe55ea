import type { AnalysisContext, Analyzer } from '../context.js'
import { type Instance, referenceOf } from '../instance.js'
import { listAt, textAt, textMapAt } from '../read.js'
import { firstLabel, selectorText } from '../selector.js'
import { base64Bytes, isCertificate } from './certificate-bytes.js'

/**
 * Certificates that a gateway's servers name: they must be Secrets beside the gateway's pods.
 * Istio: pkg/config/analysis/analyzers/gateway/secret.go
 */
export const gatewaySecrets: Analyzer = {
  name: 'gateway.SecretAnalyzer',
  codes: ['IST0101', 'IST0161'],
  analyze(context) {
    for (const gateway of context.all('Gateway')) {
      const labels = textMapAt(gateway.spec, 'selector')
      const namespace = context.pods.first(labels)?.namespace ?? ''
      if (namespace === '') {
        const selector = selectorText(labels)
        context.report('IST0101', gateway, { reftype: 'selector', refval: selector }, ['spec', 'selector', firstLabel(selector)])
      } else for (const [i, server] of listAt(gateway.spec, 'servers').entries()) look(gateway, i, server, namespace, context)
    }
  },
}

function look(gateway: Instance, index: number, server: unknown, gatewayNamespace: string, context: AnalysisContext): void {
  const name = textAt(server, 'tls', 'credentialName')
  if (name === '') return
  const path = ['spec', 'servers', index, 'tls', 'credentialName']
  const secret = context.find('Secret', referenceOf(gatewayNamespace, name))
  if (!secret) context.report('IST0101', gateway, { reftype: 'credentialName', refval: name }, path)
  else if (!isValid(secret, context.now)) context.report('IST0161', gateway, { gatewayName: gateway.name, gatewayNamespace }, path)
}

/** The two ways in which a Secret may hold a certificate and its key. Istio: pilot/pkg/credentials/kube/secrets.go#ExtractCertInfo */
const keyNames = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
] as const

function isValid({ object }: Instance, now: number | undefined): boolean {
  for (const [certificate, key] of keyNames) {
    const bytes = base64Bytes(textAt(object, 'data', certificate))
    if (bytes?.length && base64Bytes(textAt(object, 'data', key))?.length) return isCertificate(bytes, now)
  }
  return false
}

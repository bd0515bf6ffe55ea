import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, textAt, textMapAt } from '../read.js'
import { selects } from '../selector.js'

/** What tells a server's certificate: the Secret's name, else the paths of both files. */
function certificateOf(server: unknown): string | undefined {
  const tls = at(server, 'tls')
  const credential = textAt(tls, 'credentialName')
  if (credential !== '') return `secret ${credential}`
  const [certificate, key] = [textAt(tls, 'serverCertificate'), textAt(tls, 'privateKey')]
  return certificate !== '' && key !== '' ? `files ${certificate} ${key}` : undefined
}

/**
 * One certificate in several gateways over the same pods: a client that re-uses its HTTP/2 connection then asks the wrong one.
 * Istio: pkg/config/analysis/analyzers/gateway/certificate.go
 */
export const gatewayCertificates: Analyzer = {
  name: 'gateway.CertificateAnalyzer',
  codes: ['IST0138'],
  analyze(context) {
    const byCertificate = new Map<string, Instance[]>()
    const certificates = new Map<Instance, ReadonlySet<string>>()
    for (const gateway of context.all('Gateway')) {
      const own = new Set(listAt(gateway.spec, 'servers').flatMap((server) => certificateOf(server) ?? []))
      certificates.set(gateway, own)
      for (const certificate of own) byCertificate.set(certificate, [...(byCertificate.get(certificate) ?? []), gateway])
    }
    for (const [gateway, own] of certificates) {
      const selector = textMapAt(gateway.spec, 'selector')
      const others = new Set([...own].flatMap((certificate) => byCertificate.get(certificate) ?? []))
      others.delete(gateway)
      for (const other of others) {
        if (!selects(selector, textMapAt(other.spec, 'selector'))) continue
        context.report('IST0138', gateway, { gateways: [gateway.fullName, other.fullName] }, ['metadata', 'name'])
      }
    }
  },
}

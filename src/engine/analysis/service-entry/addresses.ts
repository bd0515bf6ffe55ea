import type { Analyzer } from '../context.js'
import { listAt, own, textAt } from '../read.js'

/**
 * TCP ports of ServiceEntries that have no address to listen on.
 * Istio: pkg/config/analysis/analyzers/serviceentry/protocoladdresses.go
 */
export const serviceEntryAddresses: Analyzer = {
  name: 'serviceentry.Analyzer',
  codes: ['IST0134'],
  analyze(context) {
    const { proxyMetadata } = context.mesh
    const isOn = (name: string): boolean => own(proxyMetadata, name) === 'true'
    const isAllocated = isOn('ISTIO_META_DNS_CAPTURE') && (isOn('ISTIO_META_DNS_AUTO_ALLOCATE') || isOn('PILOT_ENABLE_IP_AUTOALLOCATE'))
    if (isAllocated) return
    for (const entry of context.all('ServiceEntry')) {
      if (listAt(entry.spec, 'addresses').length > 0 || listAt(entry.status, 'addresses').length > 0) continue
      for (const [i, port] of listAt(entry.spec, 'ports').entries()) {
        const protocol = textAt(port, 'protocol')
        if (protocol !== '' && protocol.toUpperCase() !== 'TCP') continue
        context.report('IST0134', entry, {}, ['spec', 'ports', i, 'name'])
      }
    }
  },
}

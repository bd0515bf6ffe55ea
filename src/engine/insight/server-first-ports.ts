import { isSniffed } from '../mesh/model/protocol.js'
import type { Listener } from '../types/envoy/listener.js'
import type { Evidence } from '../types/insight.js'
import { origin } from '../types/provenance.js'
import { type InsightCheck, type InsightContext, isWritten } from './context.js'

/** Protocols in which the server speaks first, by their usual ports. Istio itself knows 25, 53, 3306 and 27017 and sniffs nothing there. */
const serverFirst: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [22, 'SSH'],
  [110, 'POP3'],
  [119, 'NNTP'],
  [143, 'IMAP'],
  [587, 'SMTP'],
  [2525, 'SMTP'],
  [4222, 'NATS'],
  [5900, 'VNC'],
  [33060, 'MySQL X'],
])

/** Ports that Envoy sniffs though their servers speak first: each connection waits until the sniffing gives up. */
export const serverFirstPorts: InsightCheck = {
  codes: ['MB0507'],
  check(context) {
    for (const service of context.push.services) {
      const { resource } = service.origin
      if (!isWritten(resource, 'Service')) continue
      for (const port of service.ports) {
        const protocol = serverFirst.get(port.port)
        if (!protocol || !isSniffed(port.protocol)) continue
        const evidence = sniffingListeners(context, port.port)
        const index = ((resource.spec as { ports?: readonly { port?: number }[] } | undefined)?.ports ?? []).findIndex(
          (p) => p.port === port.port,
        )
        if (evidence.length === 0 || index < 0) continue
        const at = origin(resource, 'spec', 'ports', index)
        context.report('MB0507', 'warning', { arguments: { port: port.port, name: port.name, protocol }, at, others: [], evidence })
      }
    }
  },
}

function sniffingListeners(context: InsightContext, port: number): Evidence[] {
  const found: Evidence[] = []
  for (const { info, configuration } of context.seen) {
    if (info.type !== 'sidecar') continue
    const listener = (configuration.listeners as readonly Listener[]).find(
      (l) => l.name.endsWith(`_${port}`) && l.listener_filters?.some((f) => f.name === 'envoy.filters.listener.http_inspector'),
    )
    if (listener) found.push({ proxy: info.id, kind: 'listeners', name: listener.name, within: [] })
    if (found.length === 2) break
  }
  return found
}

import type { Labels } from '../../types/resource.js'
import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, numberAt, textAt, textMapAt, textsAt } from '../read.js'
import { firstLabel, selectorText, selects } from '../selector.js'

/** The servers of all gateways that have one selector, by port, then by gateway. Of a gateway's servers on one port the last counts. */
interface SelectorGroup {
  readonly text: string
  readonly labels: Labels
  readonly ports: Map<string, Map<string, Map<string, string>>>
}

/**
 * Gateways over the same pods that both claim a host on a port.
 * Istio: pkg/config/analysis/analyzers/gateway/conflictinggateway.go
 */
export const gatewayConflicts: Analyzer = {
  name: 'gateway.ConflictingGatewayAnalyzer',
  codes: ['IST0101', 'IST0145'],
  analyze(context) {
    const groups = groupsOf(context)
    const rivals = new Map<string, readonly SelectorGroup[]>()
    for (const gateway of context.all('Gateway')) {
      const labels = textMapAt(gateway.spec, 'selector')
      const selector = selectorText(labels)
      const group = { text: selector, labels, ports: new Map() }
      const over = rivals.get(selector) ?? [...groups.values()].filter((other) => overlap(group, other, context))
      rivals.set(selector, over)
      if (selector !== '' && over.length === 0) {
        context.report('IST0101', gateway, { reftype: 'selector', refval: selector }, ['spec', 'selector', firstLabel(selector)])
      } else for (const server of listAt(gateway.spec, 'servers')) reportServer(gateway, server, selector, over, context)
    }
  },
}

function groupsOf(context: AnalysisContext): ReadonlyMap<string, SelectorGroup> {
  const groups = new Map<string, SelectorGroup>()
  for (const { spec, fullName } of context.all('Gateway')) {
    const labels = textMapAt(spec, 'selector')
    const text = selectorText(labels)
    for (const server of listAt(spec, 'servers')) {
      const group = groups.get(text) ?? { text, labels, ports: new Map() }
      groups.set(text, group)
      const port = String(numberAt(server, 'port', 'number'))
      const byGateway = group.ports.get(port) ?? new Map<string, Map<string, string>>()
      group.ports.set(port, byGateway)
      byGateway.set(fullName, new Map(textsAt(server, 'hosts').map((host) => [host, textAt(server, 'bind')])))
    }
  }
  return groups
}

/** Whether two selectors are known to take one pod: they are equal, or one's text contains the other's and some pod satisfies both. */
function overlap(a: SelectorGroup, b: SelectorGroup, context: AnalysisContext): boolean {
  if (a.text === b.text) return true
  if (!a.text.includes(b.text) && !b.text.includes(a.text)) return false
  return context.pods.select(a.labels).some(({ labels }) => selects(b.labels, labels))
}

function reportServer(
  gateway: Instance,
  server: unknown,
  selector: string,
  rivals: readonly SelectorGroup[],
  context: AnalysisContext,
): void {
  const portnumber = String(numberAt(server, 'port', 'number'))
  const hosts = textsAt(server, 'hosts')
  const bind = textAt(server, 'bind')
  const conflicting: string[] = []
  for (const { ports } of rivals) {
    for (const [name, bindByHost] of ports.get(portnumber) ?? []) {
      if (name === gateway.fullName) continue
      if (hosts.some((host) => bindByHost.get(host) === bind)) conflicting.push(name)
      // Hosts that conflict with none of a gateway's are from then on counted among them.
      else for (const host of hosts) bindByHost.set(host, bind)
    }
  }
  if (conflicting.length === 0) return
  context.report('IST0145', gateway, { gateway: conflicting.sort().join(','), selector, portnumber, hosts: hosts.join(',') })
}

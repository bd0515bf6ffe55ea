import type { AnalysisContext, Analyzer } from '../context.js'
import { labelIndexes } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, numberAt, textAt, textMapAt } from '../read.js'
import { firstLabel, type LabelIndex, selectorText, selects } from '../selector.js'

/**
 * Gateways that select no pod, or listen where no Service leads to.
 * Istio: pkg/config/analysis/analyzers/gateway/gateway.go
 */
export const gatewayPorts: Analyzer = {
  name: 'gateway.IngressGatewayPortAnalyzer',
  codes: ['IST0101', 'IST0162'],
  analyze(context) {
    const portsOf = portFinder(context)
    for (const gateway of context.all('Gateway')) {
      const labels = textMapAt(gateway.spec, 'selector')
      const selector = selectorText(labels)
      const path = ['spec', 'selector', firstLabel(selector)]
      const pods = context.pods.select(labels)
      if (pods.length === 0) {
        context.report('IST0101', gateway, { reftype: 'selector', refval: selector }, path)
        continue
      }
      const ports = portsOf(pods)
      for (const server of listAt(gateway.spec, 'servers')) {
        if (at(server, 'port') === undefined) continue
        const port = numberAt(server, 'port', 'number')
        if (!ports.has(port)) context.report('IST0162', gateway, { port, selector }, path)
      }
    }
  },
}

/**
 * The ports by which Services reach pods: their target ports and, where a target port is a number, the Service's own port too.
 * Only ports that say `protocol: TCP` count: nothing fills in the default for istioctl.
 */
function portFinder(context: AnalysisContext): (pods: readonly Instance[]) => ReadonlySet<number> {
  const selected = labelIndexes(context.all('Service'), ({ spec }) => textMapAt(spec, 'selector'))
  const known = new Map<string, readonly number[]>()
  const portsOfPod = ({ namespace, labels }: Instance): readonly number[] => {
    // Pods of one workload have the same labels.
    const key = `${namespace} ${selectorText(labels)}`
    const ports = known.get(key) ?? servicesOver(selected.get(namespace), labels).flatMap(portsOfService)
    known.set(key, ports)
    return ports
  }
  return (pods) => new Set(pods.flatMap(portsOfPod))
}

/** The Services whose selector these labels satisfy: one that selects by a label is found by it, one without selector takes all. */
function servicesOver(services: LabelIndex<Instance> | undefined, labels: Readonly<Record<string, string>>): readonly Instance[] {
  if (!services) return []
  const found = new Set<Instance>(services.select({}).filter(({ spec }) => Object.keys(textMapAt(spec, 'selector')).length === 0))
  for (const [key, value] of Object.entries(labels)) {
    for (const service of services.select({ [key]: value })) if (selects(textMapAt(service.spec, 'selector'), labels)) found.add(service)
  }
  return [...found]
}

const portsOfService = ({ spec }: Instance): readonly number[] =>
  listAt(spec, 'ports').flatMap((port) => {
    if (textAt(port, 'protocol') !== 'TCP') return []
    const target = numberAt(port, 'targetPort')
    return target !== 0 ? [target, numberAt(port, 'port')] : [numberAt(port, 'port')]
  })

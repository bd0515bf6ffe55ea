import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { at, listAt, numberAt, own, textAt, textMapAt } from '../read.js'
import { selects } from '../selector.js'
import { isDeploymentInMesh } from '../shared/in-mesh.js'

const namePath = ['metadata', 'name'] as const

/**
 * Several Services over one Deployment that do not agree: a port with two protocols, or a target port behind two ports.
 * Istio: pkg/config/analysis/analyzers/deployment/services.go
 */
export const multipleServices: Analyzer = {
  name: 'deployment.MultiServiceAnalyzer',
  codes: ['IST0116', 'IST0137'],
  analyze(context) {
    const servicesOf = serviceFinder(context)
    for (const deployment of context.all('Deployment')) {
      if (own(deployment.labels, 'gateway.istio.io/managed') === 'istio.io-mesh-controller' || !isDeploymentInMesh(deployment, context))
        continue
      const services = servicesOf(deployment)
      if (services.length === 0) continue
      reportProtocols(deployment, services, context)
      reportTargetPorts(deployment, services, context)
    }
  },
}

function reportProtocols(deployment: Instance, services: readonly Instance[], context: AnalysisContext): void {
  const byPort = new Map<number, Map<string, string[]>>()
  for (const { spec, fullName } of services) {
    for (const entry of listAt(spec, 'ports')) {
      const port = numberAt(entry, 'port')
      const protocol = textAt(entry, 'protocol') || 'TCP'
      const byProtocol = byPort.get(port) ?? new Map<string, string[]>()
      byPort.set(port, byProtocol)
      byProtocol.set(protocol, [...(byProtocol.get(protocol) ?? []), fullName])
    }
  }
  for (const [port, byProtocol] of byPort) {
    if (byProtocol.size < 2) continue
    const names = [...byProtocol.values()].flat().sort()
    context.report('IST0116', deployment, { deployment: deployment.name, port, services: names }, namePath)
  }
}

function reportTargetPorts(deployment: Instance, services: readonly Instance[], context: AnalysisContext): void {
  const byTarget = new Map<string, Map<number, string>>()
  for (const { spec, fullName } of services) {
    for (const entry of listAt(spec, 'ports')) {
      const port = numberAt(entry, 'port')
      const given = String(at(entry, 'targetPort') ?? '')
      const target = given === '' || given === '0' ? String(port) : given
      const byPort = byTarget.get(target) ?? new Map<number, string>()
      byTarget.set(target, byPort)
      byPort.set(port, fullName)
    }
  }
  for (const [targetPort, byPort] of byTarget) {
    if (byPort.size < 2) continue
    const ports = [...byPort.keys()].sort((a, b) => a - b).map(String)
    const args = { deployment: deployment.name, services: [...byPort.values()].sort(), targetPort, ports }
    context.report('IST0137', deployment, args, namePath)
  }
}

/** Finds a Deployment's Services by one of the labels that they select: those of its own labels alone can select it. */
function serviceFinder(context: AnalysisContext): (deployment: Instance) => readonly Instance[] {
  const byLabel = new Map<string, { readonly order: number; readonly service: Instance }[]>()
  let order = 0
  for (const service of context.all('Service')) {
    const [first] = Object.entries(textMapAt(service.spec, 'selector'))
    if (!first) continue
    const label = `${service.namespace} ${first[0]}=${first[1]}`
    const list = byLabel.get(label)
    const entry = { order: order++, service }
    if (list) list.push(entry)
    else byLabel.set(label, [entry])
  }
  return ({ spec, namespace }) => {
    const labels = textMapAt(spec, 'template', 'metadata', 'labels')
    return Object.entries(labels)
      .flatMap(([key, value]) => byLabel.get(`${namespace} ${key}=${value}`) ?? [])
      .filter(({ service }) => selects(textMapAt(service.spec, 'selector'), labels))
      .sort((a, b) => a.order - b.order)
      .map(({ service }) => service)
  }
}

import { memoLast } from '../../memo.js'
import type { AnalysisMessageArguments } from '../../types/analysis-messages.js'
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
      const { protocols, targetPorts } = disagreements(deployment, services)
      for (const args of protocols) context.report('IST0116', deployment, args, namePath)
      for (const args of targetPorts) context.report('IST0137', deployment, args, namePath)
    }
  },
}

/** What the Services of a Deployment do not agree on; few edits are of these. */
const disagreements = memoLast(({ name }: Instance, services: readonly Instance[]) => ({
  protocols: protocolConflicts(name, services),
  targetPorts: targetPortConflicts(name, services),
}))

function protocolConflicts(deployment: string, services: readonly Instance[]): AnalysisMessageArguments['IST0116'][] {
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
  return [...byPort].flatMap(([port, byProtocol]) => {
    if (byProtocol.size < 2) return []
    return [{ deployment, port, services: [...byProtocol.values()].flat().sort() }]
  })
}

function targetPortConflicts(deployment: string, services: readonly Instance[]): AnalysisMessageArguments['IST0137'][] {
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
  return [...byTarget].flatMap(([targetPort, byPort]) => {
    if (byPort.size < 2) return []
    const ports = [...byPort.keys()].sort((a, b) => a - b).map(String)
    return [{ deployment, services: [...byPort.values()].sort(), targetPort, ports }]
  })
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

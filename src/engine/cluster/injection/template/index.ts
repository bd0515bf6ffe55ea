import type { JsonObject } from '../../resource-of.js'
import { InjectionError } from '../injection-error.js'
import type { TemplateContext } from './context.js'
import { gatewayTemplate } from './gateway.js'
import { grpcAgentTemplate, grpcSimpleTemplate } from './grpc.js'
import { sidecarTemplate } from './sidecar.js'

export { isNative, type Owner, proxyName, type TemplateContext } from './context.js'

/** What a template adds to a pod: a part of a pod, to be laid over it. */
export type Template = (c: TemplateContext) => JsonObject

/** The templates that a pod may ask for. Those of Istio's own gateway and waypoint deployments are not pods' to choose. */
const templates: ReadonlyMap<string, Template> = new Map([
  ['sidecar', sidecarTemplate],
  ['gateway', gatewayTemplate],
  ['grpc-agent', grpcAgentTemplate],
  ['grpc-simple', grpcSimpleTemplate],
])

/** The templates that `inject.istio.io/templates` names. @throws InjectionError for one that is not there. */
export function templatesOf(names: string | undefined): readonly Template[] {
  return (names ?? 'sidecar').split(',').map((written) => {
    const name = written.trim()
    const template = templates.get(name)
    if (!template) throw new InjectionError('injection-error.template', { name, known: [...templates.keys()].join(', ') })
    return template
  })
}

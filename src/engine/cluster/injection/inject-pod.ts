import type { MeshConfig } from '../../types/istio/mesh-config.js'
import { type JsonObject, objectAt } from '../resource-of.js'
import { checkAnnotations } from './check-annotations.js'
import { annotationsOf, containersOf, envOf, labelsOf, named, withContainers, withMetadata, withProxy } from './containers.js'
import { canonicalObject } from './kube-codec.js'
import { ordered } from './order.js'
import { reapplied, reinserted } from './overrides.js'
import { rewriteProbes } from './probes.js'
import { announceSecurePort, mergeMetrics } from './prometheus.js'
import type { InjectionSettings } from './settings.js'
import { statusName, statusText, stripped } from './status.js'
import { mergeOver } from './strategic-merge.js'
import { isNative, type Owner, proxyName, type TemplateContext, templatesOf } from './template/index.js'

const networkLabel = 'topology.istio.io/network'
const networkVariable = 'ISTIO_META_NETWORK'

/** The mesh as it is for a pod with its own proxy configuration. */
function meshFor(pod: JsonObject, { mesh, proxyConfigs }: InjectionSettings): MeshConfig {
  const text = annotationsOf(pod)['proxy.istio.io/config']
  const own = text === undefined ? undefined : proxyConfigs.over(mesh.defaultConfig, text)
  return own ? { ...mesh, defaultConfig: own } : mesh
}

function contextOf(pod: JsonObject, owner: Owner, mesh: MeshConfig, settings: InjectionSettings): TemplateContext {
  const seen = reinserted(stripped(pod, mesh.defaultConfig.statusPort ?? 0))
  const containers = containersOf(seen, 'containers')
  return { settings, mesh, proxyConfig: mesh.defaultConfig, owner, labels: labelsOf(seen), annotations: annotationsOf(seen), containers }
}

/** Where the sidecar is an init container, so is what the pod itself writes of it. */
function withNativeProxy(pod: JsonObject, added: JsonObject, settings: InjectionSettings): JsonObject {
  const containers = containersOf(pod, 'containers')
  const own = named(containers, proxyName)
  if (!own || !isNative({ annotations: annotationsOf(pod), settings }) || !named(containersOf(added, 'initContainers'), proxyName))
    return pod
  const rest = withContainers(
    pod,
    'containers',
    containers.filter((c) => c.name !== proxyName),
  )
  return withContainers(rest, 'initContainers', [...containersOf(pod, 'initContainers'), own])
}

/** A pod of another network says so to its proxy too. */
const withNetwork = (pod: JsonObject, network: string): JsonObject =>
  withProxy(pod, (p) => ({ ...p, env: [...envOf(p).filter((e) => e.name !== networkVariable), { name: networkVariable, value: network }] }))

/**
 * The pod (or the template of pods) `pod`, with what the injector adds. `pod` is as Go writes it; so is the answer.
 * @throws InjectionError where the injector would refuse.
 * Istio: pkg/kube/inject/webhook.go#injectPod
 */
export function injectPod(pod: JsonObject, owner: Owner, settings: InjectionSettings): JsonObject {
  checkAnnotations(annotationsOf(pod), settings)
  const mesh = meshFor(pod, settings)
  const context = contextOf(pod, owner, mesh, settings)

  let result = pod
  let added: JsonObject = canonicalObject('Pod', {})
  for (const template of templatesOf(annotationsOf(pod)['inject.istio.io/templates'])) {
    const part = template(context)
    added = canonicalObject('Pod', mergeOver('Pod', added, part))
    result = canonicalObject('Pod', mergeOver('Pod', withNativeProxy(result, added, settings), part))
  }
  result = reapplied(result, pod, added, mesh.defaultConfig)

  const network = labelsOf(pod)[networkLabel]
  if (network) result = withNetwork(result, network)
  result = rewriteProbes(announceSecurePort(mergeMetrics(result, mesh)), mesh)
  const status = { [statusName]: statusText(added, settings.revision) }
  result = withMetadata(result, 'annotations', { ...annotationsOf(result), ...status })
  result = ordered(result, mesh.defaultConfig.holdApplicationUntilProxyStarts === true)
  return canonicalObject('Pod', { metadata: objectAt(result, 'metadata'), spec: objectAt(result, 'spec') })
}

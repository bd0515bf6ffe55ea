import type { ProxyConfig } from '../../types/istio/proxy-config.js'
import { isObject, type JsonObject, listAt, objectAt } from '../resource-of.js'
import { annotationsOf, type ContainerList, containersOf, findContainer, named, withContainers, withMetadata } from './containers.js'
import { InjectionError } from './injection-error.js'
import { canonicalObject, goJson } from './kube-codec.js'
import { statusName, statusOf } from './status.js'
import { mergeOver } from './strategic-merge.js'
import { proxyName } from './template/index.js'

const overridesName = 'proxy.istio.io/overrides'
const lists: readonly ContainerList[] = ['containers', 'initContainers']

type Overrides = Readonly<Record<ContainerList, readonly JsonObject[]>>

/** The containers that an earlier injection found written in the pod and laid over its own. @throws InjectionError */
function overridesOf(pod: JsonObject): Overrides {
  const text = annotationsOf(pod)[overridesName]
  if (text === undefined) return { containers: [], initContainers: [] }
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new InjectionError('injection-error.annotation-json', { name: overridesName })
  }
  const of = (list: ContainerList) => listAt(read, list).map((c) => canonicalObject('Container', c))
  return { containers: of('containers'), initContainers: of('initContainers') }
}

/** The pod with those containers in it again, where stripping an earlier injection took them away. */
export function reinserted(pod: JsonObject): JsonObject {
  const overrides = overridesOf(pod)
  return lists.reduce((p, list) => {
    const missing = overrides[list].filter((c) => !named(containersOf(p, list), String(c.name)))
    return missing.length === 0 ? p : withContainers(p, list, [...containersOf(p, list), ...missing])
  }, pod)
}

/** The container, less its image if it is to be Istio's. */
function overlayOf(container: JsonObject): JsonObject {
  if (container.image !== 'auto') return container
  const { image: _, ...rest } = container
  return rest
}

/** The containers of `added` that the pod wrote itself, by list. */
function ownContainers(original: JsonObject, added: JsonObject): Overrides {
  const kept = overridesOf(original)
  const before = statusOf(original)
  const of = (list: ContainerList) =>
    containersOf(added, list).flatMap(({ name }) => {
      if (before?.[list].includes(String(name))) return []
      const inPod = list === 'containers' ? named(containersOf(original, list), String(name)) : findContainer(original, String(name))
      const own = named(kept[list], String(name)) ?? inPod
      return own ? [overlayOf(own)] : []
    })
  return { containers: of('containers'), initContainers: of('initContainers') }
}

/**
 * What a pod writes of a container that is also a template's counts more than the template: it is laid over once more, and remembered.
 * Istio: pkg/kube/inject/webhook.go#reapplyOverwrittenContainers
 */
export function reapplied(pod: JsonObject, original: JsonObject, added: JsonObject, proxyConfig: ProxyConfig): JsonObject {
  const own = ownContainers(original, added)
  let result = pod
  for (const list of lists) {
    for (const container of own[list]) result = canonicalObject('Pod', mergeOver('Pod', result, { spec: { [list]: [container] } }))
  }
  if (annotationsOf(original)[statusName] === undefined && own.containers.length + own.initContainers.length > 0) {
    const text = goJson(Object.fromEntries(lists.filter((l) => own[l].length > 0).map((l) => [l, own[l]])))
    result = withMetadata(result, 'annotations', { ...annotationsOf(result), [overridesName]: text })
  }
  return withUser(result, original, proxyConfig)
}

/** A proxy that the pod has run as another user is known to the rules as that user. */
function withUser(pod: JsonObject, original: JsonObject, proxyConfig: ProxyConfig): JsonObject {
  const { runAsUser: user, runAsGroup: group } = objectAt(findContainer(original, proxyName), 'securityContext')
  if (user === undefined && group === undefined) return pod
  const inits = containersOf(pod, 'initContainers')
  const init = named(inits, 'istio-init') ?? named(inits, 'istio-validation')
  if (!init) return pod
  const isTproxy = proxyConfig.interceptionMode === 'TPROXY' || annotationsOf(pod)['sidecar.istio.io/interceptionMode'] === 'TPROXY'
  const isValidation = init.name === 'istio-validation'
  const as = { ...(user !== undefined && { runAsUser: user }), ...(group !== undefined && { runAsGroup: group }) }
  const args = listAt(init, 'args')
  const flag = args.indexOf('-u')
  const changed: JsonObject = {
    ...init,
    ...(!isTproxy && isValidation && { securityContext: { ...objectAt(init, 'securityContext'), ...as } }),
    ...(user !== undefined && user !== 0 && flag >= 0 && { args: args.with(flag + 1, String(user)) }),
  }
  // A transparent proxy stays root, whatever the pod says.
  const asRoot = (c: JsonObject) =>
    isTproxy && user !== undefined && c.name === proxyName && isObject(c.securityContext)
      ? { ...c, securityContext: { ...c.securityContext, runAsUser: 0 } }
      : c
  const withInit = withContainers(
    pod,
    'initContainers',
    inits.map((c) => (c === init ? changed : asRoot(c))),
  )
  return withContainers(withInit, 'containers', containersOf(pod, 'containers').map(asRoot))
}

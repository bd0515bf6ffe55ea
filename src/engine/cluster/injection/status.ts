import { isObject, type JsonObject, listAt } from '../resource-of.js'
import { annotationsOf, type ContainerList, containersOf, withContainers, withMetadata } from './containers.js'
import { goJson } from './kube-codec.js'
import { withoutScraping } from './prometheus.js'

export const statusName = 'sidecar.istio.io/status'

export interface InjectionStatus {
  readonly containers: readonly string[]
  readonly initContainers: readonly string[]
}

/** What an earlier injection left on the pod; undefined where none did. */
export function statusOf(pod: JsonObject): InjectionStatus | undefined {
  const text = annotationsOf(pod)[statusName]
  if (text === undefined) return undefined
  try {
    const status: unknown = JSON.parse(text)
    if (!isObject(status)) return undefined
    const names = (list: ContainerList) => listAt(status, list).filter((n): n is string => typeof n === 'string')
    return { containers: names('containers'), initContainers: names('initContainers') }
  } catch {
    return undefined
  }
}

/** What templates added, for the injection that may come after. `added` is all of it laid together. */
export function statusText(added: JsonObject, revision: string): string {
  const names = (list: string) => {
    const members = listAt(added.spec, list).filter(isObject)
    return members.length === 0 ? null : members.map((m) => m.name)
  }
  return goJson({
    initContainers: names('initContainers'),
    containers: names('containers'),
    volumes: names('volumes'),
    imagePullSecrets: names('imagePullSecrets'),
    revision: revision || 'default',
  })
}

/** The pod as it was before an earlier injection, as far as templates look at it. Istio: pkg/kube/inject/inject.go#stripPod */
export function stripped(pod: JsonObject, statusPort: number): JsonObject {
  const status = statusOf(pod)
  if (!status) return pod
  const without = (p: JsonObject, list: ContainerList) =>
    withContainers(
      p,
      list,
      containersOf(p, list).filter((c) => !status[list].includes(String(c.name))),
    )
  const { [statusName]: _, ...annotations } = withoutScraping(annotationsOf(pod), String(statusPort))
  return withMetadata(without(without(pod, 'containers'), 'initContainers'), 'annotations', annotations)
}

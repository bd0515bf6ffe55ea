import { isObject, type JsonObject, listAt, objectAt } from '../resource-of.js'
import { proxyName } from './template/index.js'

export type ContainerList = 'containers' | 'initContainers'

/** The containers of a pod, as Go writes it. */
export const containersOf = (pod: JsonObject, list: ContainerList): readonly JsonObject[] =>
  listAt(objectAt(pod, 'spec'), list).filter(isObject)

export const withContainers = (pod: JsonObject, list: ContainerList, containers: readonly JsonObject[]): JsonObject => ({
  ...pod,
  spec: { ...objectAt(pod, 'spec'), [list]: containers },
})

export const named = (containers: readonly JsonObject[], name: string): JsonObject | undefined => containers.find((c) => c.name === name)

/** The container of that name, wherever it is; regular ones first. */
export const findContainer = (pod: JsonObject, name: string): JsonObject | undefined =>
  named(containersOf(pod, 'containers'), name) ?? named(containersOf(pod, 'initContainers'), name)

/** The pod with its proxy's container changed, wherever it is; the same pod without one. */
export function withProxy(pod: JsonObject, change: (proxy: JsonObject) => JsonObject): JsonObject {
  const list: ContainerList = named(containersOf(pod, 'containers'), proxyName) ? 'containers' : 'initContainers'
  const containers = containersOf(pod, list)
  const proxy = named(containers, proxyName)
  return proxy
    ? withContainers(
        pod,
        list,
        containers.map((c) => (c === proxy ? change(proxy) : c)),
      )
    : pod
}

/** `containers` with the last one of that name put in front, or behind, and others of the name gone. */
export function moved(containers: readonly JsonObject[], name: string, where: 'first' | 'last'): readonly JsonObject[] {
  const match = containers.findLast((c) => c.name === name)
  const others = containers.filter((c) => c.name !== name)
  if (!match) return others
  return where === 'first' ? [match, ...others] : [...others, match]
}

export const annotationsOf = (pod: JsonObject): Readonly<Record<string, string>> =>
  objectAt(objectAt(pod, 'metadata'), 'annotations') as Readonly<Record<string, string>>

export const labelsOf = (pod: JsonObject): Readonly<Record<string, string>> =>
  objectAt(objectAt(pod, 'metadata'), 'labels') as Readonly<Record<string, string>>

export const withMetadata = (pod: JsonObject, field: 'annotations' | 'labels', value: JsonObject): JsonObject => ({
  ...pod,
  metadata: { ...objectAt(pod, 'metadata'), [field]: value },
})

export const envOf = (container: JsonObject): readonly JsonObject[] => listAt(container, 'env').filter(isObject)

export const withVariable = (container: JsonObject, name: string, value: string): JsonObject => ({
  ...container,
  env: [...envOf(container), { name, value }],
})

/** What Go's strconv.ParseBool takes for a boolean; undefined for anything else. */
export function goBoolean(text: string | undefined): boolean | undefined {
  if (text !== undefined && ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true
  return text !== undefined && ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text) ? false : undefined
}

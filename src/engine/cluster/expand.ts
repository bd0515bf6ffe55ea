import { keyOf, type Resource } from '../types/resource.js'
import { endpointSliceOf } from './endpoint-slices.js'
import { withGatewayApiDefaults } from './gateway-api-defaults.js'
import { captured } from './injection/labels.js'
import { MadeUp } from './made-up.js'
import { PodIndex } from './pod-index.js'
import { podAddress, podOf, replicasOf, running, workloadKinds } from './pods.js'
import { type JsonObject, objectAt, resourceOf, stringAt } from './resource-of.js'
import { clusterAddress, needsAddress, withDefaults } from './services.js'
import { groupOf } from './state.js'

/** Kinds that belong to no namespace. */
const clusterWide = new Set(['Namespace', 'GatewayClass', 'Node', 'IngressClass', 'ClusterTrustBundle'])

/** When the first object was created, milliseconds since the epoch; each later one in the list a second after the one before. */
const firstCreation = Date.UTC(2026, 0, 1)

const namespaceOf = (r: Resource) => (clusterWide.has(r.kind) ? '' : r.namespace || 'default')
const isDated = (object: JsonObject) => stringAt(objectAt(object, 'metadata'), 'creationTimestamp') !== ''
const withMetadata = (o: JsonObject, more: JsonObject): JsonObject => ({ ...o, metadata: { ...objectAt(o, 'metadata'), ...more } })

/** The object with its namespace written in. */
function atHome(r: Resource): JsonObject {
  const namespace = namespaceOf(r)
  return namespace === '' || stringAt(objectAt(r.object, 'metadata'), 'namespace') !== '' ? r.object : withMetadata(r.object, { namespace })
}

/** Of several documents for one object the last counts, in the first's place. */
function lastApplied(resources: readonly Resource[]): readonly Resource[] {
  const byKey = new Map<string, Resource>()
  for (const r of resources) byKey.set(`${groupOf(r)}/${r.kind}/${namespaceOf(r)}/${r.name}`, r)
  return byKey.size === resources.length ? resources : [...byKey.values()]
}

/** `created` put into the order of the resources that it was made of, one of each. */
function inOrderOf(input: readonly Resource[], created: readonly Resource[]): readonly Resource[] {
  const place = new Map(input.map((r, i) => [keyOf({ ...r, namespace: namespaceOf(r) }), i]))
  return [...created].sort((a, b) => (place.get(keyOf(a)) ?? input.length) - (place.get(keyOf(b)) ?? input.length))
}

/** Whose pods are injected with a sidecar, and whose are captured by ambient mode. */
function namespaceModes(input: readonly Resource[]) {
  const ambient = new Set<string>()
  const injected = new Set<string>()
  for (const { kind, name, labels } of input) {
    if (kind !== 'Namespace') continue
    if (labels['istio.io/dataplane-mode'] === 'ambient') ambient.add(name)
    if (labels['istio-injection'] === 'enabled' || labels['istio.io/rev'] !== undefined) injected.add(name)
  }
  return { ambient, injected }
}

/** `made`, completed with the creation time of its place unless it has one. */
function finished(object: JsonObject, maker: Resource, place: number): Resource {
  if (isDated(object)) return object === maker.object ? maker : resourceOf(object, maker.document)
  const time = new Date(firstCreation + place * 1000).toISOString().replace('.000Z', 'Z')
  return resourceOf(withMetadata(object, { creationTimestamp: time }), maker.document)
}

export interface Expander {
  /** Everything that the API server would hold, in the recorder's order: what was written, then pods, then EndpointSlices. */
  expand(resources: readonly Resource[]): readonly Resource[]
  /**
   * For an edit that only writes some of the resources of the last expansion anew (`changed`: old to new) where nothing is made from them:
   * what stood in the state for the old, to what stands for the new. Undefined where the last expansion did not use the old.
   */
  replace(changed: ReadonlyMap<Resource, Resource>): ReadonlyMap<Resource, Resource> | undefined
}

/** Makes an expander with a memory of what it made. */
export function createExpander(): Expander {
  const memory = new MadeUp()
  /** The place of each resource that was only completed. */
  let places = new Map<Resource, number>()
  const sliceKeys = new WeakMap<Resource, { readonly pods: readonly Resource[]; readonly key: string }>()
  let sliceCount = 0

  /** A key that changes exactly when the list of pods does. */
  const keyOfPods = (service: Resource, pods: readonly Resource[]): string => {
    const known = sliceKeys.get(service)
    if (known && known.pods.length === pods.length && known.pods.every((p, i) => p === pods[i])) return known.key
    const key = `slice ${++sliceCount}`
    sliceKeys.set(service, { pods, key })
    return key
  }

  const put = (maker: Resource, key: string, place: number, make: () => JsonObject): Resource =>
    memory.get(maker, isDated(maker.object) ? key : `${key} @${place}`, () => finished(make(), maker, place))
  const complete = (r: Resource, place: number) => put(r, 'itself', place, () => withGatewayApiDefaults(atHome(r)))

  const expand = (resources: readonly Resource[]): readonly Resource[] => {
    const input = lastApplied(resources)
    const { ambient, injected } = namespaceModes(input)
    const written: Resource[] = []
    const pods: Resource[] = []
    const services: Resource[] = []
    const sliced = new Set<string>()
    places = new Map()
    const isPodMaker = (r: Resource) => r.kind === 'Pod' || workloadKinds.has(r.kind)
    const podsFrom = input.reduce((n, r) => (isPodMaker(r) ? n : n + 1), 0)
    let serviceCount = 0
    let podCount = 0

    for (const r of input) {
      const namespace = namespaceOf(r)
      const isAmbient = ambient.has(namespace)
      const place = podsFrom + pods.length
      if (workloadKinds.has(r.kind)) {
        const placed = r.namespace ? r : { ...r, namespace }
        const inject = injected.has(namespace)
        for (let i = 0; i < replicasOf(r); i++) {
          const ip = podAddress(++podCount)
          const make = () => captured(podOf(placed, i, ip, inject), isAmbient)
          pods.push(put(r, `pod ${i} ${ip} ${inject} ${isAmbient}`, place + i, make))
        }
      } else if (r.kind === 'Pod') {
        const ip = stringAt(r.status, 'podIP') ? '' : podAddress(++podCount)
        pods.push(
          put(r, `itself ${ip} ${isAmbient}`, place, () => captured(ip ? { ...atHome(r), status: running(ip) } : atHome(r), isAmbient)),
        )
      } else if (r.kind === 'Service') {
        const ip = needsAddress(r.object) ? clusterAddress(++serviceCount) : ''
        const service = put(r, `itself ${ip}`, written.length, () => withDefaults(atHome(r), ip))
        services.push(service)
        written.push(service)
      } else {
        if (r.kind === 'EndpointSlice') sliced.add(`${namespace}/${r.labels['kubernetes.io/service-name'] ?? ''}`)
        places.set(r, written.length)
        written.push(complete(r, written.length))
      }
    }

    const created = [...written, ...pods]
    const podIndex = new PodIndex(pods)
    for (const service of services) {
      const selector = objectAt(service.spec, 'selector')
      if (Object.keys(selector).length === 0 || sliced.has(`${service.namespace}/${service.name}`)) continue
      const selected = podIndex.select(service.namespace, selector)
      const make = () =>
        endpointSliceOf(
          service.object,
          selected.map((p) => p.object),
        )
      // The service has a time, its slice has none yet: the slice's place is part of its key.
      created.push(
        memory.get(service, `${keyOfPods(service, selected)} @${created.length}`, () => finished(make(), service, created.length)),
      )
    }
    memory.settle()
    return input.every((r) => isDated(r.object)) ? inOrderOf(input, created) : created
  }

  const replace = (changed: ReadonlyMap<Resource, Resource>): ReadonlyMap<Resource, Resource> | undefined => {
    const swaps = new Map<Resource, Resource>()
    for (const [old, now] of changed) {
      const place = places.get(old)
      if (place === undefined || isDated(old.object) !== isDated(now.object)) return undefined
      swaps.set(complete(old, place), complete(now, place))
      places.delete(old)
      places.set(now, place)
    }
    memory.settleMore()
    return swaps
  }

  return { expand, replace }
}

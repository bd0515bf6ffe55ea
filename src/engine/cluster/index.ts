/**
 * Cluster: from the documents' resources to what the API server would hold.
 * Takes resources as the reader wrote them; gives the whole state: the API server's defaults, pods with names and addresses, EndpointSlices,
 * what injection and ambient capture add, creation times. Nothing is random: the same documents give the same state.
 * A state that is already whole comes out as it went in.
 */
import { keyOf, type Resource } from '../types/resource.js'
import { endpointSliceOf } from './endpoint-slices.js'
import { withGatewayApiDefaults } from './gateway-api-defaults.js'
import { captured } from './injection.js'
import { MadeUp } from './made-up.js'
import { PodIndex } from './pod-index.js'
import { podAddress, podOf, replicasOf, running, workloadKinds } from './pods.js'
import { type JsonObject, objectAt, resourceOf, stringAt } from './resource-of.js'
import { clusterAddress, needsAddress, withDefaults } from './services.js'
import { type ClusterState, clusterState, groupOf } from './state.js'

export { type ClusterState, groupOf } from './state.js'

/** Kinds that belong to no namespace. */
const clusterWide = new Set(['Namespace', 'GatewayClass', 'Node', 'IngressClass', 'ClusterTrustBundle'])

/** When the first object was created, milliseconds since the epoch; each later one in the list a second after the one before. */
const firstCreation = Date.UTC(2026, 0, 1)

const namespaceOf = (r: Resource) => r.namespace || 'default'

/** Of several documents for one object the last counts, in the first's place. */
function lastApplied(resources: readonly Resource[]): readonly Resource[] {
  const byKey = new Map<string, Resource>()
  for (const r of resources) byKey.set(`${groupOf(r)}/${r.kind}/${clusterWide.has(r.kind) ? '' : namespaceOf(r)}/${r.name}`, r)
  return [...byKey.values()]
}

/** One object on its way into the cluster: its maker, what tells it from others of that maker, and how to make it. */
interface Draft {
  readonly maker: Resource
  readonly key: string
  make(): JsonObject
}

interface PodDraft extends Draft {
  readonly pod: Resource
}

const withMetadata = (o: JsonObject, more: JsonObject): JsonObject => ({ ...o, metadata: { ...objectAt(o, 'metadata'), ...more } })

const isDated = (object: JsonObject) => stringAt(objectAt(object, 'metadata'), 'creationTimestamp') !== ''

/** `created` put into the order of the resources that it was made of, one of each. */
function inOrderOf(input: readonly Resource[], created: readonly Resource[]): readonly Resource[] {
  const place = new Map(input.map((r, i) => [keyOf({ ...r, namespace: clusterWide.has(r.kind) ? '' : namespaceOf(r) }), i]))
  return [...created].sort((a, b) => (place.get(keyOf(a)) ?? input.length) - (place.get(keyOf(b)) ?? input.length))
}

/** Makes an expander. It keeps what it made for an unchanged resource in unchanged circumstances: the same Resource comes out again. */
export function createCluster(): (resources: readonly Resource[]) => ClusterState {
  const drafts = new MadeUp()
  const finals = new MadeUp()
  const sliceKeys = new WeakMap<Resource, { readonly pods: readonly Resource[]; readonly key: string }>()
  let sliceCount = 0
  let last: { readonly input: readonly Resource[]; readonly state: ClusterState } | undefined

  /** A key that changes exactly when the list of pods does. */
  const keyOfPods = (service: Resource, pods: readonly Resource[]): string => {
    const known = sliceKeys.get(service)
    if (known && known.pods.length === pods.length && known.pods.every((p, i) => p === pods[i])) return known.key
    const key = `slice ${++sliceCount}`
    sliceKeys.set(service, { pods, key })
    return key
  }

  const expand = (resources: readonly Resource[]): ClusterState => {
    const input = lastApplied(resources)
    const ambient = new Set<string>()
    const injection = new Set<string>()
    for (const r of input) {
      if (r.kind !== 'Namespace') continue
      if (r.labels['istio.io/dataplane-mode'] === 'ambient') ambient.add(r.name)
      if (r.labels['istio-injection'] === 'enabled' || r.labels['istio.io/rev'] !== undefined) injection.add(r.name)
    }

    const out: Draft[] = []
    const pods: PodDraft[] = []
    const services: Resource[] = []
    const sliced = new Set<string>()
    let podCount = 0
    let serviceCount = 0
    /** Makes and remembers; the document is the maker's. */
    const made = (maker: Resource, key: string, make: () => JsonObject) => drafts.get(maker, key, () => resourceOf(make(), maker.document))
    const addPod = (maker: Resource, key: string, make: () => JsonObject) => {
      const isAmbient = ambient.has(namespaceOf(maker))
      const full = `${key} ${isAmbient}`
      const pod = made(maker, full, () => captured(make(), isAmbient))
      pods.push({ maker, key: full, pod, make: () => pod.object })
    }

    for (const r of input) {
      const namespace = namespaceOf(r)
      const home = () =>
        clusterWide.has(r.kind) || stringAt(objectAt(r.object, 'metadata'), 'namespace') ? r.object : withMetadata(r.object, { namespace })
      if (workloadKinds.has(r.kind)) {
        const placed = r.namespace ? r : { ...r, namespace }
        for (let i = 0; i < replicasOf(r); i++) {
          const ip = podAddress(++podCount)
          addPod(r, `pod ${i} ${ip} ${injection.has(namespace)}`, () => podOf(placed, i, ip, injection.has(namespace)))
        }
      } else if (r.kind === 'Pod') {
        const ip = stringAt(r.status, 'podIP') ? '' : podAddress(++podCount)
        addPod(r, `itself ${ip}`, () => (ip ? { ...home(), status: running(ip) } : home()))
      } else if (r.kind === 'Service') {
        const ip = needsAddress(r.object) ? clusterAddress(++serviceCount) : ''
        const service = made(r, `itself ${ip}`, () => withDefaults(home(), ip))
        services.push(service)
        out.push({ maker: r, key: `itself ${ip}`, make: () => service.object })
      } else {
        if (r.kind === 'EndpointSlice') sliced.add(`${namespace}/${r.labels['kubernetes.io/service-name'] ?? ''}`)
        out.push({ maker: r, key: 'itself', make: () => withGatewayApiDefaults(home()) })
      }
    }
    out.push(...pods)
    const podIndex = new PodIndex(pods.map((p) => p.pod))
    for (const service of services) {
      const selector = objectAt(service.spec, 'selector')
      if (Object.keys(selector).length === 0 || sliced.has(`${service.namespace}/${service.name}`)) continue
      const selected = podIndex.select(service.namespace, selector)
      const objects = selected.map((p) => p.object)
      out.push({ maker: service, key: keyOfPods(service, selected), make: () => endpointSliceOf(service.object, objects) })
    }

    const created = out.map(({ maker, key, make }, i) =>
      finals.get(maker, isDated(maker.object) ? key : `${key} @${i}`, () => {
        const object = make()
        const time = new Date(firstCreation + i * 1000).toISOString().replace('.000Z', 'Z')
        if (object === maker.object && isDated(object)) return maker
        return resourceOf(isDated(object) ? object : withMetadata(object, { creationTimestamp: time }), maker.document)
      }),
    )
    drafts.settle()
    finals.settle()
    return clusterState(input.every((r) => isDated(r.object)) ? inOrderOf(input, created) : created, last?.state)
  }

  return (resources) => {
    if (last?.input === resources) return last.state
    const state = expand(resources)
    last = { input: resources, state }
    return state
  }
}

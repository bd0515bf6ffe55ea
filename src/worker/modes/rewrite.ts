import type { SourceFile } from '../../engine/types/source.js'
import { waypointFor, ztunnel } from './added-objects.js'
import { filesOf, type KubeObject, type Meta, nameOf, namespaceOf, objectsOf, podMetaOf } from './objects.js'
import type { ModeChange, ModeName } from './types.js'

/** Namespaces of the platform: no mode changes what is in them. */
const platform = new Set(['istio-system', 'kube-system', 'kube-public', 'kube-node-lease'])

export const isPlatform = (namespace: string): boolean => platform.has(namespace)

const namespaceLabels = [
  'istio-injection',
  'istio.io/rev',
  'istio.io/dataplane-mode',
  'istio.io/use-waypoint',
  'istio.io/use-waypoint-namespace',
] as const
const serviceLabels = ['istio.io/use-waypoint', 'istio.io/use-waypoint-namespace'] as const
const podLabels = ['sidecar.istio.io/inject', 'istio.io/dataplane-mode', 'istio.io/rev', 'istio.io/use-waypoint'] as const
const templates = 'inject.istio.io/templates'

export interface Rewritten {
  readonly objects: readonly KubeObject[]
  readonly files: readonly SourceFile[]
  readonly changes: readonly ModeChange[]
}

/**
 * The reader's cluster as it would be in a mode: labels of namespaces and pods, and ztunnel or a waypoint where there is none. Pods that
 * the reader keeps out of the mesh stay out; gateways stay as they are.
 */
export function inMode(files: readonly SourceFile[], mode: ModeName): Rewritten {
  const objects = objectsOf(files)
  const changes: ModeChange[] = []
  const workloads = objects.filter((o) => podMetaOf(o) !== undefined && !isPlatform(namespaceOf(o) ?? ''))
  const used = new Set(workloads.map((o) => namespaceOf(o) ?? 'default'))
  const isUsed = (namespace: string | undefined) => namespace !== undefined && used.has(namespace)
  const added: KubeObject[] = []
  for (const name of used) {
    if (!objects.some((o) => o.kind === 'Namespace' && o.metadata?.name === name)) {
      added.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
      changes.push({ code: 'added', object: `Namespace/${name}` })
    }
  }
  objects.unshift(...added)
  const waypoints = mode === 'waypoint' ? waypointsOf(objects, used) : new Map<string, string>()
  for (const object of objects) {
    if (object.kind === 'Namespace' && isUsed(object.metadata?.name)) {
      object.metadata ??= {}
      const wanted = namespaceLabelsFor(mode, waypoints.get(object.metadata.name ?? ''))
      change(changes, object, object.metadata, 'labels', wanted, namespaceLabels)
    }
    if (object.kind === 'Service' && isUsed(namespaceOf(object)) && mode !== 'waypoint') {
      object.metadata ??= {}
      change(changes, object, object.metadata, 'labels', {}, serviceLabels)
    }
  }
  for (const object of workloads) {
    const meta = podMetaOf(object)
    if (!meta || isGateway(meta)) continue
    const isAmbient = mode === 'ambient' || mode === 'waypoint'
    if (isKeptOut(meta)) {
      if (isAmbient) change(changes, object, meta, 'labels', { 'istio.io/dataplane-mode': 'none' }, ['istio.io/dataplane-mode'])
      continue
    }
    const isInjected = mode === 'sidecar' || mode === 'grpc'
    const kept: Record<string, string> =
      isInjected && meta.labels?.['sidecar.istio.io/inject'] === 'true' ? { 'sidecar.istio.io/inject': 'true' } : {}
    change(changes, object, meta, 'labels', kept, podLabels)
    const isGrpcNow = /^grpc-/.test(meta.annotations?.[templates] ?? '')
    if (mode === 'grpc') change(changes, object, meta, 'annotations', { [templates]: 'grpc-agent' }, [templates])
    else if (isGrpcNow) change(changes, object, meta, 'annotations', {}, [templates])
  }
  const made = mode === 'ambient' || mode === 'waypoint' ? additions(objects, used, waypoints) : []
  for (const object of made) changes.push({ code: 'added', object: nameOf(object) })
  const all = [...objects, ...made]
  // A namespace may be written more than once.
  const once = new Map(changes.map((c) => [JSON.stringify(c), c]))
  return { objects: all, files: filesOf(all), changes: [...once.values()] }
}

function namespaceLabelsFor(mode: ModeName, waypoint: string | undefined): Record<string, string> {
  switch (mode) {
    case 'none':
      return {}
    case 'sidecar':
    case 'grpc':
      return { 'istio-injection': 'enabled' }
    case 'ambient':
      return { 'istio.io/dataplane-mode': 'ambient' }
    case 'waypoint':
      return { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': waypoint ?? 'waypoint' }
  }
}

/** Pods that are proxies themselves. */
function isGateway({ labels = {}, annotations = {} }: Meta): boolean {
  return 'gateway.networking.k8s.io/gateway-name' in labels || /gateway/.test(annotations[templates] ?? '')
}

/** Pods that say themselves that they are not of the mesh. */
function isKeptOut({ labels = {}, annotations = {} }: Meta): boolean {
  const inject = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject']
  return inject === 'false' || labels['istio.io/dataplane-mode'] === 'none'
}

/** Gives metadata the wanted values of the keys and takes the other keys away; remembers what was different. */
function change(
  changes: ModeChange[],
  object: KubeObject,
  meta: Meta,
  field: 'labels' | 'annotations',
  wanted: Readonly<Record<string, string>>,
  keys: readonly string[],
): void {
  const now = { ...meta[field] }
  for (const key of new Set([...keys, ...Object.keys(wanted)])) {
    const before = Object.hasOwn(now, key) ? now[key] : undefined
    const after = Object.hasOwn(wanted, key) ? wanted[key] : undefined
    if (before === after) continue
    if (after === undefined) delete now[key]
    else now[key] = after
    changes.push({
      code: field === 'labels' ? 'label' : 'annotation',
      object: nameOf(object),
      key,
      ...(before === undefined ? {} : { before: String(before) }),
      ...(after === undefined ? {} : { after }),
    })
  }
  meta[field] = now
}

/** The waypoint of each namespace: the reader's own by its name, or one that is added. */
function waypointsOf(objects: readonly KubeObject[], namespaces: ReadonlySet<string>): Map<string, string> {
  const own = objects.filter((o) => o.kind === 'Gateway' && o.spec?.gatewayClassName === 'istio-waypoint')
  return new Map([...namespaces].map((ns) => [ns, own.find((o) => namespaceOf(o) === ns)?.metadata?.name ?? 'waypoint']))
}

function additions(objects: readonly KubeObject[], namespaces: ReadonlySet<string>, waypoints: ReadonlyMap<string, string>): KubeObject[] {
  const has = (kind: string, namespace: string | undefined, name: string) =>
    objects.some((o) => o.kind === kind && namespaceOf(o) === namespace && o.metadata?.name === name)
  const isZtunnel = (o: KubeObject) => o.kind === 'DaemonSet' && podMetaOf(o)?.labels?.app === 'ztunnel'
  return [
    ...(objects.some(isZtunnel) ? [] : [ztunnel]),
    ...[...namespaces].flatMap((namespace) => {
      const name = waypoints.get(namespace)
      if (name === undefined || has('Gateway', namespace, name)) return []
      return waypointFor(namespace).filter((o) => o.kind !== 'GatewayClass' || !has('GatewayClass', undefined, 'istio-waypoint'))
    }),
  ]
}

import { isObject, type JsonObject, listAt, objectAt, stringAt } from '../resource-of.js'
import { type Circumstances, type Considered, consider } from './decision.js'
import { injectPod } from './inject-pod.js'
import { InjectionError, located } from './injection-error.js'
import { canonicalObject } from './kube-codec.js'
import type { KubeType } from './kube-schema.js'
import { ownerOfPod } from './owner.js'
import type { InjectionSettings } from './settings.js'

/** Kinds that make pods, whatever group they are said to be of, and the Go types that they are read by. */
const kinds: ReadonlyMap<string, KubeType> = new Map([
  ...['Pod', 'Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'ReplicationController', 'Job', 'CronJob'].map((k) => [k, k] as const),
  ['DeploymentConfig', 'OpenShiftDeploymentConfig'],
])

/** Where a kind has the pod, or the template of pods: a path each to its metadata and to its spec. */
interface Place {
  readonly metadata: readonly string[]
  readonly spec: readonly string[]
}

function placeOf(kind: string): Place {
  if (kind === 'Pod') return { metadata: ['metadata'], spec: ['spec'] }
  // A CronJob's pods are read with the labels and annotations of its jobs, and those are what is changed.
  if (kind === 'CronJob')
    return { metadata: ['spec', 'jobTemplate', 'metadata'], spec: ['spec', 'jobTemplate', 'spec', 'template', 'spec'] }
  return { metadata: ['spec', 'template', 'metadata'], spec: ['spec', 'template', 'spec'] }
}

const at = (object: JsonObject, path: readonly string[]): JsonObject => path.reduce(objectAt, object)

/** A copy with `value` at the path. */
function put(object: JsonObject, [key = '', ...rest]: readonly string[], value: JsonObject): JsonObject {
  return { ...object, [key]: rest.length === 0 ? value : put(objectAt(object, key), rest, value) }
}

/** What became of a pod, or of a template of pods. */
export interface InjectedWorkload {
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly decision: Considered
  /** The pod before and after, as Go writes them; the same where it was left alone. */
  readonly before: JsonObject
  readonly after: JsonObject
}

export interface InjectedDocument {
  /** The document with its pods injected; the value that was given where nothing in it makes pods. */
  readonly object: unknown
  readonly isRead: boolean
  readonly workloads: readonly InjectedWorkload[]
}

function injectWorkload(value: JsonObject, settings: InjectionSettings, circumstances: Circumstances): InjectedDocument {
  const kind = stringAt(value, 'kind')
  const object = canonicalObject(kinds.get(kind) ?? kind, value)
  const place = placeOf(kind)
  const needsTemplate = kind === 'ReplicationController' || kind === 'DeploymentConfig'
  if (needsTemplate && !isObject(objectAt(object, 'spec').template)) throw new InjectionError('injection-error.no-template', {}, ['spec'])
  const before = canonicalObject('Pod', { metadata: at(object, place.metadata), spec: at(object, place.spec) })
  const own = objectAt(object, 'metadata')
  const decision = consider(before, circumstances)
  const owner =
    kind === 'Pod'
      ? ownerOfPod(before)
      : { name: stringAt(own, 'name'), namespace: stringAt(own, 'namespace'), apiVersion: stringAt(object, 'apiVersion'), kind }
  const pathOf = ({ args }: InjectionError) =>
    'name' in args ? [...place.metadata, 'annotations', args.name] : 'port' in args ? [...place.metadata, 'annotations'] : place.spec
  const after = decision.inject ? located(() => injectPod(before, owner, settings), pathOf) : before
  const { name, namespace } = owner
  const workloads = [{ kind, name, namespace, decision, before, after }]
  if (after === before) return { object, isRead: true, workloads }
  const injected = put(put(object, place.metadata, objectAt(after, 'metadata')), place.spec, objectAt(after, 'spec'))
  return { object: canonicalObject(kinds.get(kind) ?? kind, injected), isRead: true, workloads }
}

/**
 * A document with everything in it that makes pods injected, as `istioctl kube-inject` does it; lists too.
 * @throws InjectionError where it would refuse.
 * Istio: pkg/kube/inject/inject.go#IntoObject
 */
export function injectDocument(value: unknown, settings: InjectionSettings, circumstances: Circumstances): InjectedDocument {
  const unchanged: InjectedDocument = { object: value, isRead: false, workloads: [] }
  if (!isObject(value)) return unchanged
  const kind = stringAt(value, 'kind')
  if (kinds.has(kind)) return injectWorkload(value, settings, circumstances)
  if (kind !== 'List') return unchanged
  const list = canonicalObject('List', value)
  const items = listAt(list, 'items').map((item, i) =>
    located(
      () => injectDocument(item, settings, circumstances),
      (error) => ['items', i, ...error.path],
    ),
  )
  return { object: { ...list, items: items.map((i) => i.object) }, isRead: true, workloads: items.flatMap((i) => i.workloads) }
}

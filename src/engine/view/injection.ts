import type { ClusterState } from '../cluster/index.js'
import {
  type Considered,
  InjectionError,
  type InjectionSettings,
  inCluster,
  injectDocument,
  piecesOf,
  sidecarCapture,
} from '../cluster/injection/index.js'
import { isObject, type JsonObject, objectAt, stringAt } from '../cluster/resource-of.js'
import type { Capture } from '../types/capture.js'
import type { InjectionPiece } from '../types/injection-pieces.js'
import type { InjectionErrorCode } from '../types/injection-reasons.js'
import type { SourceDocument } from '../types/source.js'

/** What becomes of the pods of one document. */
export interface PodInjection {
  readonly document: SourceDocument
  readonly kind: string
  readonly name: string
  readonly namespace: string
  /** Undefined where the injector could not even read it. */
  readonly decision?: Considered
  /** Why the injector refuses the pod, which then is not made. */
  readonly refusal?: InjectionError<InjectionErrorCode>
  /** The pod, or the template of pods, before and after: the same where it is left alone. */
  readonly before: JsonObject
  readonly after: JsonObject
  readonly pieces: readonly InjectionPiece[]
  readonly capture: Capture
}

/** A cluster that makes up its pods' addresses has IPv4, and DNS where the charts put it. */
const network = { addresses: ['10.244.0.1'], dnsServers: ['10.96.0.10'] }

const untouched = { before: {}, after: {}, pieces: [], capture: { mode: 'none' } } as const

/** Every document that makes pods, as the injector of the cluster would have them, in the order of the text. */
export function injectionsOf(
  documents: readonly SourceDocument[],
  cluster: Pick<ClusterState, 'list'>,
  settings: InjectionSettings,
): readonly PodInjection[] {
  const labels = new Map(cluster.list('', 'Namespace').map((n) => [n.name, n.labels]))
  return documents.flatMap((document): readonly PodInjection[] => {
    const { value } = document
    if (!isObject(value) || stringAt(value, 'kind') === 'List') return []
    const kind = stringAt(value, 'kind')
    const namespace = stringAt(objectAt(value, 'metadata'), 'namespace') || 'default'
    const place = { document, kind, name: stringAt(objectAt(value, 'metadata'), 'name'), namespace }
    try {
      const circumstances = inCluster(namespace, labels.get(namespace) ?? {}, settings.revision)
      return injectDocument(value, settings, circumstances).workloads.map(({ decision, before, after }) => ({
        ...place,
        decision,
        before,
        after,
        pieces: piecesOf(before, after),
        capture: after === before ? { mode: 'none' } : sidecarCapture(after, network),
      }))
    } catch (error) {
      if (!(error instanceof InjectionError)) throw error
      return [{ ...place, ...untouched, refusal: error }]
    }
  })
}

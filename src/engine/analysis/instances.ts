import { memo1 } from '../memo.js'
import type { Sources } from '../source/index.js'
import type { Resource } from '../types/resource.js'
import type { SourceDocument, SourceFile } from '../types/source.js'
import { type Collection, collections } from './collections.js'
import { fullNameOf, type Instance, instanceFrom, instanceOf, isOfKnownKind } from './instance.js'
import { findingsOf } from './judged.js'
import type { AnalysisMesh } from './mesh.js'
import { listAt, textAt } from './read.js'
import { behindSeparator, unread } from './unread.js'

/** Namespaces that Istio leaves alone. Istio: pkg/kube/inject/initializer.go#IgnoredNamespaces */
const ignored: ReadonlySet<string> = new Set(['kube-node-lease', 'kube-public', 'kube-system', 'local-path-storage'])

export type Instances = ReadonlyMap<Collection, ReadonlyMap<string, Instance>>

/**
 * The documents of kinds that the analysis looks at but that it has to leave out: Go cannot decode them. For them istioctl prints an error
 * of its own.
 */
export function undecodable(sources: Pick<Sources, 'documents'>): readonly SourceDocument[] {
  return sources.documents.filter((document) => {
    const instance = instanceOf(document)
    return instance ? isUndecodable(instance) : isOfKnownKind(document)
  })
}

/**
 * The resources of the files by kind and name: of two with one name the later holds. With `running`, as a cluster has them that took the
 * files: its pods too, and the namespace `default` where a document names none.
 */
export function instancesOf(
  files: readonly SourceFile[],
  sources: Pick<Sources, 'documents' | 'diagnostics' | 'placements'>,
  mesh: AnalysisMesh,
  running?: readonly Resource[],
): Instances {
  const instances = new Map<Collection, Map<string, Instance>>()
  const add = (given: Instance): void => {
    const instance = running ? inCluster(given) : given
    const { collection, namespace, name, fullName } = instance
    if (ignored.has(collection === 'Namespace' ? name : namespace)) return
    const byName = instances.get(collection) ?? new Map<string, Instance>()
    instances.set(collection, byName)
    if (!isCopy(instance, byName.get(fullName), beginsFile)) byName.set(fullName, instance)
  }
  const isUnreadable = unreadable(sources)
  const isUnread = unread(files, sources)
  const beginsFile = behindSeparator(files, sources)
  // A List is read whole or not at all: an item of a kind that no analyzer looks at is enough to lose the others.
  const readings = sources.documents.map((document) => {
    const instance = (document.isFaulty && isUnreadable(document)) || isUnread(document) ? undefined : instanceOf(document)
    return { list: sources.placements(document), instance: instance && !isUndecodable(instance) ? instance : undefined }
  })
  const lost = new Set(readings.filter(({ instance }) => !instance).map(({ list }) => list))
  for (const { list, instance } of readings) if (instance && !lost.has(list)) add(instance)
  for (const pod of running ?? []) if (!instances.get('Pod')?.has(`${pod.namespace}/${pod.name}`)) add(podInstance(pod))
  if (mesh.hasIngress) for (const instance of ingressGateway(mesh.ingressService)) add(instance)
  return instances
}

/** What the API server makes of a document that names no namespace. */
const inCluster = memo1((instance: Instance): Instance => {
  const { collection, namespace, name } = instance
  if (namespace !== '' || collections[collection].isClusterScoped) return instance
  return { ...instance, namespace: 'default', fullName: fullNameOf('default', name) }
})

/** A pod that a workload of the files runs; injected as it was, which its object does not show, it has a proxy. */
const podInstance = memo1((pod: Resource): Instance => {
  const { object, labels } = pod
  const containers = listAt(object, 'spec', 'containers')
  const isWhole = labels['security.istio.io/tlsMode'] !== 'istio' || containers.some((c) => textAt(c, 'name') === 'istio-proxy')
  if (isWhole) return instanceFrom('Pod', object)
  const spec = { ...(object.spec as object | undefined), containers: [...containers, { name: 'istio-proxy', image: 'istio/proxyv2' }] }
  return instanceFrom('Pod', { ...object, spec })
})

/** Of documents with the same words the first stays. A separator line at a file's beginning is one of them. */
const isCopy = (a: Instance, b: Instance | undefined, hasSeparator: (document: SourceDocument) => boolean): boolean =>
  a.document !== undefined &&
  b?.document !== undefined &&
  wordsOf(a, a.document) === wordsOf(b, b.document) &&
  hasSeparator(a.document) === hasSeparator(b.document)

/** Of an item of a List its own words, as far as we keep them. */
const wordsOf = ({ object }: Instance, { text, list }: SourceDocument): string => (list ? JSON.stringify(object) : text.trim())

/** A duration or bytes that are none stop Go too, though no schema says so. */
const isUndecodable = (instance: Instance): boolean => findingsOf(instance).some(({ code }) => code === 'MB0300')

/** Go reads a document whose only fault is a key that is written twice: the later holds. */
function unreadable({ diagnostics, placements }: Pick<Sources, 'diagnostics' | 'placements'>): (document: SourceDocument) => boolean {
  const fatal = new Set(
    diagnostics.filter(({ level, code }) => level === 'error' && code !== 'MB0020').map(({ file, document }) => `${document} ${file}`),
  )
  return (document) => fatal.has(`${placements(document)?.index} ${document.file}`)
}

const gateways = new Map<string, readonly Instance[]>()

/**
 * The ingress gateway that istioctl takes for granted, in place of one that the files may have.
 * Istio: pkg/config/analysis/local/defaults.go
 */
function ingressGateway(service: string): readonly Instance[] {
  const known = gateways.get(service) ?? [
    instanceFrom('Pod', {
      metadata: { name: `${service}-dummypod`, namespace: 'istio-system', labels: { istio: 'ingressgateway' } },
      spec: { containers: [{ name: 'istio-proxy' }] },
    }),
    instanceFrom('Service', {
      metadata: { name: service, namespace: 'istio-system' },
      spec: {
        ports: [
          ['http2', 80, 80],
          ['https', 443, 443],
          ['tcp', 31400, 31400],
          ['tls', 15443, 15443],
        ].map(([name, port, targetPort]) => ({ name, port, protocol: 'TCP', targetPort })),
        selector: { istio: 'ingressgateway' },
      },
    }),
  ]
  gateways.set(service, known)
  return known
}

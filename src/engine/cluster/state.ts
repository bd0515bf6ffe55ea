import type { Resource } from '../types/resource.js'

/** The API group of an object: empty for the core group. */
export const groupOf = (r: { readonly apiVersion: string }): string => {
  const slash = r.apiVersion.indexOf('/')
  return slash < 0 ? '' : r.apiVersion.slice(0, slash)
}

/**
 * What the API server would hold. Immutable. A list whose members an edit did not touch is the same array as before, so that the stages
 * after this one can remember their answers by it.
 */
export interface ClusterState {
  /** Everything, in the order of the expanded documents. */
  readonly resources: readonly Resource[]
  /** By `GROUP/KIND`. */
  readonly lists: ReadonlyMap<string, readonly Resource[]>
  /** The objects of one kind: `list('networking.istio.io', 'Gateway')`, `list('', 'Pod')`. */
  list<Spec = unknown>(group: string, kind: string): readonly Resource<Spec>[]
  /** The objects of a kind whatever its group; of a kind that Istio has too (Gateway), Istio's. */
  listKind<Spec = unknown>(kind: string): readonly Resource<Spec>[]
  get<Spec = unknown>(group: string, kind: string, namespace: string, name: string): Resource<Spec> | undefined
}

const none: readonly Resource[] = []

const same = (a: readonly Resource[], b: readonly Resource[]) => a.length === b.length && a.every((r, i) => r === b[i])

const kindKey = (r: Resource) => `${groupOf(r)}/${r.kind}`

/** Indexes `resources`; lists that are the same as in `before` keep their identity. */
export function clusterState(resources: readonly Resource[], before?: ClusterState): ClusterState {
  if (before && same(before.resources, resources)) return before
  const lists = new Map<string, Resource[]>()
  for (const r of resources) {
    const key = kindKey(r)
    const list = lists.get(key)
    if (list) list.push(r)
    else lists.set(key, [r])
  }
  const kept = new Map<string, readonly Resource[]>()
  for (const [key, list] of lists) {
    const cut = key.lastIndexOf('/')
    const old = before?.list(key.slice(0, cut), key.slice(cut + 1))
    kept.set(key, old && same(old, list) ? old : list)
  }
  return stateOf(resources, kept)
}

/** `before` with the resources that `swaps` names replaced in their places by others of their kind. */
export function patchedState(before: ClusterState, swaps: ReadonlyMap<Resource, Resource>): ClusterState {
  const swap = (list: readonly Resource[]) => list.map((r) => swaps.get(r) ?? r)
  const changed = new Set([...swaps].filter(([old, now]) => old !== now).map(([old]) => kindKey(old)))
  if (changed.size === 0) return before
  const lists = new Map([...before.lists].map(([key, list]) => [key, changed.has(key) ? swap(list) : list]))
  return stateOf(swap(before.resources), lists)
}

function stateOf(resources: readonly Resource[], lists: ReadonlyMap<string, readonly Resource[]>): ClusterState {
  const byKind = new Map<string, readonly Resource[]>()
  for (const [key, list] of lists) {
    const cut = key.lastIndexOf('/')
    const kind = key.slice(cut + 1)
    if (!byKind.has(kind) || key.slice(0, cut).endsWith('.istio.io')) byKind.set(kind, list)
  }
  const byName = new Map<string, Map<string, Resource>>()
  const list = (group: string, kind: string) => lists.get(`${group}/${kind}`) ?? none
  return {
    resources,
    lists,
    list: <Spec>(group: string, kind: string) => list(group, kind) as readonly Resource<Spec>[],
    listKind: <Spec>(kind: string) => (byKind.get(kind) ?? none) as readonly Resource<Spec>[],
    get: <Spec>(group: string, kind: string, namespace: string, name: string) => {
      const key = `${group}/${kind}`
      let names = byName.get(key)
      if (!names) {
        names = new Map(list(group, kind).map((r) => [`${r.namespace}/${r.name}`, r]))
        byName.set(key, names)
      }
      return names.get(`${namespace}/${name}`) as Resource<Spec> | undefined
    },
  }
}

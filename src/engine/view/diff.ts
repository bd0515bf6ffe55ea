import type { Configuration, FilterChain, LbEndpoint, Listener, Route, RouteConfiguration, VirtualHost } from '../envoy/shapes.js'
import { align } from './align.js'
import { showCondition } from './conditions-text.js'
import { changedFields, type FieldChange, sameJson } from './json.js'
import { describeChainMatch } from './listener-table.js'
import { compareText } from './order.js'
import { chainsOf, endpointsOf, showAddress } from './reading.js'
import { conditionsOf } from './route-label.js'

/** The kind of thing that changed, from the outermost in. */
export type ChangedKind =
  | 'listener'
  | 'filter-chain'
  | 'route-configuration'
  | 'virtual-host'
  | 'route'
  | 'cluster'
  | 'endpoint'
  | 'workload'
  | 'service'
  | 'policy'

/** One entry of the list of what a push would change. */
export interface Change {
  readonly what: 'added' | 'removed' | 'changed' | 'moved'
  readonly kind: ChangedKind
  /** The xDS resource that holds it: `9080`, `outbound|9080|v1|reviews.default.svc.cluster.local`. */
  readonly resource: string
  /** Names inside the resource, outermost first: the virtual host, the route's place (from 1), the endpoint's address. */
  readonly within: readonly string[]
  /** What it is, in a few words: a route's match, a chain's match. */
  readonly label: string
  /** For 'changed': the fields that differ. */
  readonly fields: readonly FieldChange[]
  /** The generated objects themselves: their origins lead to the YAML. */
  readonly before?: object
  readonly after?: object
}

/** What differs between two states of one proxy's configuration, by what it means: LDS, RDS, CDS, then EDS. */
export function semanticDiff(before: Configuration, after: Configuration): Change[] {
  return [
    ...named(before.listeners, after.listeners, nameOf, 'listener', insideListener),
    ...named(before.routes, after.routes, nameOf, 'route-configuration', insideRouteConfiguration),
    ...named(before.clusters, after.clusters, nameOf, 'cluster'),
    ...named(
      before.endpoints,
      after.endpoints,
      (e) => e.cluster_name ?? '',
      'endpoint',
      (a, b, resource) =>
        ordered(endpointsOf(a), endpointsOf(b), { kind: 'endpoint', resource, within: [], likeness: addressOf, label: addressOf }),
    ),
  ]
}

const nameOf = (r: { readonly name?: string }) => r.name ?? ''
const addressOf = (e: LbEndpoint) => showAddress(e.endpoint?.address)

/** Finer changes inside a resource that both states have, or undefined where its own fields say it best. */
type Inside<T> = (before: T, after: T, resource: string) => Change[] | undefined

/** Changes between two lists of named things, by name. */
export function named<T extends object>(
  before: readonly T[],
  after: readonly T[],
  name: (r: T) => string,
  kind: ChangedKind,
  inside: Inside<T> = () => undefined,
): Change[] {
  if (before === after) return []
  const a = new Map(before.map((r) => [name(r), r]))
  const b = new Map(after.map((r) => [name(r), r]))
  const names = [...new Set([...a.keys(), ...b.keys()])].sort(compareText)
  return names.flatMap((resource): Change[] => {
    const [x, y] = [a.get(resource), b.get(resource)]
    const base = { kind, resource, within: [], label: resource, fields: [] }
    if (!x) return [{ ...base, what: 'added', after: y }]
    if (!y) return [{ ...base, what: 'removed', before: x }]
    if (sameJson(x, y)) return []
    const finer = inside(x, y, resource)
    return finer?.length ? finer : [{ ...base, what: 'changed', fields: changedFields(x, y), before: x, after: y }]
  })
}

interface ListOf<T> {
  readonly kind: ChangedKind
  readonly resource: string
  readonly within: readonly string[]
  /** What makes two entries the same thing before and after. */
  likeness(entry: T): string
  label(entry: T): string
  /** Finer changes inside an entry. */
  inside?(before: T, after: T, within: readonly string[]): Change[]
}

/** Changes in a list whose order matters. */
function ordered<T extends object>(before: readonly T[], after: readonly T[], list: ListOf<T>): Change[] {
  return align(before, after, list.likeness).flatMap(({ before: x, after: y, from, to }): Change[] => {
    const within = [...list.within, placeName(list, (y ?? x)!, (to ?? from)!)]
    const base = { kind: list.kind, resource: list.resource, within, label: list.label((y ?? x)!), fields: [] }
    if (!x) return [{ ...base, what: 'added', after: y }]
    if (!y) return [{ ...base, what: 'removed', before: x }]
    if (sameJson(x, y)) return []
    const finer = list.inside?.(x, y, within) ?? []
    return finer.length > 0 ? finer : [{ ...base, what: 'changed', fields: changedFields(x, y), before: x, after: y }]
  })
}

/** A thing with a name goes by it; routes go by their place, which is what decides between them. */
const placeName = <T extends object>(list: ListOf<T>, entry: T, index: number) =>
  list.kind === 'route' || list.kind === 'filter-chain' ? String(index + 1) : list.label(entry)

/** Own fields of a container that changed beside its lists. */
function ownFields<T extends object>(before: T, after: T, lists: readonly string[], base: Omit<Change, 'what' | 'fields'>): Change[] {
  const rest = (o: T) => Object.fromEntries(Object.entries(o).filter(([k]) => !lists.includes(k)))
  const fields = changedFields(rest(before), rest(after))
  return fields.length === 0 ? [] : [{ ...base, what: 'changed', fields, before, after }]
}

function insideListener(before: Listener, after: Listener, resource: string): Change[] {
  const chainKey = (c: FilterChain) => `${c.name ?? ''} ${describeChainMatch(c.filter_chain_match)}`
  return [
    ...ownFields(before, after, ['filter_chains', 'default_filter_chain'], {
      kind: 'listener',
      resource,
      within: [],
      label: resource,
      before,
      after,
    }),
    ...ordered(chainsOf(before), chainsOf(after), {
      kind: 'filter-chain',
      resource,
      within: [],
      likeness: chainKey,
      label: (c) => describeChainMatch(c.filter_chain_match),
    }),
  ]
}

function insideRouteConfiguration(before: RouteConfiguration, after: RouteConfiguration, resource: string): Change[] {
  return [
    ...ownFields(before, after, ['virtual_hosts'], { kind: 'route-configuration', resource, within: [], label: resource, before, after }),
    ...ordered<VirtualHost>(before.virtual_hosts ?? [], after.virtual_hosts ?? [], {
      kind: 'virtual-host',
      resource,
      within: [],
      likeness: nameOf,
      label: nameOf,
      inside: (x, y, within) => [
        ...ownFields(x, y, ['routes'], { kind: 'virtual-host', resource, within, label: nameOf(y), before: x, after: y }),
        ...ordered<Route>(x.routes ?? [], y.routes ?? [], {
          kind: 'route',
          resource,
          within,
          // a route that keeps its match is the same route with another action
          likeness: (r) => JSON.stringify(r.match ?? {}),
          label: (r) => conditionsOf(r.match).map(showCondition).join(' · '),
        }),
      ],
    }),
  ]
}

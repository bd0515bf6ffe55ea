import { RE2JS } from 're2js'
import { memo1 } from '../../memo.js'
import type { ApplyTo, ConfigObjectMatch, ConfigPatch, EnvoyFilterSpec, PatchOperation } from '../../types/istio/envoy-filter.js'
import { origin } from '../../types/provenance.js'
import type { Proxy } from '../../types/proxy.js'
import type { Origin, Resource } from '../../types/resource.js'
import type { PushContext } from '../push-context.js'
import { policiesByNamespace } from './by-namespace.js'
import { attaches, policySubject } from './policy-attachment.js'

type EnvoyFilter = Resource<EnvoyFilterSpec>

/** One of an EnvoyFilter's `configPatches`. */
export interface Patch {
  readonly applyTo: ApplyTo
  readonly operation: PatchOperation
  readonly match: ConfigObjectMatch
  /** As written; absent for removals. */
  readonly value: Readonly<Record<string, unknown>> | undefined
  readonly origin: Origin
}

/** The patches for one proxy, by what they apply to, in the order in which they do. */
export type Patches = ReadonlyMap<ApplyTo, readonly Patch[]>

/** The places whose lists have an order that matters; elsewhere an insertion is an addition. */
const ordered: ReadonlySet<ApplyTo> = new Set(['HTTP_FILTER', 'NETWORK_FILTER', 'HTTP_ROUTE', 'LISTENER_FILTER'])

/** Istio: pilot/pkg/model/envoyfilter.go#convertToEnvoyFilterWrapper */
const patchesIn = memo1((filter: EnvoyFilter): readonly (Patch & { readonly fits: (proxy: Proxy) => boolean })[] =>
  (filter.spec?.configPatches ?? []).flatMap((written: ConfigPatch, i) => {
    const { applyTo = 'INVALID', match = {}, patch } = written
    if (!patch) return []
    const operation = patch.operation ?? 'INVALID'
    const inserts = operation === 'INSERT_BEFORE' || operation === 'INSERT_AFTER' || operation === 'INSERT_FIRST'
    return {
      applyTo,
      operation: inserts && !ordered.has(applyTo) ? 'ADD' : operation,
      match,
      value: patch.value,
      origin: origin(filter, 'spec', 'configPatches', i),
      fits: proxyMatch(match.proxy),
    }
  }),
)

/** Istio takes no longer pattern for a version: compiling it would cost too much. */
const LONGEST_PATTERN = 1024

/** Istio: pilot/pkg/model/envoyfilter.go#proxyMatch */
function proxyMatch(match: ConfigObjectMatch['proxy']): (proxy: Proxy) => boolean {
  if (!match) return () => true
  const version = versionMatch(match.proxyVersion ?? '')
  const wanted = Object.entries(match.metadata ?? {})
  return ({ metadata }) => version(metadata.istioVersion) && wanted.every(([key, value]) => metadata.raw[key] === value)
}

function versionMatch(pattern: string): (version: string) => boolean {
  if (pattern === '') return () => true
  if (pattern.length > LONGEST_PATTERN) return () => false
  try {
    const compiled = RE2JS.compile(pattern)
    return (version) => version !== '' && compiled.matcher(version).find()
  } catch {
    // Istio, too, leaves out a pattern that is none, and the patch applies to every version.
    return () => true
  }
}

/** The EnvoyFilters of the root namespace and the proxy's own that apply to the proxy: by priority, then the root's, then the oldest. */
function filtersFor(proxy: Proxy, push: PushContext): readonly EnvoyFilter[] {
  const all = push.resourcesOf('EnvoyFilter')
  if (all.length === 0) return []
  const root = push.mesh.rootNamespace
  const index = policiesByNamespace(all)
  const subject = policySubject(proxy, root)
  const namespaces = proxy.namespace === root || root === '' ? [proxy.namespace] : [root, proxy.namespace]
  return namespaces
    .flatMap((namespace) => (index.get(namespace) ?? []) as readonly EnvoyFilter[])
    .filter(({ spec, namespace }) =>
      attaches(namespace, { selector: { matchLabels: spec?.workloadSelector?.labels }, targetRefs: spec?.targetRefs }, subject),
    )
    .sort(inOrder(root))
}

/** The services that the patches for a proxy need, as `HOST` or `NAMESPACE/HOST`: those who see few services are sent them too. */
export const servicesReferenced = (proxy: Proxy, push: PushContext): readonly string[] =>
  filtersFor(proxy, push).flatMap(({ annotations }) => (annotations['envoyfilter.istio.io/referenced-services'] ?? '').split(','))

/**
 * The patches for a proxy. Undefined where no EnvoyFilter applies.
 * Istio: pilot/pkg/model/push_context.go#EnvoyFilters
 */
export function envoyFiltersOf(proxy: Proxy, push: PushContext): Patches | undefined {
  const filters = filtersFor(proxy, push)
  if (filters.length === 0) return undefined
  const byApplyTo = new Map<ApplyTo, Patch[]>()
  for (const patch of filters.flatMap(patchesIn)) {
    if (!patch.fits(proxy)) continue
    const same = byApplyTo.get(patch.applyTo)
    if (same) same.push(patch)
    else byApplyTo.set(patch.applyTo, [patch])
  }
  return byApplyTo
}

const inOrder =
  (root: string) =>
  (a: EnvoyFilter, b: EnvoyFilter): number => {
    const priority = (a.spec?.priority ?? 0) - (b.spec?.priority ?? 0)
    if (priority !== 0) return priority
    if (a.namespace !== b.namespace && (a.namespace === root || b.namespace === root)) return a.namespace === root ? -1 : 1
    if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt
    const [x, y] = [`${a.name}.${a.namespace}`, `${b.name}.${b.namespace}`]
    return x < y ? -1 : x > y ? 1 : 0
  }

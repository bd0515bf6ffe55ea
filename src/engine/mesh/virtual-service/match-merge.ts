import type { HttpMatchRequest, StringMatch } from '../../types/istio/virtual-service.js'

/** A match of a merged route, and which matches of the delegate and of the delegating route it comes from. */
export interface MergedMatch {
  readonly match: HttpMatchRequest
  readonly delegateIndex?: number
  readonly rootIndex?: number
}

/**
 * The matches of a delegate's route within those of the route that delegates: every pair that does not contradict itself, in the
 * delegate's order. Undefined when some match of the delegate fits none of the root's: then the route is dropped.
 * Istio: pilot/pkg/model/virtualservice.go#mergeHTTPMatchRequests
 */
export function mergeMatches(root: readonly HttpMatchRequest[], delegate: readonly HttpMatchRequest[]): MergedMatch[] | undefined {
  if (root.length === 0) return delegate.map((match, delegateIndex) => ({ match, delegateIndex }))
  if (delegate.length === 0) return root.map((match, rootIndex) => ({ match, rootIndex }))
  const merged: MergedMatch[] = []
  for (const [delegateIndex, leaf] of delegate.entries()) {
    const before = merged.length
    for (const [rootIndex, outer] of root.entries()) {
      if (!contradicts(outer, leaf)) merged.push({ match: mergeMatch(outer, leaf), delegateIndex, rootIndex })
    }
    if (merged.length === before) return undefined
  }
  return merged
}

function mergeMatch(root: HttpMatchRequest, leaf: HttpMatchRequest): HttpMatchRequest {
  return {
    ...leaf,
    name: joinNames(root.name, leaf.name),
    uri: leaf.uri ?? root.uri,
    scheme: leaf.scheme ?? root.scheme,
    method: leaf.method ?? root.method,
    authority: leaf.authority ?? root.authority,
    headers: { ...root.headers, ...leaf.headers },
    withoutHeaders: { ...root.withoutHeaders, ...leaf.withoutHeaders },
    queryParams: { ...root.queryParams, ...leaf.queryParams },
    port: leaf.port || root.port,
    sourceLabels: { ...root.sourceLabels, ...leaf.sourceLabels },
    sourceNamespace: leaf.sourceNamespace || root.sourceNamespace,
    gateways: leaf.gateways?.length ? leaf.gateways : root.gateways,
    statPrefix: leaf.statPrefix || root.statPrefix,
  }
}

/** `root-leaf`, or the one that there is. */
export const joinNames = (root: string | undefined, leaf: string | undefined): string | undefined =>
  root && leaf ? `${root}-${leaf}` : leaf || root

/** Istio: pilot/pkg/model/virtualservice.go#hasConflict */
function contradicts(root: HttpMatchRequest, leaf: HttpMatchRequest): boolean {
  return (
    (['uri', 'scheme', 'method', 'authority'] as const).some((field) => outside(root[field], leaf[field])) ||
    (['headers', 'withoutHeaders', 'queryParams'] as const).some((field) =>
      Object.entries(leaf[field] ?? {}).some(([key, match]) => outside(own(root[field], key), match)),
    ) ||
    Boolean(root.ignoreUriCase) !== Boolean(leaf.ignoreUriCase) ||
    Boolean(root.port && leaf.port && root.port !== leaf.port) ||
    Boolean(root.sourceNamespace && leaf.sourceNamespace !== root.sourceNamespace) ||
    Object.entries(leaf.sourceLabels ?? {}).some(([key, value]) => (own(root.sourceLabels, key) ?? value) !== value) ||
    widensGateways(root.gateways ?? [], leaf.gateways ?? [])
  )
}

function widensGateways(root: readonly string[], leaf: readonly string[]): boolean {
  if (root.length === 0 || leaf.length === 0) return false
  return root.length < leaf.length || leaf.some((gateway) => !root.includes(gateway))
}

/** Whether `leaf` is no narrowing of `root`. Two regular expressions cannot be compared, so they always conflict. */
function outside(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (!root || !leaf) return false
  const [outer, inner] = [read(root), read(leaf)]
  if ((outer.regex && any(inner)) || (inner.regex && any(outer))) return true
  if (outer.exact) return inner.exact !== outer.exact
  if (outer.prefix && (inner.prefix || inner.exact)) return !(inner.prefix || inner.exact).startsWith(outer.prefix)
  return true
}

const read = (match: StringMatch): { exact: string; prefix: string; regex: string } => ({ exact: '', prefix: '', regex: '', ...match })
const any = (match: ReturnType<typeof read>): boolean => Boolean(match.exact || match.prefix || match.regex)

const own = <T>(map: Record<string, T> | undefined, key: string): T | undefined => (map && Object.hasOwn(map, key) ? map[key] : undefined)

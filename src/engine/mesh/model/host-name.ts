/** Host names with Istio's wildcards: `*` and `*.example.com` stand for every name with that ending. Istio: pkg/config/host */

export const isWildcard = (host: string): boolean => host.startsWith('*')

/** Whether some name is meant by both. Istio: pkg/config/host/name.go#Matches */
export function hostsOverlap(a: string, b: string): boolean {
  if (!isWildcard(a)) return isWildcard(b) ? a.endsWith(b.slice(1)) : a === b
  if (!isWildcard(b)) return b.endsWith(a.slice(1))
  return a.length < b.length ? b.endsWith(a.slice(1)) : a.endsWith(b.slice(1))
}

/** Whether every name meant by `inner` is meant by `outer`. Istio: pkg/config/host/name.go#SubsetOf */
export function hostWithin(inner: string, outer: string): boolean {
  if (!isWildcard(outer)) return inner === outer
  if (isWildcard(inner) && inner.length < outer.length) return false
  return inner.endsWith(outer.slice(1))
}

/** Sorts the more specific first: wildcards last, then the longer, then by letter. Istio: pkg/config/host/names.go#MoreSpecific */
export function bySpecificity(a: string, b: string): number {
  const wild = Number(isWildcard(a)) - Number(isWildcard(b))
  if (wild !== 0) return wild
  if (a.length !== b.length) return b.length - a.length
  return a < b ? -1 : a > b ? 1 : 0
}

/** The narrower of every overlapping pair, each once, in the order of `a`. Istio: pkg/config/host/names.go#Intersection */
export function intersectHosts(a: readonly string[], b: readonly string[]): string[] {
  const both = new Set<string>()
  for (const x of a) {
    for (const y of b) {
      if (hostWithin(x, y)) both.add(x)
      else if (hostWithin(y, x)) both.add(y)
    }
  }
  return [...both]
}

import { parseAddress } from './ip.js'

/**
 * Hostnames as Istio's rules write them, perhaps with a wildcard in front: `*`, `*.example.com`, `*-x.example.com`.
 * Istio: pkg/config/host/name.go
 */
export const isWildcard = (hostname: string): boolean => hostname.startsWith('*')

/** Whether every host of `narrow` is one of `wide`: `a.com` of `*.com`, `*.a.com` of `*.com`, never `*.com` of `a.com`. */
export function isSubsetOf(narrow: string, wide: string): boolean {
  if (!isWildcard(wide)) return narrow === wide
  if (!isWildcard(narrow)) return narrow.endsWith(wide.slice(1))
  return narrow.length >= wide.length && narrow.endsWith(wide.slice(1))
}

/** Whether the two have a host in common: one is a subset of the other. */
export const overlap = (a: string, b: string): boolean => isSubsetOf(a, b) || isSubsetOf(b, a)

/** The more specific first: without wildcard, then longer, then by letters. For `Array.sort`. Istio: MoreSpecific */
export function bySpecificity(a: string, b: string): number {
  if (isWildcard(a) !== isWildcard(b)) return isWildcard(a) ? 1 : -1
  if (a.length !== b.length) return b.length - a.length
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * A short name of a rule in `namespace` made whole: `reviews` → `reviews.default.svc.cluster.local`. A name with a dot, an address and `*` stay.
 * Istio: pilot/pkg/model/config.go#ResolveShortnameToFQDN
 */
export function resolveShortName(hostname: string, namespace: string, domain = 'cluster.local'): string {
  if (hostname === '' || hostname === '*' || hostname.includes('.') || parseAddress(hostname)) return hostname
  return namespace === '' ? `${hostname}.svc.${domain}` : `${hostname}.${namespace}.svc.${domain}`
}

/**
 * Values by hostname where the most specific match answers.
 * Istio: pilot/pkg/model/config.go#MostSpecificHostMatch
 */
export class HostMap<V> {
  readonly #exact = new Map<string, V>()
  readonly #wildcards = new Map<string, V>()
  /** Wildcards, the longest first; made when asked for. */
  #order: string[] | undefined

  get(host: string): V | undefined {
    return (isWildcard(host) ? this.#wildcards : this.#exact).get(host)
  }

  set(host: string, value: V): void {
    if (isWildcard(host)) {
      this.#wildcards.set(host, value)
      this.#order = undefined
    } else this.#exact.set(host, value)
  }

  /** The value of the host itself, else of the longest wildcard around it. */
  mostSpecific(host: string): V | undefined {
    const itself = this.get(host)
    if (itself !== undefined || this.#wildcards.size === 0) return itself
    const needle = isWildcard(host) ? host.slice(1) : host
    this.#order ??= [...this.#wildcards.keys()].sort(bySpecificity)
    const around = this.#order.find((wildcard) => needle.endsWith(wildcard.slice(1)))
    return around === undefined ? undefined : this.#wildcards.get(around)
  }
}

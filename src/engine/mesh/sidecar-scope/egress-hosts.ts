import { isSubsetOf, isWildcard, overlap } from '../model/hostname.js'

/**
 * What an egress listener imports from one namespace, or from all of them.
 * Istio: pilot/pkg/model/sidecar.go#hostClassification
 */
export class HostPatterns {
  readonly #exact = new Set<string>()
  readonly #wildcards: string[] = []
  readonly #excluded: string[] = []

  add(hostname: string): void {
    if (isWildcard(hostname)) this.#wildcards.push(hostname)
    else this.#exact.add(hostname)
  }

  exclude(hostname: string): void {
    this.#excluded.push(hostname)
  }

  get exactHosts(): ReadonlySet<string> {
    return this.#exact
  }

  excludes(hostname: string): boolean {
    return this.#excluded.some((excluded) => isSubsetOf(hostname, excluded))
  }

  /** Whether a service is imported. */
  takes(hostname: string): boolean {
    return this.#exact.has(hostname) || this.#wildcards.some((wildcard) => isSubsetOf(hostname, wildcard))
  }

  /**
   * Whether a VirtualService's host is imported. A wildcard of the VirtualService is if it covers anything that is imported; a route of
   * the Gateway API is taken as services are.
   */
  takesVirtualServiceHost(hostname: string, gatewaySemantics: boolean): boolean {
    if (gatewaySemantics) return this.takes(hostname)
    if (this.#exact.has(hostname) || this.#wildcards.some((wildcard) => overlap(hostname, wildcard))) return true
    return isWildcard(hostname) && [...this.#exact].some((exact) => overlap(hostname, exact))
  }
}

/** The `hosts` of an egress listener. */
export interface EgressHosts {
  /** By namespace; `*` for those of every namespace. */
  readonly byNamespace: ReadonlyMap<string, HostPatterns>
  /** Whether each host is named in full, with its namespace. */
  readonly allExact: boolean
}

/**
 * Reads `NAMESPACE/HOST`: `.` is the Sidecar's own namespace, `*` every one; `~NAMESPACE` (or `~` for every one) keeps hosts out that
 * another entry lets in.
 * Istio: pilot/pkg/model/sidecar.go#convertIstioListenerToWrapper
 */
export function readEgressHosts(hosts: readonly string[], ownNamespace: string): EgressHosts {
  const byNamespace = new Map<string, HostPatterns>()
  let allExact = true
  for (const entry of hosts) {
    const [left, hostname, ...more] = entry.split('/')
    if (left === undefined || hostname === undefined || more.length > 0) continue
    const excluded = left.startsWith('~')
    const named = excluded ? left.slice(1) || '*' : left
    const namespace = named === '.' ? ownNamespace : named
    let patterns = byNamespace.get(namespace)
    if (!patterns) {
      patterns = new HostPatterns()
      byNamespace.set(namespace, patterns)
    }
    if (excluded) patterns.exclude(hostname)
    else {
      patterns.add(hostname)
      if (namespace === '*' || isWildcard(hostname)) allExact = false
    }
  }
  return { byNamespace, allExact }
}

import type { MeshConfig } from '../mesh-config.js'
import type { Service } from '../model/service.js'
import type { Registry } from './index.js'

/** `identity` under each of the trust domain's other names too. Istio: pkg/spiffe/spiffe.go#ExpandWithTrustDomains */
function expand(identity: string, aliases: readonly string[]): readonly string[] {
  const path = /^spiffe:\/\/[^/]+(\/ns\/[^/]*\/sa\/[^/]*)$/.exec(identity)?.[1]
  return path === undefined ? [identity] : [identity, ...aliases.map((domain) => `spiffe://${domain}${path}`)]
}

/**
 * Whom a client should expect behind a service: the service accounts of its endpoints, and those listed by hand.
 * Istio: pilot/pkg/model/push_context.go#addServiceAccounts
 */
export function serviceAccounts(registry: Registry, mesh: MeshConfig): (service: Service) => readonly string[] {
  const kept = new Map<string, readonly string[]>()
  let listed: Map<string, readonly string[]> | undefined
  return ({ hostname, namespace }) => {
    const key = `${namespace}/${hostname}`
    let accounts = kept.get(key)
    if (accounts) return accounts
    // Several services under one name: the last of them says what is listed.
    listed ??= new Map(registry.services.map((s) => [`${s.namespace}/${s.hostname}`, s.serviceAccounts]))
    const found = registry.endpointsOf(hostname, namespace).map((e) => e.serviceAccount)
    const own = new Set([...found.filter((a) => a !== ''), ...(listed.get(key) ?? [])])
    const aliases = mesh.trustDomainAliases
    accounts = [...new Set(aliases.length === 0 ? own : [...own].flatMap((a) => expand(a, aliases)))].sort()
    kept.set(key, accounts)
    return accounts
  }
}

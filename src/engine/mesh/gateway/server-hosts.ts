import type { Server } from '../../types/istio/gateway.js'

/**
 * The server's hosts as routes are matched with them: `./HOST` names the Gateway's own namespace, the star of every namespace falls away.
 * Istio: pilot/pkg/model/gateway.go#sanitizeServerHostNamespace
 */
export function serverHosts(server: Server, namespace: string): readonly string[] {
  const hosts = (server.hosts ?? []).map((host) => {
    const slash = host.indexOf('/')
    if (slash < 0) return host
    const [owner, name] = [host.slice(0, slash), host.slice(slash + 1)]
    if (owner === '.') return `${namespace}/${name}`
    return owner === '*' ? name : host
  })
  return server.hosts?.includes('*/*') ? ['*'] : hosts
}

/** What clients may name in SNI, each once, sorted. Istio: pilot/pkg/model/gateway.go#GetSNIHostsForServer */
export const sniHosts = (hosts: readonly string[]): readonly string[] => [...new Set(hosts.map((h) => h.slice(h.indexOf('/') + 1)))].sort()

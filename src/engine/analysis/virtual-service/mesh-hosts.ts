import type { Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { textsAt } from '../read.js'
import { exportScopes, fullHost, hostsOverlap } from '../shared/hosts.js'

/** The VirtualServices that have one host, where they are exported to one scope. */
interface ScopedHost {
  readonly scope: string
  readonly host: string
  readonly services: Instance[]
}

/**
 * VirtualServices of the mesh that share a host: only one of them holds.
 * Istio: pkg/config/analysis/analyzers/virtualservice/conflictingmeshgatewayhosts.go
 */
export const meshHosts: Analyzer = {
  name: 'virtualservice.ConflictingMeshGatewayHostsAnalyzer',
  codes: ['IST0109'],
  analyze(context) {
    const hosts = new Map<string, ScopedHost>()
    for (const service of context.all('VirtualService')) {
      const gateways = textsAt(service.spec, 'gateways')
      if (gateways.length > 0 && !gateways.includes('mesh')) continue
      for (const scope of exportScopes(textsAt(service.spec, 'exportTo'), service.namespace)) {
        for (const short of textsAt(service.spec, 'hosts')) {
          const host = fullHost(service.namespace, short)
          const key = `${scope}/${host}`
          const entry = hosts.get(key) ?? { scope, host, services: [] }
          hosts.set(key, entry)
          entry.services.push(service)
        }
      }
    }
    const reported = new Set<Instance>()
    const exportedToAll = finder([...hosts.values()].filter(({ scope }) => scope === '*'))
    for (const [key, { scope, host, services }] of hosts) {
      const all = scope === '*' ? services : [...services, ...exportedToAll(host).flatMap((entry) => entry.services)]
      if (all.length < 2) continue
      const virtualServices = all
        .map(({ fullName }) => fullName)
        .sort()
        .join(',')
      for (const service of all) {
        if (reported.has(service)) continue
        reported.add(service)
        context.report('IST0109', service, { virtualServices, host: key }, ['metadata', 'name'])
      }
    }
  },
}

/** Finds the entries that have a host in common with a given one: all are looked at only for a wildcard. */
function finder(entries: readonly ScopedHost[]): (host: string) => readonly ScopedHost[] {
  const exact = new Map(entries.map((entry) => [entry.host, entry]))
  const wildcards = entries.filter(({ host }) => host.startsWith('*'))
  return (host) => {
    if (host.startsWith('*')) return entries.filter((entry) => hostsOverlap(host, entry.host))
    const itself = exact.get(host)
    return [...(itself ? [itself] : []), ...wildcards.filter((entry) => hostsOverlap(host, entry.host))]
  }
}

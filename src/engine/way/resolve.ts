import type { ClusterState } from '../cluster/index.js'
import type { Endpoint } from '../mesh/model/endpoint.js'
import { isSubsetOf, isWildcard } from '../mesh/model/hostname.js'
import { isIpAddress } from '../mesh/model/ip.js'
import type { Service } from '../mesh/model/service.js'
import type { PushContext } from '../mesh/push-context.js'
import type { TraceStep } from '../types/trace.js'

/** What a name stands for: addresses, any of which the client may take. Empty: the name resolves to nothing. */
export interface Resolved {
  readonly addresses: readonly string[]
  /** The Service that owns the address, where one does. */
  readonly service?: Service
  readonly steps: readonly TraceStep[]
}

/** Who asks. */
export interface Resolver {
  readonly namespace: string
  /** Its DNS queries go to the proxy or ztunnel, which knows the hosts of ServiceEntries. */
  readonly isCaptured: boolean
}

/** From the block that is set aside for documentation (RFC 5737): it stands for what DNS outside of the cluster would answer. */
const OUTSIDE = '203.0.113.10'
const DOMAIN = 'cluster.local'

/**
 * Resolves a name as a pod does: the resolver's search list first (`ndots: 5`), the cluster's DNS for Services, then the world's.
 * Kubernetes: dns-pod-service; Istio: pkg/dns/client
 */
export function resolve(name: string, resolver: Resolver, push: PushContext, cluster: ClusterState): Resolved {
  if (isIpAddress(name)) {
    const service = push.services.find((s) => s.clusterVIPs.includes(name) || s.defaultAddress === name)
    return { addresses: [name], service, steps: [step('name.literal', { address: name })] }
  }
  for (const full of candidates(name.toLowerCase(), resolver.namespace)) {
    const found = inCluster(name, full, push, cluster, 0) ?? (resolver.isCaptured ? captured(full, push) : undefined)
    if (found) return found
  }
  const bare = name.toLowerCase().replace(/\.$/, '')
  if (bare.endsWith(`.${DOMAIN}`) || !bare.includes('.')) {
    return { addresses: [], steps: [{ ...step('name.unknown', { written: name }), result: 'ended' }] }
  }
  const entry = entryFor(bare, push)
  const address = entry && isIpAddress(entry.defaultAddress) && entry.defaultAddress !== '0.0.0.0' ? entry.defaultAddress : OUTSIDE
  return { addresses: [address], steps: [step('name.outside', { name: bare, address }, entry)] }
}

/** The names that a resolver tries for what was written, in order. */
function candidates(name: string, namespace: string): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)]
  const searched = [`${name}.${namespace}.svc.${DOMAIN}`, `${name}.svc.${DOMAIN}`, `${name}.${DOMAIN}`]
  return name.split('.').length > 5 ? [name, ...searched] : [...searched, name]
}

function inCluster(written: string, full: string, push: PushContext, cluster: ClusterState, depth: number): Resolved | undefined {
  const suffix = `.svc.${DOMAIN}`
  if (!full.endsWith(suffix)) return undefined
  const labels = full.slice(0, -suffix.length).split('.')
  if (labels.length === 3) return podOfHeadless(written, labels as [string, string, string], push)
  if (labels.length !== 2) return undefined
  const service = push.serviceByHostname(full, labels[1] as string)
  if (service?.registry !== 'Kubernetes') return undefined
  const { externalName, headless } = service.kubernetes
  if (externalName) {
    const alias = step('name.alias', { name: full, target: externalName }, service)
    if (depth > 5) return { addresses: [], steps: [alias] }
    const target = inCluster(written, externalName.replace(/\.$/, ''), push, cluster, depth + 1)
    return target
      ? { ...target, steps: [alias, ...target.steps] }
      : { addresses: [OUTSIDE], steps: [alias, step('name.outside', { name: externalName, address: OUTSIDE })] }
  }
  if (headless) {
    const addresses = [
      ...new Set(
        push
          .endpointsOf(service)
          .filter(isAnnounced)
          .flatMap((e) => e.addresses),
      ),
    ]
    const said = { written, name: full, address: addresses[0] ?? '', count: addresses.length }
    return { addresses, service, steps: [{ ...step('name.headless', said, service), result: addresses.length > 0 ? 'taken' : 'ended' }] }
  }
  const address = service.clusterVIPs[0] ?? service.defaultAddress
  return { addresses: [address], service, steps: [step('name.service', { written, name: full, address }, service)] }
}

/** `POD.SERVICE.NAMESPACE.svc.cluster.local`: a pod with a hostname, of a StatefulSet for one. */
function podOfHeadless(written: string, [hostname, name, namespace]: [string, string, string], push: PushContext): Resolved | undefined {
  const service = push.serviceByHostname(`${name}.${namespace}.svc.${DOMAIN}`, namespace)
  if (!service?.kubernetes.headless) return undefined
  const pod = push.endpointsOf(service).find((e) => isAnnounced(e) && (e.hostname === hostname || e.hostname === ''))
  const address = pod?.hostname === hostname ? pod.addresses[0] : undefined
  if (address === undefined) return undefined
  const said = { written, name: `${hostname}.${service.hostname}`, address, count: 1 }
  return { addresses: [address], service, steps: [step('name.headless', said, service)] }
}

/** DNS in the proxy: hosts of ServiceEntries, by their addresses or those that istiod allocated. */
function captured(full: string, push: PushContext): Resolved | undefined {
  const entry = entryFor(full, push)
  if (!entry) return undefined
  const own = entry.defaultAddress === '0.0.0.0' ? '' : entry.defaultAddress.replace(/\/.*$/, '')
  const address = own || entry.autoAllocatedIPv4 || entry.autoAllocatedIPv6
  if (!address) return undefined
  return { addresses: [address], service: entry, steps: [step('name.captured', { name: full, address }, entry)] }
}

const entryFor = (name: string, push: PushContext): Service | undefined =>
  push.services.find((s) => s.registry === 'External' && s.hostname === name) ??
  push.services.find((s) => s.registry === 'External' && isWildcard(s.hostname) && isSubsetOf(name, s.hostname))

const isAnnounced = (e: Endpoint): boolean => e.health === 'Healthy' || e.health === 'Unknown' || e.sendUnhealthyEndpoints

type NameCode = 'name.literal' | 'name.service' | 'name.headless' | 'name.alias' | 'name.captured' | 'name.outside' | 'name.unknown'

function step<Code extends NameCode>(code: Code, args: TraceStep<Code>['arguments'], service?: Service): TraceStep {
  return { part: 'kernel', code, result: 'taken', arguments: args, ...(service ? { subject: service } : {}) } as TraceStep
}

import type { ClientTlsSettings, TrafficPolicy } from '../../types/istio/destination-rule.js'
import type { ServiceEntrySpec } from '../../types/istio/service-entry.js'
import type { BackendTlsPolicySpec } from '../../types/kubernetes/gateway-api.js'
import type { ServiceSpec } from '../../types/kubernetes/service.js'
import { origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import { parentNames } from '../destination-rule/backend-policy.js'
import type { DestinationRule } from '../destination-rule/merge.js'
import { authorityOfConfigMap } from './certificates.js'
import type { Context } from './context.js'
import { generatedName } from './gateways.js'
import { groupKind, kinds } from './references.js'

type Policy = Resource<BackendTlsPolicySpec>

/** One policy for one host of its target; on one port where it names a section. */
interface HostPolicy {
  readonly policy: Policy
  readonly target: Target
  readonly host: string
  readonly tls: ClientTlsSettings
  readonly port?: number
}

interface Target {
  readonly kind: string
  readonly name: string
  readonly hosts: readonly string[]
  readonly ports: ReadonlyMap<string, number>
}

const ignored = 'istio.io/ignore-policy-attachment'

/**
 * The DestinationRules that BackendTLSPolicies make, one for each host of what they target. Of several for one host, or one port of it,
 * the oldest counts.
 * Istio: pilot/pkg/config/kube/gateway/backend_policies.go#DestinationRuleCollection
 */
export function backendTlsRules(context: Context, policies: readonly Policy[]): DestinationRule[] {
  const byHost = new Map<string, HostPolicy[]>()
  for (const found of policies.flatMap((policy) => hostPolicies(context, policy))) {
    const key = `${found.target.kind} ${found.policy.namespace}/${found.target.name} ${found.host}`
    const group = byHost.get(key)
    if (group) group.push(found)
    else byHost.set(key, [found])
  }
  return [...byHost.values()].map((group) => destinationRule(group.sort(oldestFirst)))
}

function oldestFirst({ policy: a }: HostPolicy, { policy: b }: HostPolicy): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt
  return `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1
}

function hostPolicies(context: Context, policy: Policy): HostPolicy[] {
  if ((policy.annotations[ignored] ?? '').toLowerCase() === 'true') return []
  const tls = clientTls(context, policy)
  return (policy.spec?.targetRefs ?? []).flatMap((reference): HostPolicy[] => {
    const target = targetOf(context, groupKind(reference, '/'), policy.namespace, reference.name ?? '')
    const { sectionName } = reference
    const port = sectionName ? target?.ports.get(sectionName) : undefined
    if (!target || (sectionName && port === undefined)) return []
    return target.hosts.map((host) => ({ policy, target, host, tls, port }))
  })
}

function targetOf({ service, serviceEntry }: Context, kind: string, namespace: string, name: string): Target | undefined {
  if (kind === kinds.service) {
    const found = service(namespace, name)
    return found && { kind, name, hosts: [`${name}.${namespace}.svc.cluster.local`], ports: portsOf(found) }
  }
  const found = kind === kinds.serviceEntry ? serviceEntry(namespace, name) : undefined
  return found && { kind, name, hosts: found.spec?.hosts ?? [], ports: portsOfEntry(found) }
}

const portsOf = ({ spec }: Resource<ServiceSpec>): ReadonlyMap<string, number> =>
  new Map((spec?.ports ?? []).map((p) => [p.name ?? '', p.port]))

const portsOfEntry = ({ spec }: Resource<ServiceEntrySpec>): ReadonlyMap<string, number> =>
  new Map((spec?.ports ?? []).map((p) => [p.name ?? '', p.number ?? 0]))

/** Istio: pilot/pkg/config/kube/gateway/backend_policies.go#BackendTLSPolicyCollection */
function clientTls(context: Context, { spec, namespace }: Policy): ClientTlsSettings {
  const validation = spec?.validation ?? {}
  const names = (validation.subjectAltNames ?? []).map(({ type, hostname, uri }) => (type === 'URI' ? uri : hostname))
  const credentialName = authority(context, validation, namespace)
  return {
    mode: 'SIMPLE',
    sni: validation.hostname ?? '',
    subjectAltNames: names.filter((name) => name !== undefined),
    ...(credentialName && { credentialName }),
  }
}

/** The ConfigMap with the authority's certificate; one that is not there lets no connection through. Only the first reference counts. */
function authority({ configMap }: Context, validation: NonNullable<BackendTlsPolicySpec['validation']>, namespace: string): string {
  const [reference] = validation.caCertificateRefs ?? []
  if (validation.wellKnownCACertificates !== undefined || !reference) return ''
  const found = groupKind(reference, '/') === kinds.configMap ? configMap(namespace, reference.name ?? '') : undefined
  return found && authorityOfConfigMap(found) !== '' ? `configmap://${namespace}/${reference.name}` : 'invalid://'
}

function destinationRule(group: readonly HostPolicy[]): DestinationRule {
  const [first] = group as readonly [HostPolicy, ...HostPolicy[]]
  const { target, host, policy } = first
  const everywhere = group.find((p) => p.port === undefined)
  const byPort = new Map<number, HostPolicy>()
  for (const found of group) if (found.port !== undefined && !byPort.has(found.port)) byPort.set(found.port, found)
  const onPorts = [...byPort.values()]
  const trafficPolicy: TrafficPolicy = {
    ...(everywhere && { tls: everywhere.tls }),
    ...(onPorts.length > 0 && { portLevelSettings: onPorts.map(({ port, tls }) => ({ port: { number: port ?? 0 }, tls })) }),
  }
  const suffix = target.kind === kinds.serviceEntry ? `~${host.replaceAll('.', '-')}~` : '~'
  const parents = [...new Set(group.map((p) => `BackendTLSPolicy/${p.policy.namespace}.${p.policy.name}`))]
  return {
    kind: 'DestinationRule',
    name: `${target.name}${suffix}${generatedName}`,
    namespace: policy.namespace,
    // Older than any that somebody wrote.
    createdAt: Number.NEGATIVE_INFINITY,
    annotations: { [parentNames]: parents.join(',') },
    labels: {},
    spec: { host, trafficPolicy },
    source: policy,
    whence(...path) {
      const [, field, index] = path
      const maker = field === 'portLevelSettings' && typeof index === 'number' ? onPorts[index] : everywhere
      return origin((maker ?? first).policy, 'spec', ...(path[0] === 'trafficPolicy' ? ['validation'] : ['targetRefs']))
    },
  }
}

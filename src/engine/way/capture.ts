import { ambientCapture, InjectionError, injectPod, sidecarCapture } from '../cluster/injection/index.js'
import { canonicalObject } from '../cluster/injection/kube-codec.js'
import { ownerOfPod } from '../cluster/injection/owner.js'
import type { JsonObject } from '../cluster/resource-of.js'
import { memo2 } from '../memo.js'
import type { MeshConfig } from '../mesh/mesh-config.js'
import { proxyConfigs } from '../mesh/proxy-configs.js'
import type { PushContext } from '../mesh/push-context.js'
import { parseRules, type Ruleset } from '../netfilter/index.js'
import { ambientDefaults, ambientRules, noOverrides, restoreText, sidecarDefaults, sidecarRules } from '../netfilter/rules/index.js'
import type { AmbientCapture, PodOverrides, SidecarCapture } from '../types/capture.js'
import type { PodSpec } from '../types/kubernetes/pod.js'
import type { Resource } from '../types/resource.js'
import { addressesOf, type Participant, type WayWorld } from './participants.js'

/** A pod's packet filter. */
export interface PacketFilter {
  readonly rules: Ruleset
  readonly addresses: readonly string[]
}

/** The rules in a pod's network namespace; undefined where the mesh put none there. */
export function packetFilterOf({ info, handling }: Participant, { push }: WayWorld): PacketFilter | undefined {
  const addresses = addressesOf(info)
  if (handling === 'ambient') {
    const capture = ambientCapture(info.pod.object)
    if (capture.mode !== 'ambient') return undefined
    // The chart has the node agent write rules for IPv6 too; without an address of it they are of no account.
    const ENABLE_INBOUND_IPV6 = addresses.some((a) => a.includes(':'))
    return { rules: ambientRuleset({ ...ambientDefaults, ENABLE_INBOUND_IPV6 }, capture.overrides ?? noOverrides), addresses }
  }
  if (handling !== 'sidecar') return undefined
  const capture = sidecarCapture(injectedPod(info.pod, push.mesh), { addresses, dnsServers: resolversOf(push) })
  return capture.mode === 'sidecar' ? { rules: sidecarRuleset({ ...sidecarDefaults, ...capture.options }), addresses } : undefined
}

/** The cluster's DNS, which pods ask. */
const resolversOf = (push: PushContext): readonly string[] =>
  push.serviceByHostname('kube-dns.kube-system.svc.cluster.local', 'kube-system')?.clusterVIPs ?? []

/**
 * The pod as the injector leaves it. A cluster's state, or YAML that was printed by one, may have its containers already; a Deployment's
 * pod that the cluster stage made up has its own only.
 */
const injectedPod = memo2((pod: Resource, mesh: MeshConfig): JsonObject => {
  const before = pod.object as JsonObject
  const { containers = [], initContainers = [] } = (pod.spec ?? {}) as PodSpec
  if ([...containers, ...initContainers].some((c) => c.name === 'istio-proxy')) return before
  try {
    const settings = { mesh, proxyConfigs, nativeSidecars: false, cni: false, revision: 'default' }
    return injectPod(canonicalObject('Pod', { metadata: before.metadata, spec: before.spec }), ownerOfPod(before), settings)
  } catch (error) {
    if (error instanceof InjectionError) return before
    throw error
  }
})

const rulesets = new Map<string, Ruleset>()

/** Pods with the same options share their rules: most have the defaults. */
function shared(key: string, make: () => string): Ruleset {
  const known = rulesets.get(key)
  if (known) return known
  if (rulesets.size > 200) rulesets.clear()
  const { ruleset } = parseRules(make())
  rulesets.set(key, ruleset)
  return ruleset
}

const textOf = ({ ipv4, ipv6 }: ReturnType<typeof sidecarRules>): string => [restoreText(ipv4), restoreText(ipv6)].join('\n')

const sidecarRuleset = (options: SidecarCapture): Ruleset => shared(JSON.stringify(options), () => textOf(sidecarRules(options)))

const ambientRuleset = (options: AmbientCapture, pod: PodOverrides): Ruleset =>
  shared(JSON.stringify([options, pod]), () => textOf(ambientRules(options, pod)))

/** Whether DNS queries of the pod's applications go to its proxy, or to ztunnel. */
export function isCapturingDns({ id, handling, info }: Participant, world: WayWorld): boolean {
  if (handling === 'ambient') return true
  if (handling !== 'sidecar') return false
  const value = world.proxy(id, info.type)?.metadata.raw.DNS_CAPTURE
  return value === true || value === 'true'
}

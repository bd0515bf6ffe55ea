import { memo1 } from '../memo.js'
import type { ProxyInfo } from '../mesh/registry/proxies.js'
import { parseRules, type Ruleset } from '../netfilter/index.js'
import { ambientDefaults, ambientRules, noOverrides, restoreText, sidecarDefaults, sidecarRules } from '../netfilter/rules/index.js'
import type { AmbientCapture, PodOverrides, SidecarCapture } from '../types/capture.js'
import { addressesOf, type Participant, type WayWorld } from './participants.js'

/** A pod's packet filter. */
export interface PacketFilter {
  readonly rules: Ruleset
  readonly addresses: readonly string[]
}

/** The rules in a pod's network namespace; undefined where the mesh put none there. */
export function packetFilterOf({ info, handling }: Participant, _world: WayWorld): PacketFilter | undefined {
  if (handling === 'sidecar') return sidecarFilter(info)
  return handling === 'ambient' ? ambientFilter(info) : undefined
}

const sidecarFilter = memo1((info: ProxyInfo): PacketFilter => ({ rules: sidecarRuleset(sidecarDefaults), addresses: addressesOf(info) }))
const ambientFilter = memo1(
  (info: ProxyInfo): PacketFilter => ({ rules: ambientRuleset(ambientDefaults, noOverrides), addresses: addressesOf(info) }),
)

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

import type { TrafficPolicy } from '../../types/istio/destination-rule.js'
import type { Rule } from '../model/rules.js'

/** On a rule that a conversion made: the resources that it comes from. */
export const parentNames = 'internal.istio.io/parents'

/** Made from a Gateway API policy. Istio: pilot/pkg/model/destination_rule.go#isBackendPolicyDestinationRule */
export const isBackendPolicy = (rule: Pick<Rule<unknown>, 'annotations'>): boolean => Object.hasOwn(rule.annotations, parentNames)

/**
 * The user's traffic policy, with the Gateway API's for what it leaves open, by port too.
 * Istio: pilot/pkg/model/destination_rule.go#mergeBackendPolicyTrafficPolicy
 */
export function overlayBackendPolicy(user: TrafficPolicy | undefined, backend: TrafficPolicy | undefined): TrafficPolicy | undefined {
  if (!user || !backend) return user ?? backend
  const portLevelSettings = overlayPorts(user.portLevelSettings ?? [], backend.portLevelSettings ?? [])
  return { ...backend, ...given(user), portLevelSettings }
}

type PortPolicies = NonNullable<TrafficPolicy['portLevelSettings']>

function overlayPorts(user: PortPolicies, backend: PortPolicies): PortPolicies {
  const number = (p: PortPolicies[number]): number => p.port?.number ?? 0
  const byPort = new Map(backend.map((p) => [number(p), p]))
  const users = new Set(user.map(number))
  return [...user.map((p) => ({ ...byPort.get(number(p)), ...given(p) })), ...backend.filter((p) => !users.has(number(p)))]
}

const given = <T extends object>(policy: T): T =>
  Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined && value !== null)) as T

import type { ClientTlsSettings, DestinationRuleSpec, Subset, TrafficPolicy, TrafficPolicyFields } from '../types/istio/destination-rule.js'

/** A traffic policy that is for one port. */
export interface PortPolicy extends TrafficPolicyFields, Pick<TrafficPolicy, 'proxyProtocol' | 'retryBudget'> {}

type PortSettings = NonNullable<TrafficPolicy['portLevelSettings']>[number]

const settingsOfPort = (policy: TrafficPolicy | undefined, port: number): PortSettings | undefined =>
  policy?.portLevelSettings?.find((p) => p.port?.number === port)

/**
 * The policy for `port`. Settings for the port stand instead of the whole policy: nothing of it is inherited.
 * Istio: pilot/pkg/networking/util/util.go#GetPortLevelTrafficPolicy
 */
export function policyForPort(policy: TrafficPolicy | undefined, port: number): PortPolicy | undefined {
  const settings = settingsOfPort(policy, port)
  if (!settings) return policy
  const { connectionPool, loadBalancer, outlierDetection, tls } = settings
  return { connectionPool, loadBalancer, outlierDetection, tls }
}

/**
 * A subset's policy for `port` over the rule's: what the subset gives stands instead of the rule's, part by part (`tls`, `loadBalancer`, …,
 * never fields in them). Settings for the port in the subset stand instead of all four parts, those that they leave out too.
 * Istio: pilot/pkg/networking/util/util.go#MergeSubsetTrafficPolicy
 */
export function policyForSubset(base: PortPolicy | undefined, subset: TrafficPolicy | undefined, port: number): PortPolicy | undefined {
  if (!subset) return base
  const own = policyForPort(subset, port)
  if (!base || !own) return own
  const whole = settingsOfPort(subset, port) !== undefined
  return {
    connectionPool: own.connectionPool || whole ? own.connectionPool : base.connectionPool,
    outlierDetection: own.outlierDetection || whole ? own.outlierDetection : base.outlierDetection,
    loadBalancer: own.loadBalancer || whole ? own.loadBalancer : base.loadBalancer,
    tls: own.tls || whole ? own.tls : base.tls,
    proxyProtocol: own.proxyProtocol ?? base.proxyProtocol,
    retryBudget: own.retryBudget ?? base.retryBudget,
  }
}

export const subsetOf = (spec: DestinationRuleSpec | undefined, name: string): Subset | undefined =>
  name === '' ? undefined : spec?.subsets?.find((s) => s.name === name)

/** The rule's policy for a port and, unless `subset` is empty or unknown, a subset. Istio: pilot/pkg/xds/endpoints#getSubsetTrafficPolicy */
export const policyInEffect = (spec: DestinationRuleSpec | undefined, subset: string, port: number): PortPolicy | undefined =>
  policyForSubset(policyForPort(spec?.trafficPolicy, port), subsetOf(spec, subset)?.trafficPolicy, port)

/** No mode is `DISABLE`, protobuf's default. */
export const tlsModeOf = (tls: ClientTlsSettings): NonNullable<ClientTlsSettings['mode']> => tls.mode ?? 'DISABLE'

/**
 * The TLS mode that the rule asks of clients, undefined where it says nothing. Unlike the policy in effect, a port without its own `tls`
 * falls back to the rule's.
 * Istio: pilot/pkg/xds/endpoints/mtls_checker.go#tlsModeForDestinationRule
 */
export function tlsModeInEffect(spec: DestinationRuleSpec | undefined, subset: string, port: number): ClientTlsSettings['mode'] {
  if (!spec) return undefined
  const ofRule = portTlsMode(spec.trafficPolicy, port)
  if (subset === '') return ofRule
  const found = subsetOf(spec, subset)
  return found && (portTlsMode(found.trafficPolicy, port) ?? ofRule)
}

function portTlsMode(policy: TrafficPolicy | undefined, port: number): ClientTlsSettings['mode'] {
  const ofPort = policy?.portLevelSettings?.find((p) => p.port?.number === port && p.tls)?.tls
  const tls = ofPort ?? policy?.tls
  return tls && tlsModeOf(tls)
}

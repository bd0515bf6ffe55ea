import type { DestinationRuleInEffect } from '../../mesh/model/rules.js'
import { envoyDuration } from '../../types/duration.js'
import type { HashPolicy } from '../../types/envoy/route.js'
import type { ConsistentHash, TrafficPolicy } from '../../types/istio/destination-rule.js'
import type { Destination } from '../../types/istio/virtual-service.js'

/** Istio: pilot/pkg/networking/core/route/route.go#ConsistentHashToHashPolicy */
export function hashPolicy(hash: ConsistentHash | null | undefined): HashPolicy | undefined {
  if (!hash) return undefined
  if (isGiven(hash.httpHeaderName)) return { header: hash.httpHeaderName ? { header_name: hash.httpHeaderName } : {} }
  if (hash.httpCookie) return { cookie: cookieOf(hash.httpCookie) }
  if (isGiven(hash.useSourceIp)) return { connection_properties: hash.useSourceIp ? { source_ip: true } : {} }
  if (isGiven(hash.httpQueryParameterName))
    return { query_parameter: hash.httpQueryParameterName ? { name: hash.httpQueryParameterName } : {} }
  return undefined
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== undefined && value !== null

function cookieOf(cookie: NonNullable<ConsistentHash['httpCookie']>): NonNullable<HashPolicy['cookie']> {
  const ttl = envoyDuration(cookie.ttl)
  const attributes = cookie.attributes?.map((a) => ({ ...(a.name && { name: a.name }), ...(a.value && { value: a.value }) }))
  return {
    ...(cookie.name && { name: cookie.name }),
    ...(ttl !== undefined && { ttl }),
    ...(cookie.path && { path: cookie.path }),
    ...(attributes?.length && { attributes }),
  }
}

/**
 * The hash of a service's own route: the port's, else the rule's.
 * Istio: pilot/pkg/networking/core/route/route.go#hashForService
 */
export function hashForService(rule: DestinationRuleInEffect | undefined, port: number): ConsistentHash | undefined {
  const policy = rule?.rule.spec.trafficPolicy
  return hashOfPort(policy, port) ?? policy?.loadBalancer?.consistentHash ?? undefined
}

/**
 * The hash of a route's destination, the narrowest first: the subset's port, the subset, the port, the rule. A port counts only if the
 * destination names it.
 * Istio: pilot/pkg/networking/core/route/route.go#HashForHTTPDestination
 */
export function hashForDestination(
  rule: DestinationRuleInEffect | undefined,
  destination: Destination | null | undefined,
): ConsistentHash | undefined {
  const spec = rule?.rule.spec
  if (!spec) return undefined
  const port = destination?.port ? (destination.port.number ?? 0) : undefined
  const subset = spec.subsets?.find((s) => s.name === (destination?.subset ?? ''))?.trafficPolicy
  return (
    hashOfPort(subset, port) ??
    subset?.loadBalancer?.consistentHash ??
    hashOfPort(spec.trafficPolicy, port) ??
    spec.trafficPolicy?.loadBalancer?.consistentHash ??
    undefined
  )
}

function hashOfPort(policy: TrafficPolicy | undefined, port: number | undefined): ConsistentHash | undefined {
  if (port === undefined) return undefined
  return policy?.portLevelSettings?.find((s) => (s.port?.number ?? 0) === port)?.loadBalancer?.consistentHash ?? undefined
}

import type { PolicyTargetReference } from '../../types/istio/authorization-policy.js'
import type { Proxy } from '../../types/proxy.js'
import type { Labels } from '../../types/resource.js'
import { selects } from '../model/labels.js'
import type { Service } from '../model/service.js'

/** A policy that picks workloads by labels or names the objects it is for. */
export interface TargetablePolicy {
  readonly selector?: { readonly matchLabels?: Labels }
  readonly targetRef?: PolicyTargetReference
  readonly targetRefs?: readonly PolicyTargetReference[]
}

/** The workload, and for a waypoint the service, that policies are sought for. */
export interface PolicySubject {
  readonly namespace: string
  readonly labels: Labels
  readonly isWaypoint: boolean
  /** At a waypoint: the services in question. */
  readonly services: readonly Service[]
  readonly rootNamespace: string
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'
const GATEWAY_GROUP = 'gateway.networking.k8s.io'
const WAYPOINT_CLASS = 'istio-waypoint'

/** `treatAsSidecar`: a waypoint's own HBONE port obeys policies as any workload does. */
export const policySubject = (
  proxy: Proxy,
  rootNamespace: string,
  services: readonly Service[] = [],
  treatAsSidecar = false,
): PolicySubject => ({
  namespace: proxy.namespace,
  labels: proxy.labels,
  isWaypoint: proxy.type === 'waypoint' && !treatAsSidecar,
  services,
  rootNamespace,
})

/**
 * Whether a policy of a namespace applies to the subject. A pod of a Gateway API gateway obeys what names it (and, unless it is a waypoint,
 * what selects it); every other pod obeys what selects it and ignores policies that name targets.
 * Istio: pilot/pkg/model/policyattachment.go#ShouldAttachPolicy
 */
export function attaches(policyNamespace: string, policy: TargetablePolicy, subject: PolicySubject): boolean {
  const gateway = Object.hasOwn(subject.labels, GATEWAY_NAME) ? subject.labels[GATEWAY_NAME] : undefined
  const targets = policy.targetRefs?.length ? policy.targetRefs : policy.targetRef ? [policy.targetRef] : []
  if (gateway === undefined) return targets.length === 0 && selects(policy.selector?.matchLabels, subject.labels)
  if (targets.length === 0) return !subject.isWaypoint && selects(policy.selector?.matchLabels, subject.labels)
  return targets.some((target) => isTarget(target, policyNamespace, gateway, subject))
}

function isTarget(target: PolicyTargetReference, policyNamespace: string, gateway: string, subject: PolicySubject): boolean {
  if (subject.isWaypoint) {
    const registry = isKind(target, '', 'Service')
      ? 'Kubernetes'
      : isKind(target, 'networking.istio.io', 'ServiceEntry')
        ? 'External'
        : undefined
    // A ServiceEntry is named by its own name, which need not be its host's.
    const named = (s: Service) => (registry === 'External' ? s.origin.resource.name : s.name) === target.name
    if (registry && subject.services.some((s) => s.registry === registry && s.namespace === policyNamespace && named(s))) return true
    if (policyNamespace === subject.rootNamespace && isKind(target, GATEWAY_GROUP, 'GatewayClass') && target.name === WAYPOINT_CLASS)
      return true
  }
  if (policyNamespace !== subject.namespace) return false
  if (target.namespace && target.namespace !== subject.namespace) return false
  return isKind(target, GATEWAY_GROUP, 'Gateway') && target.name === gateway
}

/** Kubernetes' core group is written as nothing or as `core`. */
const isKind = (target: PolicyTargetReference, group: string, kind: string): boolean =>
  (target.group === 'core' ? '' : (target.group ?? '')) === group && target.kind === kind

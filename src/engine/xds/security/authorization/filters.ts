import type { AuthorizationPolicies, AuthorizationPolicy } from '../../../mesh/policy/authorization-policy.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { TypedConfig } from '../../../types/envoy/core.js'
import type { Rbac, RbacFilterConfig } from '../../../types/envoy/rbac.js'
import { madeBy, origin } from '../../../types/provenance.js'
import { externalAuthorizer, POLICY_PREFIX, SHADOW_STAT_PREFIX } from './external-authorization.js'
import { matchesNothing, rbacPolicy } from './rule.js'

/** Where the filters go. A waypoint applies rules of TCP as an HTTP filter. */
export type FilterPlace = 'http' | 'tcp' | 'tcp-rules-in-http'

export interface AuthorizationFilter {
  readonly name: string
  readonly typed_config: TypedConfig
}

export interface FilterOptions {
  readonly place: FilterPlace
  readonly identityInFilterState: boolean
}

const TYPE = 'type.googleapis.com/envoy.extensions.filters'
const DRY_RUN = 'istio.io/dry-run'
/** What Go's `strconv.ParseBool` takes for true. */
const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True'])

type Action = 'ALLOW' | 'DENY' | 'LOG'

/** The rules of policies of one action: those in force and those that only report (`istio.io/dry-run`). */
interface Rules {
  readonly enforced?: Rbac
  readonly dryRun?: Rbac
}

/** The RBAC filters of AUDIT, DENY and ALLOW policies, in this order. Istio: pilot/pkg/security/authz/builder/builder.go#build */
export function localFilters(push: PushContext, policies: AuthorizationPolicies, options: FilterOptions): AuthorizationFilter[] {
  const steps: readonly (readonly [readonly AuthorizationPolicy[], Action])[] = [
    [policies.audit, 'LOG'],
    [policies.deny, 'DENY'],
    [policies.allow, 'ALLOW'],
  ]
  return steps.flatMap(([list, action]) => {
    if (list.length === 0) return []
    const { enforced, dryRun } = rulesOf(push, list, action, options)
    return [
      filter(options.place, list, {
        ...(enforced ? { rules: enforced } : {}),
        ...(dryRun ? { shadow_rules: dryRun } : {}),
        ...shadowPrefix(dryRun ? action : 'ALLOW'),
      }),
    ]
  })
}

const shadowPrefix = (action: Action) => (action === 'LOG' ? {} : { shadow_rules_stat_prefix: `istio_dry_run_${action.toLowerCase()}_` })

/**
 * The filters of CUSTOM policies: RBAC that only notes which policy matched, then the external authorizer, asked where one did. Several
 * providers on one workload, or a provider that is not there, deny what their policies match.
 */
export function customFilters(push: PushContext, policies: readonly AuthorizationPolicy[], options: FilterOptions): AuthorizationFilter[] {
  const providers = [...new Set(policies.map(providerOf))].sort()
  return providers.flatMap((provider) => {
    const own = policies.filter((p) => providerOf(p) === provider)
    const { enforced, dryRun } = rulesOf(push, own, 'DENY', options)
    const rules = enforced ?? { action: 'DENY' }
    const authorizer = providers.length > 1 ? undefined : externalAuthorizer(push, provider)
    if (!authorizer) return [filter(options.place, own, { rules: denied(rules) })]
    const asked = options.place === 'tcp' ? authorizer.tcp : authorizer.http
    if (!asked) return []
    return [
      filter(options.place, own, {
        shadow_rules: rules,
        shadow_rules_stat_prefix: SHADOW_STAT_PREFIX,
        ...(dryRun?.policies ? { rules: dryRun } : {}),
      }),
      { name: options.place === 'tcp' ? 'envoy.filters.network.ext_authz' : 'envoy.filters.http.ext_authz', typed_config: asked },
    ]
  })
}

const providerOf = (policy: AuthorizationPolicy) => policy.spec.provider?.name ?? ''

const denied = (rules: Rbac): Rbac => ({
  action: 'DENY',
  ...(rules.policies
    ? {
        policies: Object.fromEntries(
          Object.entries(rules.policies).map(([name, policy]) => [`${name}-deny-due-to-bad-CUSTOM-action`, policy]),
        ),
      }
    : {}),
})

function rulesOf(push: PushContext, policies: readonly AuthorizationPolicy[], action: Action, options: FilterOptions): Rules {
  const trustDomains = [push.mesh.trustDomain, ...push.mesh.trustDomainAliases]
  const made: { enforced?: Rbac; dryRun?: Rbac } = {}
  for (const policy of policies) {
    const set = TRUE.has(policy.annotations[DRY_RUN] ?? '') ? 'dryRun' : 'enforced'
    made[set] ??= action === 'ALLOW' ? {} : { action }
    const target = made[set]
    const rules = policy.spec?.rules ?? []
    if (rules.length === 0) put(target, policyName(policy, 0), matchesNothing)
    for (const [i, rule] of rules.entries()) {
      const generated = rbacPolicy(rule ?? {}, {
        tcp: options.place !== 'http',
        identityInFilterState: options.identityInFilterState,
        namespace: policy.namespace,
        trustDomains,
        allows: action === 'ALLOW',
      })
      if (generated) put(target, policyName(policy, i), madeBy(generated, origin(policy, 'spec', 'rules', i)))
    }
  }
  return made
}

function put(rbac: Rbac, name: string, policy: NonNullable<Rbac['policies']>[string]): void {
  rbac.policies ??= {}
  rbac.policies[name] = policy
}

function policyName(policy: AuthorizationPolicy, rule: number): string {
  const provider = providerOf(policy)
  const prefix = policy.spec?.action === 'CUSTOM' ? `${POLICY_PREFIX}-${provider ? `${provider}-` : ''}` : ''
  return `${prefix}ns[${policy.namespace}]-policy[${policy.name}]-rule[${rule}]`
}

function filter(
  place: FilterPlace,
  policies: readonly AuthorizationPolicy[],
  config: Omit<RbacFilterConfig, '@type'>,
): AuthorizationFilter {
  const made =
    place === 'tcp'
      ? { name: 'envoy.filters.network.rbac', typed_config: { '@type': `${TYPE}.network.rbac.v3.RBAC`, ...config, stat_prefix: 'tcp.' } }
      : { name: 'envoy.filters.http.rbac', typed_config: { '@type': `${TYPE}.http.rbac.v3.RBAC`, ...config } }
  return madeBy(made, ...policies.map((p) => origin(p)))
}

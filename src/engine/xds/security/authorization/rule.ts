import type { Permission, Principal, RbacPolicy } from '../../../types/envoy/rbac.js'
import type { AuthorizationRule } from '../../../types/istio/authorization-policy.js'
import type { Attribute, AttributeContext } from './attributes.js'
import * as attributes from './attributes.js'
import { expandTrustDomains, replaceTrustDomains, type TrustDomains } from './trust-domain.js'

export interface RuleContext extends AttributeContext {
  readonly trustDomains: TrustDomains
  /** An allowing rule that cannot be said in full is dropped; any other loses only what cannot be said, and so reaches further. */
  readonly allows: boolean
}

/** One line of a rule: the values an attribute must have, and must not. */
interface Condition {
  readonly attribute: Attribute
  readonly values: readonly string[]
  readonly notValues: readonly string[]
}

type Matcher = Permission | Principal

/** How a side of a policy says and, or, not. */
interface Side<M> {
  and(list: M[]): M
  or(list: M[]): M
  not(one: M): M
}
const permissions: Side<Permission> = {
  and: (rules: Permission[]): Permission => ({ and_rules: { rules } }),
  or: (rules: Permission[]): Permission => ({ or_rules: { rules } }),
  not: (rule: Permission): Permission => ({ not_rule: rule }),
}
const principals: Side<Principal> = {
  and: (ids: Principal[]): Principal => ({ and_ids: { ids } }),
  or: (ids: Principal[]): Principal => ({ or_ids: { ids } }),
  not: (id: Principal): Principal => ({ not_id: id }),
}

/** A policy without rules: it selects workloads but takes no request. */
export const matchesNothing: RbacPolicy = { permissions: [{ not_rule: { any: true } }], principals: [{ not_id: { any: true } }] }

/**
 * A rule as Envoy's RBAC has it; undefined where the rule must be left out.
 * Istio: pilot/pkg/security/authz/model/model.go#Generate
 */
export function rbacPolicy(rule: AuthorizationRule, context: RuleContext): RbacPolicy | undefined {
  const asked: { permission: Condition[]; principal: Condition[] } = { permission: [], principal: [] }
  for (const when of rule.when ?? []) {
    const attribute = attributeOfKey(when.key)
    if (!attribute) return undefined
    asked[attribute.of].push(...condition(attribute, when.values, when.notValues, context, rule.from?.length))
  }
  const callers = (rule.from?.length ? rule.from : [{}]).map(({ source: s }) => [
    ...condition(attributes.sourcePrincipal, s?.principals, s?.notPrincipals, context),
    ...condition(attributes.requestPrincipal, s?.requestPrincipals, s?.notRequestPrincipals, context),
    ...condition(attributes.sourceServiceAccount, s?.serviceAccounts, s?.notServiceAccounts, context),
    ...condition(attributes.sourceTrustDomain, s?.trustDomains, s?.notTrustDomains, context),
    ...condition(attributes.sourceNamespace, s?.namespaces, s?.notNamespaces, context),
    ...condition(attributes.remoteIp, s?.remoteIpBlocks, s?.notRemoteIpBlocks, context),
    ...condition(attributes.sourceIp, s?.ipBlocks, s?.notIpBlocks, context),
    ...asked.principal,
  ])
  const operations = (rule.to?.length ? rule.to : [{}]).map(({ operation: o }) => [
    ...condition(attributes.host, o?.hosts, o?.notHosts, context),
    ...condition(attributes.method, o?.methods, o?.notMethods, context),
    ...condition(attributes.path, o?.paths, o?.notPaths, context),
    ...condition(attributes.destinationPort, o?.ports, o?.notPorts, context),
    ...asked.permission,
  ])
  const permission = all(operations.map((list) => conjunction<Permission>(list, permissions, context)))
  const principal = all(callers.map((list) => conjunction<Principal>(list, principals, context)))
  return permission && principal && { permissions: permission, principals: principal }
}

const all = <T>(list: readonly (T | undefined)[]): T[] | undefined => (list.includes(undefined) ? undefined : (list as T[]))

const mostValues = 10_000

function condition(
  attribute: Attribute,
  values: readonly string[] = [],
  notValues: readonly string[] = [],
  context: RuleContext,
  callers = 1,
): Condition[] {
  if (values.length === 0 && notValues.length === 0) return []
  const once =
    attribute === attributes.sourcePrincipal
      ? (v: readonly string[]) => replaceTrustDomains(v, context.trustDomains)
      : attribute === attributes.sourceTrustDomain
        ? (v: readonly string[]) => expandTrustDomains(v, context.trustDomains)
        : (v: readonly string[]) => v
  // istiod translates a `when` again for each of the rule's callers, which share it; the doubles say nothing new, so they have a bound
  const translate = (list: readonly string[]): readonly string[] => {
    let translated = once(list)
    for (let i = 1; i < callers && translated.length < mostValues; i++) translated = once(translated)
    return translated
  }
  return [{ attribute, values: translate(values), notValues: translate(notValues) }]
}

function conjunction<M extends Matcher>(conditions: readonly Condition[], side: Side<M>, context: RuleContext): M | undefined {
  const parts: M[] = []
  for (const { attribute, values, notValues } of conditions) {
    for (const [list, wrap] of [[values, (m: M) => m] as const, [notValues, side.not] as const]) {
      if (list.length === 0) continue
      const matcher = alternatives(attribute, list, side, context)
      if (matcher === 'impossible') return undefined
      if (matcher) parts.push(wrap(matcher))
    }
  }
  return side.and(parts.length > 0 ? parts : [{ any: true } as M])
}

/** Any of the values; undefined where none can be said and that does not matter. */
function alternatives<M extends Matcher>(
  attribute: Attribute,
  values: readonly string[],
  side: Side<M>,
  context: RuleContext,
): M | 'impossible' | undefined {
  const failed = context.allows ? 'impossible' : undefined
  // an attribute only ever stands in the conditions of its own side
  if ('all' in attribute) return (attribute.all(values, context) as M | undefined) ?? failed
  const matchers = values.map((v) => attribute.one(v, context) as M | undefined)
  if (context.allows && matchers.includes(undefined)) return 'impossible'
  const said = matchers.filter((m) => m !== undefined)
  return said.length > 0 ? side.or(said) : undefined
}

/** The attribute of a `when` condition. Istio: pilot/pkg/security/authz/model/model.go#New */
function attributeOfKey(key: string): Attribute | undefined {
  switch (key) {
    case 'destination.ip':
      return attributes.destinationIp
    case 'destination.port':
      return attributes.destinationPort
    case 'connection.sni':
      return attributes.serverName
    case 'source.ip':
      return attributes.sourceIp
    case 'remote.ip':
      return attributes.remoteIp
    case 'source.namespace':
      return attributes.sourceNamespace
    case 'source.trustDomain':
      return attributes.sourceTrustDomain
    case 'source.serviceAccount':
      return attributes.sourceServiceAccount
    case 'source.principal':
      return attributes.sourcePrincipal
    case 'request.auth.principal':
      return attributes.requestPrincipal
    case 'request.auth.audiences':
      return attributes.requestAudiences
    case 'request.auth.presenter':
      return attributes.requestPresenter
  }
  if (key.startsWith('experimental.envoy.filters.')) return attributes.envoyFilter(key)
  if (key.startsWith('request.headers')) return attributes.requestHeader(key)
  if (key.startsWith('request.auth.claims')) return attributes.requestClaims(key)
  return undefined
}

import { addressFromBytes } from '../../mesh/ambient/address-text.js'
import { parsePrefix } from '../../mesh/model/ip.js'
import type { SocketAddress } from '../../types/request.js'
import type { TraceStep } from '../../types/trace.js'
import type { AuthorizationMatch, IpMatch, ZtunnelAuthorization, ZtunnelStringMatch } from '../../types/ztunnel/authorization.js'
import type { ZtunnelWorkload } from '../../types/ztunnel/workload.js'
import type { KnownMesh } from './known.js'

/** A connection as ztunnel's policies see it. */
export interface ZtunnelConnection {
  /** `TRUST_DOMAIN/ns/NAMESPACE/sa/ACCOUNT`; undefined for plain text. */
  readonly principal?: string
  readonly source: SocketAddress
  readonly destination: SocketAddress
}

/**
 * What a workload's policies say to a connection: any DENY that matches refuses; where there are ALLOW policies, one must match.
 * ztunnel: src/state.rs#assert_rbac, src/rbac.rs
 */
export function decide(
  connection: ZtunnelConnection,
  workload: ZtunnelWorkload,
  mesh: KnownMesh,
): { allowed: boolean; steps: TraceStep[] } {
  const policies = policiesOf(workload, mesh)
  const steps: TraceStep[] = []
  const looked = (policy: ZtunnelAuthorization): boolean => {
    const miss = firstMiss(policy, connection)
    const said = { policy: `${policy.namespace}/${policy.name}`, action: policy.action ?? 'ALLOW' }
    steps.push(
      miss
        ? { part: 'listener', code: 'ztunnel.policy-missed', result: 'missed', arguments: { ...said, ...miss }, subject: policy }
        : { part: 'listener', code: 'ztunnel.policy-matched', result: 'taken', arguments: said, subject: policy },
    )
    return !miss
  }
  const denying = policies.filter((p) => p.action === 'DENY').find(looked)
  if (denying) {
    const policy = `${denying.namespace}/${denying.name}`
    steps.push({ part: 'listener', code: 'ztunnel.denied-by', result: 'ended', arguments: { policy }, subject: denying })
    return { allowed: false, steps }
  }
  const allowing = policies.filter((p) => p.action !== 'DENY')
  if (allowing.length > 0 && !allowing.some(looked)) {
    steps.push({ part: 'listener', code: 'ztunnel.denied', result: 'ended', arguments: { policies: allowing.length } })
    return { allowed: false, steps }
  }
  steps.push({ part: 'listener', code: 'ztunnel.allowed', result: 'passed', arguments: { policies: policies.length } })
  return { allowed: true, steps }
}

function policiesOf(workload: ZtunnelWorkload, mesh: KnownMesh): ZtunnelAuthorization[] {
  const wide = [...mesh.policies.values()].filter(
    (p) => p.scope === undefined || (p.scope === 'NAMESPACE' && p.namespace === workload.namespace),
  )
  const own = (workload.authorization_policies ?? []).flatMap((name) => mesh.policies.get(name) ?? [])
  return [...wide, ...own]
}

type Miss = { readonly field: string; readonly wanted: string; readonly value: string }

/** Undefined where the policy matches; else what the last of its alternatives failed by. */
function firstMiss({ groups = [] }: ZtunnelAuthorization, connection: ZtunnelConnection): Miss | undefined {
  let miss: Miss = { field: 'rules', wanted: '', value: '' }
  for (const { rules = [] } of groups) {
    const failed = rules.map(({ matches = [] }) => missOfAny(matches, connection)).find((m) => m !== undefined)
    if (!failed) return undefined
    miss = failed
  }
  return miss
}

function missOfAny(matches: readonly AuthorizationMatch[], connection: ZtunnelConnection): Miss | undefined {
  let miss: Miss | undefined
  for (const match of matches) {
    miss = missOf(match, connection)
    if (!miss) return undefined
  }
  return miss
}

function missOf(match: AuthorizationMatch, { principal, source, destination }: ZtunnelConnection): Miss | undefined {
  const [, namespace, account] = /^[^/]*\/ns\/([^/]*)\/sa\/(.*)$/.exec(principal ?? '') ?? []
  const accounts = { is: (a: { namespace?: string; serviceAccount?: string }) => a.namespace === namespace && a.serviceAccount === account }
  const checks: readonly Check[] = [
    check('namespaces', match.namespaces, match.not_namespaces, (m) => matches(m, namespace), showString, namespace),
    check(
      'serviceAccounts',
      match.service_accounts,
      match.not_service_accounts,
      accounts.is,
      (a) => `${a.namespace}/${a.serviceAccount}`,
      account,
    ),
    check('principals', match.principals, match.not_principals, (m) => matches(m, principal), showString, principal),
    check('sourceIps', match.source_ips, match.not_source_ips, (m) => within(m, source.address), showIp, source.address),
    check(
      'destinationIps',
      match.destination_ips,
      match.not_destination_ips,
      (m) => within(m, destination.address),
      showIp,
      destination.address,
    ),
    check(
      'destinationPorts',
      match.destination_ports,
      match.not_destination_ports,
      (p) => p === destination.port,
      String,
      String(destination.port),
    ),
  ]
  return checks.find((miss) => miss !== undefined)
}

type Check = Miss | undefined

/** One field with its negation: one of the wanted must hold, none of the unwanted. */
function check<T>(
  field: string,
  wanted: readonly T[] | undefined,
  unwanted: readonly T[] | undefined,
  holds: (t: T) => boolean,
  show: (t: T) => string,
  value: string | undefined,
): Check {
  if (wanted && wanted.length > 0 && !wanted.some(holds)) return { field, wanted: wanted.map(show).join(', '), value: value ?? '' }
  const hit = unwanted?.find(holds)
  return hit === undefined ? undefined : { field: `not_${field}`, wanted: show(hit), value: value ?? '' }
}

/** An identity that is not there matches nothing. */
function matches(match: ZtunnelStringMatch, value: string | undefined): boolean {
  if (value === undefined) return false
  if ('exact' in match) return value === match.exact
  if ('prefix' in match) return value.startsWith(match.prefix)
  return 'suffix' in match ? value.endsWith(match.suffix) : true
}

const showString = (match: ZtunnelStringMatch): string =>
  'exact' in match ? match.exact : 'prefix' in match ? `${match.prefix}*` : 'suffix' in match ? `*${match.suffix}` : '*'

const showIp = ({ address, length }: IpMatch): string => `${addressFromBytes(address)}${length === undefined ? '' : `/${length}`}`

function within({ address, length = 0 }: IpMatch, ip: string): boolean {
  const range = parsePrefix(`${addressFromBytes(address)}/${length}`)
  const single = parsePrefix(ip)
  if (!range || !single || range.address.kind() !== single.address.kind()) return false
  const [wide, narrow] = [range.address.toByteArray(), single.address.toByteArray()]
  return wide.every((byte, i) => {
    const bits = Math.min(8, Math.max(0, length - 8 * i))
    const mask = (0xff << (8 - bits)) & 0xff
    return (byte & mask) === ((narrow[i] ?? 0) & mask)
  })
}

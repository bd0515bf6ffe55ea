import { memo2 } from '../../memo.js'
import type {
  AuthorizationOperation,
  AuthorizationPolicySpec,
  AuthorizationRule,
  AuthorizationSource,
} from '../../types/istio/authorization-policy.js'
import { madeBy, origin } from '../../types/provenance.js'
import type { Resource } from '../../types/resource.js'
import type {
  AuthorizationGroup,
  AuthorizationMatch,
  AuthorizationRules,
  IpMatch,
  ServiceAccountMatch,
  ZtunnelAuthorization,
  ZtunnelStringMatch,
} from '../../types/ztunnel/authorization.js'
import type { MeshConfig } from '../mesh-config.js'
import { parsePrefix } from '../model/ip.js'
import { addressBytes } from './bytes.js'

/** Go's strconv.ParseBool. */
const isTrue = (text: string | undefined): boolean => ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text ?? '')

/**
 * An AuthorizationPolicy as ztunnel takes it. None for what is a waypoint's (it names its targets), for the actions CUSTOM and AUDIT, and for
 * a dry run. What only a proxy of HTTP can tell makes a DENY deny more and a rule of an ALLOW allow nothing.
 * Istio: pilot/pkg/serviceregistry/ambient/authorization.go#convertAuthorizationPolicy
 */
export const ztunnelAuthorization = memo2(
  (policy: Resource<AuthorizationPolicySpec>, mesh: MeshConfig): ZtunnelAuthorization | undefined => {
    const { name, namespace } = policy
    const spec = policy.spec ?? {}
    if (isTrue(policy.annotations['istio.io/dry-run']) || spec.targetRef || spec.targetRefs?.length) return undefined
    const action = spec.action ?? 'ALLOW'
    if (action !== 'ALLOW' && action !== 'DENY') return undefined
    const groups = (spec.rules ?? []).flatMap((rule): AuthorizationGroup[] => {
      if (action === 'ALLOW' && looksAtHttp(rule)) return []
      const rules = rulesOf(rule, namespace)
      return [rules.length > 0 ? { rules } : {}]
    })
    return madeBy(
      {
        name,
        namespace,
        ...(spec.selector ? { scope: 'WORKLOAD_SELECTOR' } : namespace !== mesh.rootNamespace ? { scope: 'NAMESPACE' } : {}),
        ...(action === 'DENY' && { action }),
        ...(groups.length > 0 && { groups }),
      } satisfies ZtunnelAuthorization,
      origin(policy, 'spec'),
    )
  },
)

const httpOperations = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'] as const
const httpSources = ['remoteIpBlocks', 'notRemoteIpBlocks', 'requestPrincipals', 'notRequestPrincipals'] as const
const connectionKeys: ReadonlySet<string> = new Set([
  'source.ip',
  'source.namespace',
  'source.principal',
  'destination.ip',
  'destination.port',
])

const looksAtHttp = ({ to = [], from = [], when = [] }: AuthorizationRule): boolean =>
  to.some(({ operation = {} }) => httpOperations.some((f) => operation[f]?.length)) ||
  from.some(({ source = {} }) => httpSources.some((f) => source[f]?.length)) ||
  when.some(({ key }) => !connectionKeys.has(key))

/** Istio: pilot/pkg/serviceregistry/ambient/authorization.go#handleRule */
function rulesOf({ to = [], from = [], when = [] }: AuthorizationRule, namespace: string): AuthorizationRules[] {
  return [
    ...(to.length > 0 ? [{ matches: to.map(({ operation }) => operationMatch(operation ?? {})) }] : []),
    ...(from.length > 0 ? [{ matches: from.map(({ source }) => sourceMatch(source ?? {}, namespace)) }] : []),
    ...when.map(({ key, values, notValues }) => ({ matches: [conditionMatch(key, values, notValues)] })),
  ]
}

/** A field where there is something in it. */
const field = <K extends keyof AuthorizationMatch>(name: K, list: NonNullable<AuthorizationMatch[K]>): AuthorizationMatch =>
  list.length > 0 ? { [name]: list } : {}

const operationMatch = ({ ports, notPorts }: AuthorizationOperation): AuthorizationMatch => ({
  ...field('destination_ports', portNumbers(ports)),
  ...field('not_destination_ports', portNumbers(notPorts)),
})

const sourceMatch = (source: AuthorizationSource, namespace: string): AuthorizationMatch => ({
  ...field('source_ips', ranges(source.ipBlocks)),
  ...field('not_source_ips', ranges(source.notIpBlocks)),
  ...field('namespaces', stringMatches(source.namespaces)),
  ...field('not_namespaces', stringMatches(source.notNamespaces)),
  ...field('service_accounts', accounts(source.serviceAccounts, namespace)),
  ...field('not_service_accounts', accounts(source.notServiceAccounts, namespace)),
  ...field('principals', stringMatches(source.principals)),
  ...field('not_principals', stringMatches(source.notPrincipals)),
})

function conditionMatch(key: string, values: string[] | undefined, notValues: string[] | undefined): AuthorizationMatch {
  switch (key) {
    case 'source.namespace':
      return { ...field('namespaces', stringMatches(values)), ...field('not_namespaces', stringMatches(notValues)) }
    case 'source.principal':
      return { ...field('principals', stringMatches(values)), ...field('not_principals', stringMatches(notValues)) }
    case 'source.ip':
      return { ...field('source_ips', ranges(values)), ...field('not_source_ips', ranges(notValues)) }
    case 'destination.ip':
      return { ...field('destination_ips', ranges(values)), ...field('not_destination_ips', ranges(notValues)) }
    case 'destination.port':
      return { ...field('destination_ports', portNumbers(values)), ...field('not_destination_ports', portNumbers(notValues)) }
    default:
      return {}
  }
}

const stringMatches = (texts: readonly string[] = []): ZtunnelStringMatch[] =>
  texts.map((text) => {
    if (text === '*') return { presence: {} }
    if (text.startsWith('*')) return { suffix: text.slice(1) }
    return text.endsWith('*') ? { prefix: text.slice(0, -1) } : { exact: text }
  })

/** `NAMESPACE/NAME`, or a name in the policy's namespace. */
const accounts = (texts: readonly string[] = [], own: string): ServiceAccountMatch[] =>
  texts.map((text) => {
    const slash = text.indexOf('/')
    const [namespace, account] = slash < 0 ? [own, text] : [text.slice(0, slash), text.slice(slash + 1)]
    return { ...(namespace && { namespace }), ...(account && { serviceAccount: account }) }
  })

const portNumbers = (texts: readonly string[] = []): number[] =>
  texts.filter((text) => /^\d{1,20}$/.test(text) && Number(text) <= 65535).map(Number)

const ranges = (texts: readonly string[] = []): IpMatch[] =>
  texts.flatMap((text) => {
    const prefix = parsePrefix(text)
    return prefix ? { address: addressBytes(prefix.address), ...(prefix.bits > 0 && { length: prefix.bits }) } : []
  })

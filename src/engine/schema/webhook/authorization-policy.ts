import { checkCondition, checkOperation, checkSource } from './authorization-rule.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkAttachment } from './selectors.js'

/** Istio: pkg/config/validation#ValidateAuthorizationPolicy */
export function checkAuthorizationPolicy(report: Report, spec: Place): void {
  checkAttachment(report, spec)
  const action = spec.at('action').text || 'ALLOW'
  const [rules, provider] = [spec.at('rules'), spec.at('provider')]
  if ((action === 'CUSTOM' || action === 'DENY') && !rules.isFilled) report.error(spec.at('action'), 'MB0414', { action })
  if (action === 'CUSTOM') {
    if (rules.isFilled && provider.at('name').text === '')
      report.error(spec, 'MB0312', { parent: 'action: CUSTOM', field: 'provider.name' })
    for (const rule of rules.items) checkCustomRule(report, rule)
  } else if (provider.isSet) report.error(provider, 'MB0375', { field: 'provider', other: 'action: CUSTOM' })
  for (const rule of rules.items) checkRule(report, rule, action === 'DENY')
}

const NOT_CUSTOM = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals'].flatMap((field) => [
  field,
  `not${field.charAt(0).toUpperCase()}${field.slice(1)}`,
])
const NOT_CUSTOM_KEYS = new Set(['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal'])

/** Who authorizes outside is told nothing of the peer's identity. */
function checkCustomRule(report: Report, rule: Place): void {
  const where = 'action: CUSTOM'
  for (const from of rule.at('from').items) {
    const source = from.at('source')
    for (const field of NOT_CUSTOM) if (source.at(field).isFilled) report.error(source.at(field), 'MB0318', { field, where })
  }
  for (const condition of rule.at('when').items) {
    const key = condition.at('key')
    if (NOT_CUSTOM_KEYS.has(key.text) || key.text.startsWith('request.auth.')) report.error(key, 'MB0318', { field: key.text, where })
  }
}

/** The parts of a rule that say something about plain TCP, too. */
const TCP_SOURCE = [
  ...['principals', 'notPrincipals', 'ipBlocks', 'notIpBlocks', 'namespaces', 'notNamespaces'],
  ...['remoteIpBlocks', 'notRemoteIpBlocks', 'serviceAccounts', 'notServiceAccounts'],
]

function checkRule(report: Report, rule: Place, denies: boolean): void {
  const sources: Place[] = []
  const operations: Place[] = []
  for (const [field, part, found] of [
    ['from', 'source', sources],
    ['to', 'operation', operations],
  ] as const) {
    for (const item of rule.at(field).items) {
      if (item.has(part)) found.push(item.at(part))
      else report.error(item, 'MB0312', { parent: field, field: part })
    }
  }
  for (const source of sources) checkSource(report, source)
  for (const operation of operations) checkOperation(report, operation)
  for (const condition of rule.at('when').items) checkCondition(report, condition)
  if (!denies) return
  const fromTcp = sources.some((source) => TCP_SOURCE.some((field) => source.at(field).isFilled))
  const toTcp = operations.some((operation) => operation.at('ports').isFilled || operation.at('notPorts').isFilled)
  const isHttpOnly = operations.length > 0 ? !toTcp : sources.length > 0 && !fromTcp
  if (isHttpOnly) report.warn(rule, 'MB0422', {})
}

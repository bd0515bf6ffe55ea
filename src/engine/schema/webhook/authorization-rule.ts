import { isAddress, isPrefix } from './addresses.js'
import { checkPaths } from './path-templates.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

const not = (field: string): string => `not${field.charAt(0).toUpperCase()}${field.slice(1)}`
const both = (...fields: string[]): string[] => fields.flatMap((field) => [field, not(field)])

const SOURCE = both('principals', 'requestPrincipals', 'namespaces', 'ipBlocks', 'remoteIpBlocks', 'serviceAccounts', 'trustDomains')
const OPERATION = both('ports', 'methods', 'paths', 'hosts')

/** Who a rule is about. */
export function checkSource(report: Report, source: Place): void {
  const has = (...fields: string[]): boolean => fields.some((field) => source.at(field).isFilled)
  if (has(...both('principals', 'namespaces')) && has(...both('serviceAccounts'))) {
    const field = has('serviceAccounts') ? 'serviceAccounts' : 'notServiceAccounts'
    report.error(source.at(field), 'MB0315', { field, other: 'namespaces / principals' })
  }
  if (!has(...SOURCE)) report.error(source, 'MB0316', { field: 'source' })
  for (const field of both('ipBlocks', 'remoteIpBlocks')) checkRanges(report, source.at(field))
  for (const field of both('principals', 'requestPrincipals', 'namespaces', 'ipBlocks', 'remoteIpBlocks'))
    checkFilled(report, source.at(field))
  for (const field of both('serviceAccounts')) checkServiceAccounts(report, source.at(field))
  for (const field of both('trustDomains')) checkTrustDomains(report, source.at(field))
}

/** What it asks to do. */
export function checkOperation(report: Report, operation: Place): void {
  if (!OPERATION.some((field) => operation.at(field).isFilled)) report.error(operation, 'MB0316', { field: 'operation' })
  for (const field of both('ports')) checkPorts(report, operation.at(field))
  for (const field of OPERATION) checkFilled(report, operation.at(field))
  for (const field of both('paths')) checkPaths(report, operation.at(field))
}

/** Further conditions, by attribute. */
export function checkCondition(report: Report, condition: Place): void {
  const key = condition.at('key')
  const lists = [condition.at('values'), condition.at('notValues')]
  if (key.text === '') report.error(key.isSet ? key : condition, 'MB0312', { parent: 'when', field: 'key' })
  else if (!lists.some(({ isFilled }) => isFilled)) report.error(condition, 'MB0313', { parent: 'when', fields: ['values', 'notValues'] })
  else for (const list of lists) checkAttribute(report, key, list)
}

/** The first that is empty. Istio: pkg/config/security#CheckEmptyValues */
function checkFilled(report: Report, list: Place): boolean {
  const empty = list.items.find(({ text }) => text === '')
  if (empty) report.error(empty, 'MB0311', { field: list.name })
  return !empty
}

/** Istio: pkg/config/security#ValidateIPs */
function checkRanges(report: Report, list: Place, most = Number.POSITIVE_INFINITY): void {
  const wrong = list.items.filter(({ text }) => (text.includes('/') ? !isPrefix(text) : !isAddress(text)))
  for (const item of wrong.slice(0, most)) {
    report.error(item, item.text.includes('/') ? 'MB0333' : 'MB0332', { field: list.name, value: item.text })
  }
}

/** Istio: pkg/config/security#ValidatePorts */
function checkPorts(report: Report, list: Place, most = Number.POSITIVE_INFINITY): void {
  const wrong = list.items.filter(({ text }) => !/^\d{1,10}$/.test(text) || Number(text) > 65535)
  for (const item of wrong.slice(0, most)) report.error(item, 'MB0409', { field: list.name, value: item.text })
}

const MOST_ACCOUNTS = 16
const LONGEST_ACCOUNT = 320

/** `ACCOUNT` or `NAMESPACE/ACCOUNT`, up to the first that is wrong. Istio: pkg/config/security#CheckServiceAccount */
function checkServiceAccounts(report: Report, list: Place): void {
  if (list.items.length > MOST_ACCOUNTS) {
    report.error(list, 'MB0410', { field: list.name, limit: MOST_ACCOUNTS })
    return
  }
  for (const item of list.items) {
    const parts = item.text.split('/')
    if (item.text === '') report.error(item, 'MB0311', { field: list.name })
    else if (item.text.includes('*')) report.error(item, 'MB0416', { field: list.name, value: item.text })
    else if (parts.length > 2 || parts.includes('')) report.error(item, 'MB0415', { value: item.text })
    else if (new TextEncoder().encode(item.text).length > LONGEST_ACCOUNT) {
      report.error(item, 'MB0324', { field: list.name, limit: LONGEST_ACCOUNT })
    } else continue
    return
  }
}

/** A star at one end, or alone. Istio: pkg/config/security#CheckWildcardValues */
function checkWildcards(report: Report, list: Place): boolean {
  if (!checkFilled(report, list)) return false
  const wrong = list.items.find(({ text }) => !/^\*?[^*]*$|^[^*]*\*$/.test(text))
  if (wrong) report.error(wrong, 'MB0416', { field: list.name, value: wrong.text })
  return !wrong
}

/** Istio: pkg/config/security#CheckTrustDomainValues */
function checkTrustDomains(report: Report, list: Place): void {
  if (!checkWildcards(report, list)) return
  const wrong = list.items.find(({ text }) => text.includes('/'))
  if (wrong) report.error(wrong, 'MB0417', { value: wrong.text })
}

const PLAIN = new Set([
  ...['source.namespace', 'source.principal', 'request.auth.principal', 'request.auth.audiences', 'request.auth.presenter'],
  'connection.sni',
])
const ADDRESSES = new Set(['source.ip', 'remote.ip', 'destination.ip'])
const MAPS = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.']
const REPLACED: Readonly<Record<string, string>> = {
  'destination.namespace': 'metadata.namespace',
  'destination.name': 'spec.selector',
  'destination.user': 'spec.selector',
}

/** Istio says one thing of a key and its list, so that only the first finding counts. Istio: pkg/config/security#ValidateAttribute */
function checkAttribute(report: Report, key: Place, list: Place): void {
  if (!checkFilled(report, list)) return
  const { text } = key
  if (MAPS.some((name) => text.startsWith(name))) {
    const open = text.indexOf('[')
    if (!text.endsWith(']') || open < 1 || open >= text.length - 2) report.error(key, 'MB0421', { key: text })
  } else if (ADDRESSES.has(text)) checkRanges(report, list, 1)
  else if (text === 'destination.port') checkPorts(report, list, 1)
  else if (text === 'source.serviceAccount') checkServiceAccounts(report, list)
  else if (text === 'source.trustDomain') checkWildcards(report, list)
  else if (text.startsWith('destination.labels')) report.error(key, 'MB0420', { key: text, instead: 'spec.selector' })
  else if (Object.hasOwn(REPLACED, text)) report.error(key, 'MB0420', { key: text, instead: REPLACED[text] ?? '' })
  else if (!PLAIN.has(text)) report.error(key, 'MB0419', { key: text })
}

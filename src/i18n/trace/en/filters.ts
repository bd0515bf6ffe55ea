import type { FilterCodes } from '../../../engine/types/trace-codes/filters.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? 'empty' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join(', ')
const policies = (count: number): string => (count === 1 ? 'the one policy' : `any of the ${count} policies`)
const noun = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const comparisons: Readonly<Record<string, (wanted: string) => string>> = {
  exact: (wanted) => (wanted === '' ? 'must be empty' : `must be \`${wanted}\``),
  prefix: (wanted) => `must begin with \`${wanted}\``,
  suffix: (wanted) => `must end with \`${wanted}\``,
  contains: (wanted) => `must contain \`${wanted}\``,
  regex: (wanted) => `must match \`${wanted}\` from end to end`,
  range: (wanted) => `must be a number in \`${wanted}\``,
  present: () => 'must be present',
  absent: () => 'must be absent',
  custom: () => 'must satisfy a matcher that is not modelled',
  none: () => 'is compared with nothing',
}
const must = (comparison: string, wanted: string, ignoreCase = false): string =>
  `${(comparisons[comparison] ?? (() => comparison))(wanted)}${ignoreCase ? ' (in upper or lower case)' : ''}`

const places = {
  source: 'The source address',
  remote: "The client's address (by X-Forwarded-For)",
  destination: 'The destination address',
} as const
const percentage = (percent: number): string => `${percent} % of requests`
const notHttp = 'a raw connection has no path'

const assumptions = {
  service: 'asks a service outside of the proxy; it is assumed to let the request pass',
  code: 'runs code of its own; it is assumed to change nothing',
  body: 'concerns bodies and the headers about them only; it decides nothing here',
  login: 'logs users in; the user is assumed to be logged in',
  session: 'reads a cookie from an earlier answer; this is assumed to be the first request',
} as const

const faults = {
  limit: 'no faults may be active (`max_active_faults: 0`)',
  node: 'the calling node',
  header: 'the header',
  cluster: 'the cluster',
} as const

/** HTTP filters, and RBAC of both kinds. */
export const filters: StepTexts<FilterCodes> = {
  'rbac.allowed': ({ policy }) => `Allowed: the policy \`${policy}\` matches`,
  'rbac.denied': ({ policy }) => `Denied: the policy \`${policy}\` matches`,
  'rbac.none-allows': ({ count }) =>
    count === 0
      ? 'Denied: there are ALLOW rules without a policy, which allow nothing'
      : `Denied: the request would need ${policies(count)} to match, and none does`,
  'rbac.none-denies': ({ count }) => `Not denied: none of the DENY policies (${count}) matches`,
  'rbac.logged': ({ policy }) => `Audited: the policy \`${policy}\` matches; that decides nothing`,
  'rbac.none-logs': ({ count }) => `Not audited: none of the AUDIT policies (${count}) matches`,
  'rbac.shadow-match': ({ policy, action }) => `Only watched: the ${action} policy \`${policy}\` matches; what follows may look at that`,
  'rbac.shadow-none': ({ count, action }) => `Only watched: none of the ${action} policies (${count}) matches`,
  'rbac.no-rules': ({ isShadow }) => (isShadow ? 'No rules in force: these are only watched' : 'No rules: everything passes'),
  'rbac.no-bytes': () => "Not decided: RBAC waits for the client's first bytes, and none come",
  'rbac.policy': ({ policy }) => `Policy \`${policy}\``,
  'rbac.condition': () => 'The policy has a CEL condition, which is not evaluated: it is assumed to hold',
  'rbac.any': () => 'Anything matches',
  'rbac.all': ({ count }) => `All ${count} conditions hold`,
  'rbac.none-of': ({ count }) => (count === 0 ? 'There are no alternatives, so none holds' : `None of ${count} alternatives holds`),
  'rbac.not': () => 'This must not hold',
  'rbac.header': ({ name, comparison, wanted, isInverted, actual }) =>
    `Header \`${name}\` ${must(comparison, wanted)}${isInverted ? ', inverted' : ''}; ${actual.length === 0 ? 'it is absent' : `it is ${codes(actual)}`}`,
  'rbac.path': ({ comparison, wanted, ignoreCase, actual, isHttp }) =>
    `The path (without query) ${must(comparison, wanted, ignoreCase)}; ${isHttp ? `it is ${code(actual)}` : notHttp}`,
  'rbac.template': ({ template, actual, isHttp }) =>
    `The path must be of the form \`${template}\`; ${isHttp ? `it is ${code(actual)}` : notHttp}`,
  'rbac.address': ({ which, range, actual }) => `${places[which]} must be in \`${range}\`; it is ${code(actual)}`,
  'rbac.port': ({ wanted, actual }) => `The destination port must be \`${wanted}\`; it is \`${actual}\``,
  'rbac.server-name': ({ comparison, wanted, ignoreCase, actual }) =>
    `The SNI ${must(comparison, wanted, ignoreCase)}; it is ${code(actual)}`,
  'rbac.authenticated': ({ hasTls }) => `The connection must be TLS; it is ${hasTls ? 'TLS' : 'plain text'}`,
  'rbac.principal': ({ comparison, wanted, ignoreCase, hasTls, actual }) =>
    `The client's identity ${must(comparison, wanted, ignoreCase)}; ${!hasTls ? 'a plain-text client has none' : actual === '' ? 'the client showed no certificate' : `it is ${code(actual)}`}`,
  'rbac.metadata': ({ filter, key, wanted, isInverted, actual }) =>
    `\`${key}\` in the metadata of \`${filter}\` must ${isInverted ? 'not ' : ''}be \`${wanted}\`; ${actual === '' ? 'it is not there' : `it is ${code(actual)}`}`,
  'rbac.filter-state': ({ key, comparison, wanted, ignoreCase, actual }) =>
    `The filter state \`${key}\` ${must(comparison, wanted, ignoreCase)}; ${actual === '' ? 'it is empty or not there' : `it is ${code(actual)}`}`,
  'rbac.input': ({ input, comparison, wanted, actual }) => `\`${input}\` ${must(comparison, wanted)}; it is ${code(actual)}`,
  'rbac.unknown': ({ kind }) => `A condition that is not modelled (\`${kind}\`) is taken as not met`,

  'jwt.preflight': () => 'A CORS preflight carries no token, and none is asked for',
  'jwt.not-required': ({ path }) => `No rule requires a token for ${code(path)}`,
  'jwt.no-keys': ({ provider }) => `The key set of \`${provider}\` has no keys: Envoy would refuse this whole listener`,
  'jwt.wrong-name': ({ name, names }) => `The route requires \`${name}\`, which is none of ${codes(names)}`,
  'jwt.verified': () => 'The token is good',
  'jwt.not-needed': () => 'The request may come without a good token; rules behind this filter see no claims',
  'jwt.refused': ({ status, message }) => `Refused with ${status}: ${message}`,
  'jwt.missing': ({ provider, issuer, places: where }) =>
    `No token for the provider \`${provider}\` (issuer ${code(issuer)}) in ${codes(where)}`,
  'jwt.forgiven': ({ message }) => `Forgiven by the rule: ${message}`,
  'jwt.good': ({ provider, place, issuer, subject, isAssumed }) =>
    `The token in \`${place}\` is good for the provider \`${provider}\`: issuer ${code(issuer)}, subject ${code(subject)}${isAssumed ? '; its signature is assumed to be valid' : ''}`,
  'jwt.bad': ({ provider, place, message, issuer, wanted, audiences, allowed }) =>
    `The token in \`${place}\` is not good for the provider \`${provider}\`: ${message} (issuer ${code(issuer)}, wanted ${codes(wanted)}; audiences ${codes(audiences) || 'none'}, wanted ${codes(allowed) || 'any'})`,

  'fault.not-for': ({ reason, wanted, actual }) =>
    reason === 'limit' ? `No fault: ${faults.limit}` : `No fault: it is for ${faults[reason]} ${code(wanted)}; here it is ${code(actual)}`,
  'fault.delayed': ({ milliseconds, percent }) => `Held back for ${milliseconds} ms, as ${percentage(percent)} are`,
  'fault.not-delayed': ({ milliseconds, percent }) => `Not held back: ${percentage(percent)} are, for ${milliseconds} ms`,
  'fault.aborted': ({ status, grpcStatus, percent }) =>
    `Aborted with ${grpcStatus < 0 ? `status ${status}` : `gRPC status ${grpcStatus} (HTTP ${status})`}, as ${percentage(percent)} are`,
  'fault.not-aborted': ({ status, grpcStatus, percent }) =>
    `Not aborted: ${percentage(percent)} are, with ${grpcStatus < 0 ? `status ${status}` : `gRPC status ${grpcStatus} (HTTP ${status})`}`,

  'cors.origin': ({ origin, origins }) => `The origin ${code(origin)} is allowed by ${codes(origins)}: the answer will say so`,
  'cors.other-origin': ({ origin, origins }) =>
    `The origin ${code(origin)} is none of ${codes(origins)}: the answer will not name it. The filter refuses nothing; browsers do`,
  'cors.preflight': ({ origin, method, methods }) =>
    `The preflight of ${code(origin)} for ${code(method)} is answered here, with the methods ${code(methods)}; nothing is forwarded`,
  'cors.preflight-forwarded': ({ origin }) => `The preflight of ${code(origin)} is not answered here: it goes on to the application`,

  'rate-limit.local': ({ tokens, fill, milliseconds, isEnforced, perConnection }) =>
    `Local rate limit${perConnection ? ' of each connection' : ''}: a bucket of ${noun(tokens, 'token')}, ${fill} more every ${milliseconds} ms. This request passes${isEnforced ? '; those that find no token would not' : ', and so would those that find no token: the limit is not enforced'}`,
  'ext-authz.off': () => 'External authorization is off for this request',
  'ext-authz.not-asked': ({ key, wanted, actual }) =>
    `The authorization service is not asked: no CUSTOM policy matches (\`${key}\` would have to be \`${wanted}\`; it is ${code(actual)})`,
  'ext-authz.assumed': ({ service }) => `The authorization service ${code(service)} is asked; it is assumed to allow`,
  'ext-authz.failed': ({ service }) => `The authorization service ${code(service)} cannot be reached: the request is refused`,
  'ext-authz.forgiven': ({ service }) => `The authorization service ${code(service)} cannot be reached; the filter lets requests pass then`,
  'buffer.too-long': ({ length, most }) => `The body has ${length} bytes; at most ${most} are taken`,
  'health-check.answered': () => 'A health probe, which the proxy answers itself',
  'header-mutation.request': ({ headers }) => `The filter changes the request headers ${codes(headers)}`,
  'header-mutation.response': ({ headers }) => `The filter changes the response headers ${codes(headers)}`,
  'filter-state.set': ({ key, value }) => `Filter state \`${key}\` is set to ${code(value)}`,
  'metadata.set': ({ namespace, value }) => `Metadata of \`${namespace}\` is set: ${code(value)}`,
  'filter.assumed': ({ filter, assumption }) => `The filter \`${filter}\` ${assumptions[assumption]}`,
  'filter.disabled': ({ filter }) => `The route switches the filter \`${filter}\` off`,
  'filter.skipped': ({ filter }) => `The filter \`${filter}\` is skipped: its matcher says so`,
}

import { addressText, parsePrefix } from '../../../mesh/model/ip.js'
import type { CidrRange, StringMatcher } from '../../../types/envoy/core.js'
import type { Permission, Principal, ValueMatcher } from '../../../types/envoy/rbac.js'
import {
  anyOfValues,
  claimListMatcher,
  claimMatcher,
  filterMetadata,
  headerMatcher,
  patternMatcher,
  quoteRegex,
  regexMatcher,
} from './matchers.js'

/** Where and for whom the rules are made. */
export interface AttributeContext {
  /** A raw TCP chain: attributes of HTTP cannot be asked there. */
  readonly tcp: boolean
  /** The peer's identity is in filter state (waypoints), not in the connection's certificate. */
  readonly identityInFilterState: boolean
  /** The policy's namespace: service accounts without one belong to it. */
  readonly namespace: string
}

/**
 * One attribute that a rule can ask for: of the request (a permission) or of the caller (a principal). It turns one value, or all values at
 * once, into a matcher; undefined says that it cannot: a malformed value, or HTTP asked of TCP.
 */
export type Attribute =
  | { readonly of: 'permission'; one(value: string, context: AttributeContext): Permission | undefined }
  | { readonly of: 'permission'; all(values: readonly string[], context: AttributeContext): Permission | undefined }
  | { readonly of: 'principal'; one(value: string, context: AttributeContext): Principal | undefined }
  | { readonly of: 'principal'; all(values: readonly string[], context: AttributeContext): Principal | undefined }

function range(value: string): CidrRange | undefined {
  const prefix = parsePrefix(value)
  return prefix && { address_prefix: addressText(prefix.address), prefix_len: prefix.bits }
}

const identity = (name: StringMatcher, context: AttributeContext): Principal =>
  context.identityInFilterState
    ? { filter_state: { key: 'io.istio.peer_principal', string_match: name } }
    : { authenticated: { principal_name: name } }

export const host: Attribute = {
  of: 'permission',
  one: (value, { tcp }) => (tcp ? undefined : { header: headerMatcher(':authority', value, true) }),
}

export const method: Attribute = {
  of: 'permission',
  one: (value, { tcp }) => (tcp ? undefined : { header: headerMatcher(':method', value) }),
}

export const path: Attribute = {
  of: 'permission',
  one: (value, { tcp }) => {
    if (tcp) return undefined
    if (!value.includes('{*}') && !value.includes('{**}')) return { url_path: { path: patternMatcher(value) } }
    const template = value.replaceAll('{**}', '**').replaceAll('{*}', '*')
    const type = 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig'
    return { uri_template: { name: 'uri-template', typed_config: { '@type': type, path_template: template } } }
  },
}

export const destinationPort: Attribute = {
  of: 'permission',
  one: (value) => (/^\d{1,10}$/.test(value) && Number(value) <= 65535 ? { destination_port: Number(value) } : undefined),
}

export const destinationIp: Attribute = {
  of: 'permission',
  one: (value) => {
    const cidr = range(value)
    return cidr && { destination_ip: cidr }
  },
}

export const serverName: Attribute = { of: 'permission', one: (value) => ({ requested_server_name: patternMatcher(value) }) }

/** `experimental.envoy.filters.a.b[c]`: the metadata `c` that the filter `envoy.filters.a.b` left; `[v]` asks for a list that holds v. */
export const envoyFilter = (key: string): Attribute => ({
  of: 'permission',
  all: (values) => {
    const [filter, name] = cut(key.slice('experimental.'.length).replace(/\]$/, ''), '[')
    if (name === undefined) return undefined
    const matchers = values.map((v): ValueMatcher => {
      if (!v.startsWith('[') || !v.endsWith(']')) return { string_match: patternMatcher(v) }
      return { list_match: { one_of: { string_match: patternMatcher(v.replace(/^[[\]]+|[[\]]+$/g, '')) } } }
    })
    return { metadata: filterMetadata(filter, name, anyOfValues(matchers)) }
  },
})

export const sourceIp: Attribute = {
  of: 'principal',
  one: (value) => {
    const cidr = range(value)
    return cidr && { direct_remote_ip: cidr }
  },
}

export const remoteIp: Attribute = {
  of: 'principal',
  one: (value) => {
    const cidr = range(value)
    return cidr && { remote_ip: cidr }
  },
}

export const sourceNamespace: Attribute = {
  of: 'principal',
  one: (value, context) => identity(regexMatcher(`.*/ns/${value.split('*').map(quoteRegex).join('.*')}/.*`), context),
}

export const sourcePrincipal: Attribute = {
  of: 'principal',
  one: (value, context) => identity(patternMatcher(value, 'spiffe://'), context),
}

/** `NAME` or `NAMESPACE/NAME`. The identity may carry more parts in between and behind. */
export const sourceServiceAccount: Attribute = {
  of: 'principal',
  one: (value, context) => {
    const [first, rest] = cut(value, '/')
    const [namespace, account] = rest === undefined ? [context.namespace, first] : [first, rest]
    return identity(regexMatcher(`spiffe://.+/ns/${quoteRegex(namespace)}/(.+/|)sa/${quoteRegex(account)}(/.+)?`), context)
  },
}

export const sourceTrustDomain: Attribute = {
  of: 'principal',
  one: (value, context) => {
    if (value === '*') return identity({ prefix: 'spiffe://' }, context)
    const [head, tail] = cut(value, '*')
    if (tail === undefined) return identity({ prefix: `spiffe://${value}/` }, context)
    return identity(regexMatcher(`spiffe://${quoteRegex(head)}[^/]*${quoteRegex(tail)}/.*`), context)
  },
}

/** `request.headers[NAME]` */
export const requestHeader = (key: string): Attribute => ({
  of: 'principal',
  one: (value, { tcp }) => {
    const name = inBrackets(key.slice('request.headers'.length))
    return tcp || name === undefined ? undefined : { header: headerMatcher(name, value) }
  },
})

/** `ISSUER/SUBJECT`, either of which may be a pattern. The issuer may be a URL: the last slash parts them. */
export const requestPrincipal: Attribute = {
  of: 'principal',
  all: (values, { tcp }) => {
    if (tcp) return undefined
    const matchers = values.map((value): Principal => {
      const [issuer, subject] = issuerAndSubject(value)
      return { and_ids: { ids: [{ metadata: claimMatcher('iss', issuer) }, { metadata: claimMatcher('sub', subject) }] } }
    })
    return matchers.length === 1 ? matchers[0] : { or_ids: { ids: matchers } }
  },
}

function issuerAndSubject(value: string): readonly [StringMatcher, StringMatcher] {
  const any = regexMatcher('.+')
  const slash = value.lastIndexOf('/')
  const issuer = slash < 0 ? value : value.slice(0, slash)
  const subject = slash < 0 ? '' : value.slice(slash + 1)
  if (value === '*') return [any, any]
  if (value.startsWith('*')) {
    if (slash < 0) return [any, { suffix: value.slice(1) }]
    return [issuer === '*' ? any : { suffix: issuer.slice(1) }, { exact: subject }]
  }
  if (value.endsWith('*')) {
    if (slash < 0) return [{ prefix: value.slice(0, -1) }, any]
    return [{ exact: issuer }, subject === '*' ? any : { prefix: subject.slice(0, -1) }]
  }
  return [{ exact: issuer }, { exact: subject }]
}

const claimAttribute = (claims: readonly string[] | undefined): Attribute => ({
  of: 'principal',
  all: (values, { tcp }) => (tcp || !claims ? undefined : { metadata: claimListMatcher(claims, values) }),
})

export const requestAudiences = claimAttribute(['aud'])
export const requestPresenter = claimAttribute(['azp'])

/** `request.auth.claims[A]`, or nested: `request.auth.claims[A][B]`. */
export function requestClaims(key: string): Attribute {
  const brackets = key.slice('request.auth.claims'.length)
  const nested = /^(?:\[[^[\]]*\])+$/.test(brackets) ? brackets.slice(1, -1).split('][') : undefined
  const single = inBrackets(brackets)
  return claimAttribute(nested ?? (single === undefined ? undefined : [single]))
}

function inBrackets(text: string): string | undefined {
  return text.length >= 2 && text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : undefined
}

function cut(text: string, at: string): readonly [string, string | undefined] {
  const i = text.indexOf(at)
  return i < 0 ? [text, undefined] : [text.slice(0, i), text.slice(i + at.length)]
}

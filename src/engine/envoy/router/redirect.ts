import { evaluate, formatOf } from '../headers/format.js'
import type { HttpStream, LocalReply } from '../http/stream.js'
import { withoutQuery } from '../matchers/path.js'
import { field, flag, number, part, text } from '../reading.js'
import { step } from '../step.js'
import { rewrittenPath } from './rewrite.js'

const codes: Readonly<Record<string, number>> = {
  MOVED_PERMANENTLY: 301,
  FOUND: 302,
  SEE_OTHER: 303,
  TEMPORARY_REDIRECT: 307,
  PERMANENT_REDIRECT: 308,
}

/** A route's redirect as the answer it gives; undefined for a route that does not redirect. */
export function redirectOf(stream: HttpStream): LocalReply | undefined {
  const route = stream.selected?.route
  const redirect = part(route, 'redirect')
  if (!route || !redirect) return undefined
  const code = text(redirect.response_code) ?? 'MOVED_PERMANENTLY'
  const status = Object.hasOwn(codes, code) ? (codes[code] as number) : 301
  const location = locationOf(stream, redirect, route.match)
  stream.run.note(step('route', 'router.redirected', 'ended', { status, location }, { subject: route }))
  return { code: status, details: 'direct_response', flags: [], headers: [['location', location]] }
}

function locationOf(stream: HttpStream, redirect: object, match: unknown): string {
  const { request } = stream
  const given = request.get(':scheme') ?? 'http'
  const scheme = flag(field(redirect, 'https_redirect')) ? 'https' : text(field(redirect, 'scheme_redirect')) || given
  const port = number(field(redirect, 'port_redirect')) ?? 0
  const host = text(field(redirect, 'host_redirect')) || hostWithoutPort(request.get(':authority') ?? '', scheme, given, port > 0)
  return `${scheme}://${host}${port > 0 ? `:${port}` : ''}${pathOf(stream, redirect, match)}`
}

/** The request's host: without its port if another takes its place, or if it was the default of the scheme that is left. */
function hostWithoutPort(authority: string, scheme: string, given: string, isReplaced: boolean): string {
  const [, host = authority, port = ''] = /^(.*?)(:\d+)?$/s.exec(authority) ?? []
  const isDefault = scheme !== given && ((given === 'http' && port === ':80') || (given === 'https' && port === ':443'))
  return isReplaced || isDefault ? host : authority
}

function pathOf(stream: HttpStream, redirect: object, match: unknown): string {
  const target = stream.request.get(':path') ?? '/'
  const query = flag(field(redirect, 'strip_query')) ? '' : target.slice(withoutQuery(target).length)
  const asked = text(field(redirect, 'path_redirect'))
  if (asked) {
    const path = evaluate(formatOf(asked), { stream }).text
    return path.includes('?') ? path : path + query
  }
  return (rewrittenPath(redirect, match, target)?.path || withoutQuery(target)) + query
}

/** A route's direct response; undefined for a route that has none. */
export function directResponseOf(stream: HttpStream): LocalReply | undefined {
  const route = stream.selected?.route
  const direct = part(route, 'direct_response')
  if (!route || !direct) return undefined
  const status = number(direct.status) ?? 200
  stream.run.note(step('route', 'router.direct-response', 'ended', { status }, { subject: route }))
  return { code: status, details: 'direct_response', flags: [], body: bodyOf(stream, direct) }
}

function bodyOf(stream: HttpStream, direct: object): string {
  const format = field(direct, 'body_format')
  const asked = text(field(field(format, 'text_format_source'), 'inline_string')) ?? text(field(format, 'text_format'))
  if (asked !== undefined) return evaluate(formatOf(asked), { stream }).text
  const body = field(direct, 'body')
  const plain = text(field(body, 'inline_string'))
  if (plain !== undefined) return plain
  return fromBase64(text(field(body, 'inline_bytes')) ?? '')
}

function fromBase64(encoded: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0)))
  } catch {
    return ''
  }
}

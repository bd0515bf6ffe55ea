import type { Connection, HttpRequest } from '../../types/request.js'
import { asciiLower, type Fields, field, flag, text } from '../reading.js'
import { isMethod, isTarget, PREFACE, PREFACE_START, requestIn } from './first-bytes.js'
import { HeaderMap } from './header-map.js'
import { http2Fault } from './http2-fields.js'
import { joinLines } from './joined-headers.js'
import type { LocalReply } from './stream.js'

/** What the codec makes of a client's bytes. */
export type Decoded =
  | {
      readonly kind: 'request'
      readonly protocol: 'HTTP/1.1' | 'HTTP/2'
      readonly headers: HeaderMap
      readonly hasBody: boolean
      readonly isHostJoined: boolean
    }
  | { readonly kind: 'reply'; readonly reply: LocalReply }
  /** `hasBegun`: some of a request is there, but not enough. `fault`: why the codec gives the connection up. */
  | { readonly kind: 'ending'; readonly ending: 'answered' | 'closed' | 'waiting'; readonly hasBegun: boolean; readonly fault?: string }

const protocolError = (details: string): Decoded => ({ kind: 'reply', reply: { code: 400, details, flags: ['DPE'], body: 'Bad Request' } })
const codecError = protocolError('http1.codec_error')

/** Reads what a client sends with the codec that the manager, ALPN or the first bytes choose. */
export function decode(manager: Fields, connection: Connection, alpn: string | undefined, isTls: boolean): Decoded {
  const codec = text(manager.codec_type) ?? 'AUTO'
  // The bytes of a handshake that nobody here speaks.
  if (connection.tls && !isTls) return codecError
  const { payload } = connection
  if (payload.kind === 'silent') return waiting(false)
  if (payload.kind === 'bytes' && codec !== 'HTTP1' && alpn === undefined && payload.bytes.startsWith(PREFACE_START))
    return { kind: 'ending', ending: prefaced(payload.bytes), hasBegun: false }
  const request = payload.kind === 'http' ? settled(payload.request, alpn) : requestIn(payload.bytes)
  if (request === 'incomplete') return waiting(payload.kind === 'bytes' && payload.bytes !== '')
  if (request === 'other') return codecError
  const isHttp2 = codec === 'HTTP2' || (codec === 'AUTO' && (alpn === 'h2' || (alpn === undefined && request.version === 'HTTP/2')))
  if (isHttp2 !== (request.version === 'HTTP/2')) return isHttp2 ? { kind: 'ending', ending: 'closed', hasBegun: false } : codecError
  return isHttp2 ? http2(request) : http1(manager, request)
}

const settled = (request: HttpRequest, alpn: string | undefined): HttpRequest =>
  request.isVersionSettled ? { ...request, version: alpn === 'h2' ? 'HTTP/2' : 'HTTP/1.1' } : request

/** The HTTP/2 codec waits for the whole preface, answers it with its settings, and closes on another one. */
function prefaced(bytes: string): 'answered' | 'closed' | 'waiting' {
  if (bytes.startsWith(PREFACE)) return 'answered'
  return PREFACE.startsWith(bytes) ? 'waiting' : 'closed'
}

const waiting = (hasBegun: boolean): Decoded => ({ kind: 'ending', ending: 'waiting', hasBegun })

function http2(request: HttpRequest): Decoded {
  const fault = http2Fault(request)
  if (fault !== undefined) return { kind: 'ending', ending: 'closed', hasBegun: true, fault }
  const headers = new HeaderMap([
    [':method', request.method],
    [':scheme', 'http'],
    [':path', request.target],
  ])
  if (request.authority !== undefined) headers.add(':authority', request.authority)
  for (const [name, value] of request.headers) {
    const lower = asciiLower(name)
    if (lower !== 'host') headers.add(lower, value)
    else if (!headers.has(':authority')) headers.add(':authority', value)
  }
  joinLines(headers, true)
  return { kind: 'request', protocol: 'HTTP/2', headers, hasBody: Boolean(request.body), isHostJoined: false }
}

const isToken = (name: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)

function http1(manager: Fields, request: HttpRequest): Decoded {
  if (!isMethod(request.method) && !flag(field(manager.http_protocol_options, 'allow_custom_methods'))) return codecError
  if (hasControl(request.target)) return protocolError('http1.invalid_characters')
  if (!isTarget(request.target, request.method)) return codecError
  const hosts = request.authority === undefined ? [] : [request.authority.trim()]
  const headers = new HeaderMap()
  for (const [name, value] of request.headers) {
    if (!isToken(name)) return codecError
    if (hasControl(value)) return protocolError('http1.invalid_characters')
    const lower = asciiLower(name)
    if (lower === 'host') hosts.push(value.trim())
    else headers.add(lower, value.trim())
  }
  const out = new HeaderMap([[':method', request.method]])
  if (hosts.length > 0) out.add(':authority', hosts.join(','))
  if (request.version === 'HTTP/1.0' && !flag(field(manager.http_protocol_options, 'accept_http_10')))
    return { kind: 'reply', reply: { code: 426, details: 'low_version', flags: ['DPE'] } }
  const misframed = framing(headers)
  if (misframed) return misframed
  const isSane = sanitizeConnection(headers)
  if (!isSane) return protocolError('http1.connection_header_rejected')
  const refused = readTarget(request, out)
  if (refused) return refused
  for (const [name, value] of headers.entries()) out.add(name, value)
  joinLines(out, false)
  if (request.body && !out.has('content-length')) out.add('content-length', String(new TextEncoder().encode(request.body).length))
  return { kind: 'request', protocol: 'HTTP/1.1', headers: out, hasBody: Boolean(request.body), isHostJoined: hosts.length > 1 }
}

/** Control characters other than a tab. */
const hasControl = (value: string): boolean =>
  [...value].some((character) => (character < ' ' && character !== '\t') || character === '\u007f')

/** What is wrong with how long the body is said to be. */
function framing(headers: HeaderMap): Decoded | undefined {
  const lengths = headers.all('content-length')
  const [length] = lengths
  const encoding = headers.get('transfer-encoding')
  if (lengths.length > 1 || (length !== undefined && !/^\d+$/.test(length))) return codecError
  if (encoding === undefined) return undefined
  if (asciiLower(encoding) !== 'chunked')
    return { kind: 'reply', reply: { code: 501, details: 'http1.invalid_transfer_encoding', flags: ['DPE'], body: 'Not Implemented' } }
  return length === undefined ? undefined : protocolError('http1.content_length_and_chunked_not_allowed')
}

/** The path, and from an absolute target the authority and the scheme. */
function readTarget({ method, target }: HttpRequest, out: HeaderMap): Decoded | undefined {
  if (method === 'CONNECT') {
    if (!/^[^/?#\s]+:\d+$/.test(target)) return protocolError('http1.invalid_url')
    out.set(':authority', target)
    return undefined
  }
  if (target.startsWith('/') || (method === 'OPTIONS' && target.startsWith('*'))) {
    out.add(':path', target)
    return undefined
  }
  const absolute = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]+)([/?][^#]*)?(#.*)?$/.exec(target)
  if (!absolute) return protocolError('http1.invalid_url')
  const [, scheme = '', host = '', rest = ''] = absolute
  const lower = asciiLower(scheme)
  if (lower !== 'http' && lower !== 'https') return protocolError(lower === '' ? 'http1.invalid_url' : 'http1.invalid_scheme')
  out.set(':authority', host.slice(host.lastIndexOf('@') + 1))
  out.add(':scheme', lower)
  out.add(':path', rest === '' ? '/' : rest)
  return undefined
}

/** Headers that a Connection header may not name. */
const protectedHeaders = new Set(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'host'])
const connectionOptions = new Set(['close', 'keep-alive', 'upgrade', 'http2-settings'])
const MOST_NOMINATED = 10

/** Removes what Connection names, and an upgrade to h2c, which Envoy does not follow; false where Connection is refused. */
function sanitizeConnection(headers: HeaderMap): boolean {
  const connection = headers.get('connection')
  if (connection === undefined) return true
  const tokens = connection.split(',').map((token) => asciiLower(token.trim()))
  if (tokens.includes('upgrade') && asciiLower(headers.get('upgrade') ?? '') === 'h2c') {
    headers.remove('upgrade')
    headers.remove('http2-settings')
    const rest = tokens.filter((token) => token !== 'upgrade' && token !== 'http2-settings')
    if (rest.length > 0) headers.set('connection', rest.join(','))
    else headers.remove('connection')
  }
  const nominated = tokens.filter((token) => token !== '' && !connectionOptions.has(token))
  if (nominated.length > MOST_NOMINATED || nominated.some((name) => protectedHeaders.has(name) || name.startsWith(':'))) return false
  for (const name of nominated) if (name !== 'te') headers.remove(name)
  return true
}

/** The protocol that an HTTP/1.1 request wants to change to. */
export function upgradeOf(headers: Pick<HeaderMap, 'get'>): string | undefined {
  const upgrade = headers.get('upgrade')
  const tokens = (headers.get('connection') ?? '').split(',').map((token) => asciiLower(token.trim()))
  return upgrade && tokens.includes('upgrade') ? upgrade : undefined
}

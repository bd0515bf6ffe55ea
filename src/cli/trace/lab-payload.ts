import type { ClientHello, HttpRequest, Payload, Token } from '../../engine/types/request.js'
import type { LabRequest } from './lab-request.js'

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')

/** JSON as Python writes it: a blank behind colons and commas, letters beyond ASCII escaped. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${pythonJson(key)}: ${pythonJson(inner)}`)
      .join(', ')}}`
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The token that a request carries: signed with the lab's key, or with another. */
function tokenOf({ jwt }: LabRequest): Token | undefined {
  if (!jwt) return undefined
  const claims = jwt.claims ?? {}
  const text = `${base64(pythonJson({ alg: 'RS256', kid: 'lab', typ: 'JWT' }))}.${base64(pythonJson(claims))}`
  return { value: `${text}.${base64('signature')}`, claims, signature: jwt.bad_signature ? 'invalid' : 'valid' }
}

/** What the client sends, the way the lab's client does. */
export function payloadOf(request: LabRequest): {
  readonly payload: Payload
  readonly tls?: ClientHello
  readonly tokens: readonly Token[]
} {
  const token = tokenOf(request)
  const tokens = token ? [token] : []
  const proto = request.proto ?? 'http'
  if (proto === 'tls')
    return { payload: { kind: 'silent' }, tls: { ...(request.sni ? { serverName: request.sni } : {}), alpn: request.alpn ?? [] }, tokens }
  const tls = request.mtls ? helloOf(request.mtls) : undefined
  const rest = { ...(tls ? { tls } : {}), tokens }
  if (proto === 'tcp') return { payload: request.send ? written(request.send) : { kind: 'silent' }, ...rest }
  const headers: (readonly [string, string])[] = [...(request.headers ?? [])]
  if (request.jwt && token) headers.push([request.jwt.header ?? 'authorization', (request.jwt.prefix ?? 'Bearer ') + token.value])
  const isHttp2 = proto === 'h2c'
  const authority = isHttp2 ? (request.authority ?? '') : request.authority
  const http: HttpRequest = {
    version: isHttp2 ? 'HTTP/2' : versionOf(request.version),
    method: request.method ?? 'GET',
    target: request.path ?? '/',
    headers,
    ...(authority === null || authority === undefined ? {} : { authority }),
    ...(request.body ? { body: request.body } : {}),
  }
  return { payload: { kind: 'http', request: http }, ...rest }
}

/** Bytes, or the HTTP request that they spell. */
function written(bytes: string): Payload {
  const end = bytes.indexOf('\r\n\r\n')
  const [start = '', ...lines] = bytes.slice(0, Math.max(end, 0)).split('\r\n')
  const found = /^([A-Z]+) (\S+) (HTTP\/1\.[01])$/.exec(start)
  if (!found) return { kind: 'bytes', bytes }
  const [, method = '', target = '', version] = found
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const host = headers.findIndex(([name]) => name.toLowerCase() === 'host')
  const authority = headers[host]?.[1]
  const body = bytes.slice(end + 4)
  return {
    kind: 'http',
    request: {
      version: versionOf(version),
      method,
      target,
      headers: headers.filter((_, i) => i !== host),
      ...(authority === undefined ? {} : { authority }),
      ...(body ? { body } : {}),
    },
  }
}

const versionOf = (version: string | undefined): HttpRequest['version'] => (version === 'HTTP/1.0' ? 'HTTP/1.0' : 'HTTP/1.1')

/** `#other-ca` behind a URI has another CA sign it. */
function helloOf({ as, alpn, sni }: NonNullable<LabRequest['mtls']>): ClientHello {
  const [uri = '', ca] = (as ?? '').split('#')
  return {
    ...(sni ? { serverName: sni } : {}),
    ...(alpn ? { alpn } : {}),
    ...(as ? { certificate: { uri, trusted: ca !== 'other-ca' } } : {}),
  }
}

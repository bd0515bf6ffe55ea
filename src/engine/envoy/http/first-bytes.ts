import type { HttpRequest } from '../../types/request.js'

/** What the first bytes of a connection are to Envoy's HTTP parser. */
export type FirstBytes = 'http/1.0' | 'http/1.1' | 'h2c' | 'other' | 'incomplete'

/** How an HTTP/2 connection begins. */
export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
/** What is enough of it for the choice of a codec. */
export const PREFACE_START = 'PRI * HTTP/2'

/** The methods of Envoy's HTTP/1 codec. */
const methods = new Set(
  (
    'ACL BIND CHECKOUT CONNECT COPY DELETE GET HEAD LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MOVE MSEARCH NOTIFY OPTIONS PATCH POST ' +
    'PROPFIND PROPPATCH PURGE PUT REBIND REPORT SEARCH SOURCE SUBSCRIBE TRACE UNBIND UNLINK UNLOCK UNSUBSCRIBE M-SEARCH'
  ).split(' '),
)

export const isMethod = (method: string): boolean => methods.has(method)

const isToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)

/** Whether the parser takes a request's target: a path, `*`, or a scheme with `//` and a host; CONNECT's is looked at later. */
export function isTarget(target: string, method: string): boolean {
  if (!/^[!-~]+$/.test(target)) return false
  return method === 'CONNECT' || /^[/*]/.test(target) || /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*([/?].*)?$/.test(target)
}

/** The target of an HTTP/1.1 request line that the parser takes: `http/1.1`. Of other versions, what it says of them. */
function lineOf(line: string): Exclude<FirstBytes, 'h2c' | 'incomplete'> {
  const [method = '', target = '', version = '', ...rest] = line.trimEnd().split(/[ \t]+/)
  if (rest.length > 0 || !isToken(method) || !isTarget(target, method)) return 'other'
  if (version === 'HTTP/1.0') return 'http/1.0'
  return version === 'HTTP/1.1' ? 'http/1.1' : 'other'
}

/** Sniffs raw bytes: what cannot begin a request line decides at once, else the line must be whole. Any method will do here. */
export function firstBytes(bytes: string): FirstBytes {
  if (bytes.startsWith(PREFACE)) return 'h2c'
  if (bytes === '' || PREFACE.startsWith(bytes)) return 'incomplete'
  if (bytes.startsWith(PREFACE_START)) return 'other'
  if (!isToken(bytes.charAt(0))) return 'other'
  const end = bytes.indexOf('\n')
  return end < 0 ? 'incomplete' : lineOf(bytes.slice(0, end))
}

/** The same of a request that is whole. */
export const sniffedRequest = ({ method, target, version }: HttpRequest): FirstBytes =>
  version === 'HTTP/2' ? 'h2c' : lineOf(`${method} ${target} ${version}`)

/** A request in raw bytes: what the codec makes of them. */
export function requestIn(bytes: string): HttpRequest | 'other' | 'incomplete' {
  const text = bytes.replace(/^(?:\r?\n)+/, '')
  if (text === '') return 'incomplete'
  if (!isToken(text.charAt(0))) return 'other'
  const lineEnd = text.indexOf('\n')
  if (lineEnd < 0) return 'incomplete'
  const [method = '', target = '', version = ''] = text
    .slice(0, lineEnd)
    .trimEnd()
    .split(/[ \t]+/)
  if (!isToken(method) || !isTarget(target, method) || (version !== '' && !version.startsWith('HTTP/'))) return 'other'
  const head = /^[^\n]*\n([\s\S]*?\n)?\r?\n/.exec(text)
  if (!head) return 'incomplete'
  const headers = (head[1] ?? '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon < 0 ? undefined : colon), colon < 0 ? '' : line.slice(colon + 1).trim()] as const
    })
  const host = headers.find(([name]) => name.toLowerCase() === 'host')
  const body = text.slice(head[0].length)
  return {
    version: version === 'HTTP/1.1' ? 'HTTP/1.1' : 'HTTP/1.0',
    method,
    target,
    headers: headers.filter((header) => header !== host),
    ...(host ? { authority: host[1] } : {}),
    ...(body === '' ? {} : { body }),
  }
}

import type { HttpRequest } from '../../types/request.js'
import { asciiLower } from '../reading.js'

/** Headers of HTTP/1 connections. */
const connectionSpecific = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'])

const isToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)
const isAuthority = (text: string): boolean => /^[-._~%!$&'()[\]*+,;=:0-9A-Za-z]+$/.test(text)

/** Neither control characters nor blanks. */
const isVisible = (text: string): boolean => [...text].every((character) => character > ' ' && character !== '\u007f')
const isValue = (text: string): boolean =>
  [...text].every((character) => (character >= ' ' && character !== '\u007f') || character === '\t')

/** The details under which Envoy's HTTP/2 codec gives a connection up because of a request's fields; undefined: it takes them. */
export function http2Fault({ method, target, authority, headers, body }: HttpRequest): string | undefined {
  const invalid = 'http2.invalid.header.field'
  const unruly = 'http2.violation.of.messaging.rule'
  if (!isToken(method) || target === '' || !isVisible(target)) return invalid
  if (authority !== undefined && !isAuthority(authority)) return invalid
  const lengths: string[] = []
  for (const [name, value] of headers) {
    const lower = asciiLower(name)
    if (!isToken(lower) || !isValue(value) || connectionSpecific.has(lower)) return invalid
    if (lower === 'te' && asciiLower(value) !== 'trailers') return invalid
    if (lower === 'content-length') lengths.push(value)
  }
  if (lengths.length > 1 || lengths.some((length) => !/^\d+$/.test(length))) return invalid
  // A CONNECT has neither scheme nor path.
  if (method === 'CONNECT') return unruly
  if (!target.startsWith('/') && !(target === '*' && method === 'OPTIONS')) return unruly
  return !body && lengths.some((length) => Number(length) > 0) ? unruly : undefined
}

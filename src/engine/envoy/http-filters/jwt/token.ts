import type { Token } from '../../../types/request.js'
import { type Fields, isFields } from '../../reading.js'
import type { JwtStatus } from './status.js'

/** A token as its verifier reads it. */
export interface Jwt {
  readonly header: Fields
  readonly claims: Fields
  /** The payload in base64url, as `forward_payload_header` passes it on. */
  readonly payload: string
  readonly issuer: string
  readonly audiences: readonly string[]
  /** Seconds since 1970; 0 where the claim is absent. */
  readonly notBefore: number
  readonly expires: number
  readonly signature: 'valid' | 'invalid'
  /** Nobody has said who signed it: taken as signed by the issuer. */
  readonly isAssumed: boolean
}

const algorithms: ReadonlySet<unknown> = new Set(
  ['ES', 'HS', 'RS', 'PS'].flatMap((kind) => ['256', '384', '512'].map((bits) => kind + bits)).concat('EdDSA'),
)

/** Reads a token, by what the caller knows of it or by decoding it; else says what is wrong with it. */
export function readToken(value: string, known: readonly Token[]): Jwt | JwtStatus {
  const told = known.find((token) => token.value === value)
  if (told) {
    const [header = '', payload = ''] = value.split('.')
    const claims = told.claims
    const plain = checked(claims)
    if (typeof plain === 'string') return plain
    return {
      ...plain,
      header: json(header) ?? {},
      claims,
      payload: json(payload) ? payload : toBase64Url(JSON.stringify(claims)),
      signature: told.signature,
      isAssumed: false,
    }
  }
  const parts = value.split('.')
  const [header = '', payload = '', signature = ''] = parts
  if (parts.length !== 3 || parts.some((part) => part === '')) return 'JwtBadFormat'
  if (fromBase64Url(header) === undefined) return 'JwtHeaderParseErrorBadBase64'
  const head = json(header)
  if (!head) return 'JwtHeaderParseErrorBadJson'
  if (typeof head.alg !== 'string') return 'JwtHeaderBadAlg'
  if (!algorithms.has(head.alg)) return 'JwtHeaderNotImplementedAlg'
  if (head.kid !== undefined && typeof head.kid !== 'string') return 'JwtHeaderBadKid'
  if (fromBase64Url(payload) === undefined) return 'JwtPayloadParseErrorBadBase64'
  const claims = json(payload)
  if (!claims) return 'JwtPayloadParseErrorBadJson'
  const plain = checked(claims)
  if (typeof plain === 'string') return plain
  if (fromBase64Url(signature) === undefined) return 'JwtSignatureParseErrorBadBase64'
  return { ...plain, header: head, claims, payload, signature: 'valid', isAssumed: true }
}

const isAbsentOr = (type: 'string' | 'number', value: unknown): boolean => value === undefined || typeof value === type

/** The registered claims, whose types are checked. */
function checked(claims: Fields): Pick<Jwt, 'issuer' | 'audiences' | 'notBefore' | 'expires'> | JwtStatus {
  const { iss, sub, iat, nbf, exp, jti, aud } = claims
  if (!isAbsentOr('string', iss)) return 'JwtPayloadParseErrorIssNotString'
  if (!isAbsentOr('string', sub)) return 'JwtPayloadParseErrorSubNotString'
  if (!isAbsentOr('number', iat)) return 'JwtPayloadParseErrorIatNotInteger'
  if (!isAbsentOr('number', nbf)) return 'JwtPayloadParseErrorNbfNotInteger'
  if (!isAbsentOr('number', exp)) return 'JwtPayloadParseErrorExpNotInteger'
  if (!isAbsentOr('string', jti)) return 'JwtPayloadParseErrorJtiNotString'
  const isList = Array.isArray(aud) && aud.every((one) => typeof one === 'string')
  if (!isAbsentOr('string', aud) && !isList) return 'JwtPayloadParseErrorAudNotString'
  const audiences = isList ? (aud as string[]) : typeof aud === 'string' ? [aud] : []
  return {
    issuer: (iss as string | undefined) ?? '',
    audiences,
    notBefore: (nbf as number | undefined) ?? 0,
    expires: (exp as number | undefined) ?? 0,
  }
}

function json(base64Url: string): Fields | undefined {
  const text = fromBase64Url(base64Url)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

function fromBase64Url(text: string): string | undefined {
  const plain = text.replace(/=+$/, '')
  if (plain.length % 4 === 1 || !/^[\w-]*$/.test(plain)) return undefined
  const bytes = Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** The base64 of a text's UTF-8, padded. */
export function toBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

const toBase64Url = (text: string): string => toBase64(text).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')

import { valueAt } from '../../matchers/metadata.js'
import type { Fields } from '../../reading.js'
import { type Found, type JwtProvider, removeToken } from './provider.js'
import { type Jwt, toBase64 } from './token.js'
import type { Verification } from './verification.js'

/** What a good token leaves behind: headers for the application, metadata for the filters behind. */
export function passOn(jwt: Jwt, found: Found, provider: JwtProvider, work: Verification): void {
  const { headers, metadata } = work
  if (provider.payloadHeader !== '') {
    const padding = provider.padsPayload ? '='.repeat((4 - (jwt.payload.length % 4)) % 4) : ''
    headers.add(provider.payloadHeader, jwt.payload + padding)
  }
  let isHeaderAdded = false
  for (const { header, claim } of provider.claimHeaders) {
    const value = claimText(claimAt(jwt.claims, claim))
    if (value === '') continue
    headers.add(header, value)
    isHeaderAdded = true
  }
  if (provider.clearsRoute && isHeaderAdded) work.clearsRoute = true
  if (!provider.forwards) removeToken(headers, found.location)
  if (provider.headerKey !== '') metadata[provider.headerKey] = jwt.header
  if (provider.payloadKey !== '') metadata[provider.payloadKey] = normalized(jwt.claims, provider.wordClaims)
}

/** A claim by its path (`a.b`); a name with dots in it comes first. */
function claimAt(claims: Fields, path: string): unknown {
  return Object.hasOwn(claims, path) ? claims[path] : valueAt(claims, path.split('.'))
}

function claimText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < 2 ** 64 ? String(BigInt(value)) : value.toFixed(6)
  return typeof value === 'object' && value !== null ? toBase64(JSON.stringify(value)) : ''
}

function normalized(claims: Fields, words: readonly string[]): Fields {
  const lists = words.flatMap((claim) => {
    const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined
    return typeof value === 'string' ? [[claim, value.split(' ').filter((word) => word !== '')] as const] : []
  })
  return lists.length > 0 ? { ...claims, ...Object.fromEntries(lists) } : claims
}

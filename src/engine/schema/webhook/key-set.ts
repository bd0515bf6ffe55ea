import { isObject, type JsonObject } from '../resource.js'

/** The parts without which a key of a type is none. */
const required: Readonly<Record<string, readonly string[]>> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'], oct: ['k'] }
const TEXTS = ['alg', 'kid', 'use', 'x5u', 'x5t', 'x5t#S256', 'crv']
const NUMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'x', 'y', 'k']
const operations = ['sign', 'verify', 'encrypt', 'decrypt', 'wrapKey', 'unwrapKey', 'deriveKey', 'deriveBits']

/** base64, either alphabet, padded or not. */
const isBase64 = (value: unknown): boolean =>
  typeof value === 'string' && /^[A-Za-z0-9+/_-]*={0,2}$/.test(value) && value.replace(/=+$/, '').length % 4 !== 1

function isKey(value: unknown): value is JsonObject {
  if (!isObject(value) || typeof value.kty !== 'string' || !Object.hasOwn(required, value.kty)) return false
  const isThere = (field: string): boolean => Object.hasOwn(value, field) && value[field] !== null
  const needed = required[value.kty] ?? []
  return (
    needed.every(isThere) &&
    TEXTS.every((field) => !isThere(field) || typeof value[field] === 'string') &&
    NUMBERS.every((field) => !isThere(field) || isBase64(value[field])) &&
    (!isThere('key_ops') || (Array.isArray(value.key_ops) && value.key_ops.every((operation) => operations.includes(String(operation)))))
  )
}

/** The keys of a JWK set, or of a single key; undefined for what is neither. Istio: github.com/lestrrat-go/jwx/jwk#Parse */
export function readKeySet(text: string): readonly JsonObject[] | undefined {
  let set: unknown
  try {
    set = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(set)) return undefined
  if (!Object.hasOwn(set, 'keys')) return isKey(set) ? [set] : undefined
  const { keys } = set
  if (keys === null) return []
  return Array.isArray(keys) && keys.every(isKey) ? keys : undefined
}

/** The positions of the keys that can sign. */
export const privateKeys = (keys: readonly JsonObject[]): number[] =>
  keys.flatMap((key, i) => (key.kty === 'oct' || Object.hasOwn(key, 'd') ? [i] : []))

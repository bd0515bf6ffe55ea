import type { HttpStream } from '../http/stream.js'
import { asciiLower, field, flag, objects, part, text } from '../reading.js'
import { step } from '../step.js'
import { xxHash64 } from '../upstream/xxhash.js'

/** What a route's hash policies found to hash. */
export interface HashKey {
  readonly hasKey: boolean
  /** What all that was found comes to; absent where a part of it cannot be told, as the port in a cookie that is made anew. */
  readonly hash?: bigint
  /** Cookies that the answer sets, for the client to come back with. */
  readonly cookies: readonly string[]
}

interface Source {
  readonly kind: string
  readonly name: string
  readonly value: string | undefined
  /** What is hashed for it one after the other, where that is not the value. */
  readonly hashed?: readonly string[]
  /** What is hashed is not known here. */
  readonly isOpaque?: boolean
}

function cookieOf(stream: HttpStream, name: string): string | undefined {
  for (const line of stream.request.all('cookie'))
    for (const pair of line.split(';')) {
      const end = pair.indexOf('=')
      if (end >= 0 && pair.slice(0, end).trim() === name)
        return pair
          .slice(end + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1')
    }
  return undefined
}

function queryOf(stream: HttpStream, name: string): string | undefined {
  const target = stream.request.get(':path') ?? ''
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : ''
  const pair = query.split('&').find((candidate) => candidate.split('=')[0] === name)
  return pair === undefined ? undefined : pair.slice(name.length + 1)
}

function sourceOf(stream: HttpStream, policy: object): Source | undefined {
  const header = part(policy, 'header')
  if (header) {
    const name = text(header.header_name) ?? ''
    const values = stream.request.all(asciiLower(name) === 'host' ? ':authority' : asciiLower(name))
    // Their order does not count.
    const hashed = [...values].sort()
    return { kind: 'header', name, value: values[0], hashed, isOpaque: part(header, 'regex_rewrite') !== undefined }
  }
  const cookie = part(policy, 'cookie')
  if (cookie) return { kind: 'cookie', name: text(cookie.name) ?? '', value: cookieOf(stream, text(cookie.name) ?? '') || undefined }
  if (flag(field(part(policy, 'connection_properties'), 'source_ip'))) return { kind: 'source-ip', name: '', value: stream.remoteAddress }
  const query = part(policy, 'query_parameter')
  if (query) return { kind: 'query', name: text(query.name) ?? '', value: queryOf(stream, text(query.name) ?? '') }
  const state = part(policy, 'filter_state')
  return (
    state && { kind: 'filter-state', name: text(state.key) ?? '', value: stream.filterState.get(text(state.key) ?? ''), isOpaque: true }
  )
}

/** Looks for what a route hashes: every policy adds to the key, unless one before it says that it is enough. */
export function hashKey(stream: HttpStream, action: object): HashKey {
  let hasKey = false
  let hash: bigint | undefined = 0n
  const cookies: string[] = []
  for (const policy of objects(field(action, 'hash_policy'))) {
    const source = sourceOf(stream, policy)
    if (!source) continue
    const { kind, name, value, hashed = value === undefined ? [] : [value], isOpaque = false } = source
    const ttl = field(part(policy, 'cookie'), 'ttl')
    if (value !== undefined) {
      hasKey = true
      // Each text is hashed with the hash of those before it for a seed.
      const own = isOpaque || !hashed.every(isPlain) ? undefined : hashed.reduce((seed, each) => xxHash64(each, seed), 0n)
      hash = hash === undefined || own === undefined ? undefined : turned(hash) ^ own
      stream.run.note(step('route', 'router.hash-key', 'noted', { kind, name, value }, { subject: policy }))
    } else if (kind === 'cookie' && ttl !== undefined) {
      hasKey = true
      hash = undefined
      cookies.push(setCookie(policy, name))
      stream.run.note(step('route', 'router.hash-cookie-made', 'noted', { name }, { subject: policy }))
    } else stream.run.note(step('route', 'router.hash-key-missing', 'missed', { kind, name }, { subject: policy }))
    if (hasKey && flag(policy.terminal)) break
  }
  return { hasKey, cookies, ...(hasKey && hash !== undefined ? { hash } : {}) }
}

/** Each policy's hash is added to those before it, turned by a bit, so that two alike do not cancel each other out. */
const turned = (hash: bigint): bigint => BigInt.asUintN(64, (hash << 1n) | (hash >> 63n))

/** Letters that are one byte each however they came here. */
const isPlain = (text: string): boolean => !/[^ -~]/.test(text)

/** The value is a hash of the connection's addresses: what stands for it here is not. */
function setCookie(policy: object, name: string): string {
  const cookie = part(policy, 'cookie')
  const seconds = /^(\d+)(?:\.\d+)?s$/.exec(text(cookie?.ttl) ?? '')?.[1] ?? '0'
  const path = text(cookie?.path)
  const attributes = objects(cookie?.attributes).map((attribute) => {
    const value = text(attribute.value)
    return `; ${text(attribute.name) ?? ''}${value ? `=${value}` : ''}`
  })
  return `${name}="<hash>"${seconds === '0' ? '' : `; Max-Age=${seconds}`}${path ? `; Path=${path}` : ''}${attributes.join('')}; HttpOnly`
}

/** Bytes that stand for themselves however they are written: `%61` is `a`. */
const unreserved = /[A-Za-z0-9\-._~]/
/** Bytes that are written as an escape. */
const escapes = /[^!$%&'()*+,\-./0-9:;=@A-Z[\\\]_a-z~]/

const hex = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

/**
 * A path as Envoy's `normalize_path` leaves it: `..`, `.` and their escaped forms resolved, `\` a `/`, escapes of unreserved letters
 * decoded; `//` and other escapes stay. Undefined where Envoy refuses it. The query is not touched.
 */
export function normalizePath(target: string): string | undefined {
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  const query = end < 0 ? '' : target.slice(end)
  const decoded = decode(path)
  return decoded === undefined ? undefined : withoutDots(decoded) + query
}

function decode(path: string): string | undefined {
  let out = ''
  for (let i = 0; i < path.length; i++) {
    const character = path.charAt(i)
    if (character === '\\') out += '/'
    else if (character !== '%') out += escapes.test(character) ? hex(character) : character
    else {
      const code = path.slice(i + 1, i + 3)
      if (!/^[0-9A-Fa-f]{2}$/.test(code)) {
        out += '%'
        continue
      }
      const byte = Number.parseInt(code, 16)
      if (byte === 0) return undefined
      const plain = String.fromCharCode(byte)
      out += unreserved.test(plain) ? plain : `%${code}`
      i += 2
    }
  }
  return out
}

function withoutDots(path: string): string {
  const segments = path.split('/')
  const out: string[] = []
  for (const [i, segment] of segments.entries()) {
    const isLast = i === segments.length - 1
    if (segment === '.') {
      if (isLast) out.push('')
    } else if (segment === '..') {
      if (out.length > 1) out.pop()
      if (isLast) out.push('')
    } else out.push(segment)
  }
  const joined = out.join('/')
  return joined.startsWith('/') ? joined : `/${joined}`
}

/** The path with runs of `/` made one; the query is not touched. */
export function mergeSlashes(target: string): string {
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  return path.replace(/\/{2,}/g, '/') + (end < 0 ? '' : target.slice(end))
}

/** `%2F` and `%5C` (in any case) as the slashes that they stand for; undefined where there are none. */
export function unescapeSlashes(target: string): string | undefined {
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  const plain = path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\')
  return plain === path ? undefined : plain + (end < 0 ? '' : target.slice(end))
}

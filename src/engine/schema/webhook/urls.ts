/** What is read of a URL. */
export interface ParsedUrl {
  /** In small letters; empty where there is none. */
  readonly scheme: string
}

const isEscaped = (text: string): boolean => !/%(?![0-9A-Fa-f]{2})/.test(text)
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a URL cannot hold
const control = /[\u0000-\u001f\u007f]/

/** A URL as Go reads it; undefined for what it refuses. `isRequest`: it must be whole or a path, and has no fragment. Go: net/url#Parse */
export function parseUrl(text: string, isRequest = false): ParsedUrl | undefined {
  if (control.test(text)) return undefined
  const hash = isRequest ? -1 : text.indexOf('#')
  const fragment = hash === -1 ? '' : text.slice(hash + 1)
  if (!isEscaped(fragment)) return undefined
  return parse(hash === -1 ? text : text.slice(0, hash), isRequest)
}

function parse(text: string, isRequest: boolean): ParsedUrl | undefined {
  if (text === '') return isRequest ? undefined : { scheme: '' }
  if (text === '*') return { scheme: '' }
  const split = splitScheme(text)
  if (!split) return undefined
  const scheme = split.scheme.toLowerCase()
  const question = split.rest.indexOf('?')
  let rest = question === -1 ? split.rest : split.rest.slice(0, question)
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme }
    if (isRequest) return undefined
    const [first = ''] = rest.split('/', 1)
    if (first.includes(':')) return undefined
  }
  if ((scheme !== '' || (!isRequest && !rest.startsWith('///'))) && rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2)
    const authority = slash === -1 ? rest.slice(2) : rest.slice(2, slash)
    rest = slash === -1 ? '' : rest.slice(slash)
    if (!isAuthority(authority)) return undefined
  }
  return isEscaped(rest) ? { scheme } : undefined
}

/** Undefined where a colon stands first. What has a sign before its colon has no scheme. */
function splitScheme(text: string): { readonly scheme: string; readonly rest: string } | undefined {
  const none = { scheme: '', rest: text }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (/[a-zA-Z]/.test(c)) continue
    if (/[0-9+.-]/.test(c)) {
      if (i === 0) return none
      continue
    }
    if (c === ':') return i === 0 ? undefined : { scheme: text.slice(0, i), rest: text.slice(i + 1) }
    return none
  }
  return none
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@')
  const user = at === -1 ? '' : authority.slice(0, at)
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || !isEscaped(user)) return false
  const host = authority.slice(at + 1)
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']')
    if (end < 0 || !isPort(host.slice(end + 1))) return false
    return isHostText(host.slice(0, end + 1)) && host.slice(1, end).includes(':')
  }
  const colon = host.lastIndexOf(':')
  if (host.indexOf(':') !== colon) return false
  return !/[[\]]/.test(host) && (colon === -1 || isPort(host.slice(colon))) && isHostText(host)
}

const isPort = (text: string): boolean => /^(?::\d*)?$/.test(text)

/** Only bytes beyond ASCII may be escaped in a host, and some signs stand in none. */
const isHostText = (host: string): boolean =>
  !/[ "<>\\^`{|}]/.test(host.replace(/["<>]/g, '')) &&
  [...host.matchAll(/%(..)?/g)].every(([, hex]) => /^(?:25|[89A-Fa-f][0-9A-Fa-f])$/.test(hex ?? ''))

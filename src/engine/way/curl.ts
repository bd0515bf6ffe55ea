import type { WayRequest } from './request.js'

/** What a command line asks for, or what is wrong with it. `at`: the word that is not understood. */
export type CurlRequest =
  | { readonly request: Omit<WayRequest, 'from'> }
  | { readonly fault: { readonly code: 'curl.quote' | 'curl.flag' | 'curl.value' | 'curl.url' | 'curl.urls'; readonly at: string } }

/** Flags that take a value and change nothing here. */
const IGNORED_WITH_VALUE = new Set([
  '-o',
  '--output',
  '-w',
  '--write-out',
  '-m',
  '--max-time',
  '--connect-timeout',
  '--retry',
  '--cacert',
  '--cert',
  '--key',
])
const IGNORED = new Set([
  '-s',
  '--silent',
  '-S',
  '--show-error',
  '-v',
  '--verbose',
  '-i',
  '--include',
  '-k',
  '--insecure',
  '-f',
  '--fail',
  '-g',
  '--globoff',
  '--compressed',
  '-L',
  '--location',
  '--path-as-is',
  '-4',
  '-6',
])
const VERSIONS: ReadonlyMap<string, WayRequest['version']> = new Map([
  ['-0', 'HTTP/1.0'],
  ['--http1.0', 'HTTP/1.0'],
  ['--http1.1', 'HTTP/1.1'],
  ['--http2-prior-knowledge', 'HTTP/2'],
  ['--http2', 'HTTP/2'],
])

/**
 * Reads a command line in curl's terms. Only what shapes the request counts; flags that are about printing are let pass, others are faults:
 * nothing that could matter is dropped in silence.
 */
export function parseCurl(line: string): CurlRequest {
  const words = splitWords(line.replace(/\\\r?\n/g, ' '))
  if (!words) return { fault: { code: 'curl.quote', at: line } }
  if (words[0] === 'curl') words.shift()
  const headers: [string, string][] = []
  let url: string | undefined
  let method: string | undefined
  let body: string | undefined
  let version: WayRequest['version']
  const queue = words.flatMap(expand)
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const value = () => queue.shift()
    if (word === '--') continue
    if (!word.startsWith('-') || word === '-') {
      if (url !== undefined) return { fault: { code: 'curl.urls', at: word } }
      url = word
      continue
    }
    if (IGNORED.has(word)) continue
    if (VERSIONS.has(word)) {
      version = VERSIONS.get(word)
      continue
    }
    if (word === '-I' || word === '--head') {
      method = 'HEAD'
      continue
    }
    const given = value()
    if (given === undefined) return { fault: { code: 'curl.value', at: word } }
    if (IGNORED_WITH_VALUE.has(word)) continue
    if (word === '-X' || word === '--request') method = given
    else if (word === '-H' || word === '--header') addHeader(headers, given)
    else if (word === '-A' || word === '--user-agent') headers.push(['User-Agent', given])
    else if (word === '-e' || word === '--referer') headers.push(['Referer', given])
    else if (word === '-b' || word === '--cookie') headers.push(['Cookie', given])
    else if (/^(-d|--data|--data-raw|--data-binary|--data-ascii|--json)$/.test(word)) {
      body = body === undefined ? given : `${body}&${given}`
      if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) {
        headers.push(['Content-Type', word === '--json' ? 'application/json' : 'application/x-www-form-urlencoded'])
      }
    } else if (word === '--url') url = given
    else return { fault: { code: 'curl.flag', at: word } }
  }
  if (url === undefined) return { fault: { code: 'curl.url', at: '' } }
  return {
    request: {
      url,
      headers,
      ...(method === undefined ? {} : { method }),
      ...(body === undefined ? {} : { body }),
      ...(version === undefined ? {} : { version }),
    },
  }
}

/** `Name: value`; `Name;` is an empty header; `Name:` takes curl's own away, which is not sent here either. */
function addHeader(headers: [string, string][], text: string): void {
  const colon = text.indexOf(':')
  if (colon > 0 && text.slice(colon + 1).trim() !== '') headers.push([text.slice(0, colon).trim(), text.slice(colon + 1).trim()])
  else if (text.endsWith(';')) headers.push([text.slice(0, -1).trim(), ''])
}

/** `-sS` is two flags, `-XPOST` and `--header=x` are a flag and its value. */
function expand(word: string): string[] {
  const long = /^(--[a-z0-9.-]+)=(.*)$/s.exec(word)
  if (long) return [long[1] as string, long[2] as string]
  if (!/^-[A-Za-z0-9]{2,}/s.test(word)) return [word]
  const first = word.slice(0, 2)
  if (IGNORED.has(first) || first === '-I' || first === '-0') return [first, ...expand(`-${word.slice(2)}`)]
  return [first, word.slice(2)]
}

/** Splits as a POSIX shell does, without expansion; undefined where a quotation is left open. */
function splitWords(line: string): string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i)
    if (/\s/.test(c)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (c === "'" || c === '"') {
      const end = closing(line, i)
      if (end < 0) return undefined
      const inside = line.slice(i + 1, end)
      word = (word ?? '') + (c === "'" ? inside : inside.replace(/\\(["\\$`])/g, '$1'))
      i = end
    } else if (c === '\\' && i + 1 < line.length) {
      word = (word ?? '') + line.charAt(++i)
    } else {
      word = (word ?? '') + c
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

function closing(line: string, open: number): number {
  const quote = line.charAt(open)
  for (let i = open + 1; i < line.length; i++) {
    if (quote === '"' && line.charAt(i) === '\\') i++
    else if (line.charAt(i) === quote) return i
  }
  return -1
}

import { resultOf, sameEnding } from './ending.js'
import type { Case, LogEntry, Outcome, Seen, Truth } from './recorded.js'

type Headers = readonly (readonly [string, string])[]

/** A passage through the pod's Envoy, as the bulk command says it. */
export interface AnsweredHop {
  readonly listener?: string
  readonly chain?: string
  readonly route?: string
  readonly cluster?: string
  readonly code?: number
  readonly flags?: string | readonly string[]
  readonly details?: string
  readonly [more: string]: unknown
}

export interface AnsweredOutcome extends AnsweredHop {
  readonly probability: number
  /** `ip:port`, or several with their shares. */
  readonly endpoint?: string
  readonly endpoints?: readonly { readonly address: string; readonly probability: number }[]
  /** Servers that had it before the last. */
  readonly tried?: readonly string[]
  readonly upstream?: { readonly method?: string; readonly path?: string; readonly headers?: Headers }
  readonly mirrors?: readonly {
    readonly cluster: string
    readonly upstream?: object
  }[]
  readonly response_headers?: Headers
  readonly body?: string
  /** How the client's connection ends where no HTTP answer comes; `refused`: it never stood. */
  readonly ending?: 'answered' | 'closed' | 'tls-refused' | 'waiting' | 'refused'
  readonly hops?: readonly AnsweredHop[]
  readonly rules?: readonly string[]
}

export interface Answer {
  readonly id: string
  readonly listener?: string
  readonly chain?: string
  readonly virtual_host?: string
  readonly route?: string
  /** Lines of iptables-save. */
  readonly rules?: readonly string[]
  readonly outcomes: readonly AnsweredOutcome[]
}

export const fields = [
  'answer', 'probability', 'result', 'hops', 'listener', 'chain', 'cluster', 'route', 'code', 'flags', 'details', 'sni', 'attempts', 'protocol', 'peer',
  'end', 'why', 'source', 'authority', 'path', 'response_headers', 'body', 'seen', 'server', 'rules', 'counts',
] as const // biome-ignore format: one list
export type Field = (typeof fields)[number]

export interface Disagreement {
  readonly field: Field
  readonly expected: unknown
  readonly got: unknown
}

/** Which fields the truth spoke of, and where the answer says otherwise. */
export interface Verdict {
  readonly compared: ReadonlySet<Field>
  readonly disagreements: readonly Disagreement[]
}

/** What the lab itself leaves out of its recordings, since it changes from run to run. */
const volatile = new Set(
  'x-request-id x-b3-traceid x-b3-spanid x-b3-parentspanid traceparent tracestate date content-length content-type x-envoy-upstream-service-time connection'.split(
    ' ',
  ),
)
const masked = (v: string): string =>
  v
    .replace(/"(?:[0-9a-f]{16}|<hash>)"/g, '"…"')
    .replace(/Hash=[0-9a-f]+/g, 'Hash=…')
    .replace(/(eyJ[\w-]+\.eyJ[\w-]+)\.[\w-]+/g, '$1.…')
/** A cookie of a hash policy holds the hash of the client's port. */
const hashless = (v: string): string => v.replace(/="(?:[0-9a-f]{1,16}|<hash>)"/, '="…"')

/** Headers in a form in which equal ones are equal: without what changes, sorted, as one text. HTTP/2's pseudo headers go by their HTTP/1 names. */
function settled(headers: Headers | undefined): string {
  const out: string[] = []
  for (const [name, value] of headers ?? []) {
    const lower = name.toLowerCase()
    if (volatile.has(lower) || lower === ':method' || lower === ':path' || lower === ':scheme') continue
    out.push(`${lower === ':authority' ? 'host' : lower}: ${(lower === 'set-cookie' ? hashless(value) : masked(value)).trim()}`)
  }
  return out.sort().join('\n')
}

const flagsOf = (f: unknown): string => (Array.isArray(f) ? f.join(',') : typeof f === 'string' && f !== '-' ? f : '')

/** Fields of a log entry that every answer must have, and those that are held against it where it has them. */
const always = ['listener', 'chain', 'cluster', 'route', 'code', 'flags', 'details'] as const
const ifSaid = ['sni', 'attempts', 'protocol', 'peer', 'end', 'why', 'source', 'authority', 'path'] as const

function value(hop: LogEntry | AnsweredHop, field: string): string {
  const v = hop[field]
  if (field === 'flags') return flagsOf(v)
  if (field === 'attempts') return typeof v === 'number' && v > 1 ? String(v) : ''
  return v === undefined || v === null || v === 0 ? '' : String(v)
}

/** The differing fields of an answered passage. */
function misses(entry: LogEntry, hop: AnsweredHop): Field[] {
  return [...always, ...ifSaid.filter((f) => hop[f] !== undefined)].filter((f) => value(entry, f) !== value(hop, f))
}

function hopsOf(answer: Answer, outcome: AnsweredOutcome): readonly AnsweredHop[] {
  if (outcome.hops) return outcome.hops
  const { listener = answer.listener, chain = answer.chain, route = answer.route } = outcome
  return listener === undefined ? [] : [{ ...outcome, listener, chain, route } as AnsweredHop]
}

const endpointsOf = (o: AnsweredOutcome): ReadonlyMap<string, number> =>
  new Map(o.endpoints?.map((e) => [e.address, e.probability]) ?? (o.endpoint ? [[o.endpoint, o.probability]] : []))

/** Passages that Envoy logs: a TLS handshake that fails and a client that is still waited for are not. */
const logged = (entries: Outcome['envoy']): readonly LogEntry[] => entries ?? []

interface Assignment {
  readonly cluster_name?: string
  readonly endpoints?: readonly {
    readonly lb_endpoints?: readonly {
      readonly endpoint?: { readonly address?: { readonly socket_address?: { readonly address?: string; readonly port_value?: number } } }
    }[]
  }[]
}

/** The addresses of a cluster's endpoints. */
function membersOf(config: unknown, cluster: string): readonly string[] {
  const { endpoints = [] } = config as { endpoints?: readonly Assignment[] }
  return endpoints
    .filter((e) => e.cluster_name === cluster)
    .flatMap((e) => e.endpoints ?? [])
    .flatMap((l) => l.lb_endpoints ?? [])
    .map(({ endpoint }) => `${endpoint?.address?.socket_address?.address}:${endpoint?.address?.socket_address?.port_value}`)
}

/** Five standard deviations, and one for luck with few. */
const within = (count: number, tries: number, p: number): boolean =>
  Math.abs(count - tries * p) <= 5 * Math.sqrt(tries * p * Math.max(0, 1 - p)) + (p > 0 && p < 1 ? 1 : 0)

const counter = 'x-envoy-attempt-count'

/** Whether what a server received is what an outcome (or one of its mirrors) would send it; the answer tells of the last attempt, and the ones before it differ by their number. */
function sends(seen: Seen, upstream: AnsweredOutcome['upstream']): boolean {
  const attempt = Number(seen.headers?.find(([name]) => name === counter)?.[1])
  const headers = upstream?.headers?.map(([name, v]) => [name, name === counter && Number(v) > attempt ? String(attempt) : v] as const)
  return upstream?.method === seen.method && upstream?.path === seen.path && settled(headers) === settled(seen.headers)
}

/** Holds an answer against what happened; `config` is the proxy's configuration. */
export function compare(config: unknown, truth: Truth, { request, outcome }: Case, answer: Answer | undefined): Verdict {
  const disagreements: Disagreement[] = []
  const compared = new Set<Field>()
  const differ = (field: Field, expected: unknown, got: unknown): void => {
    if (!disagreements.some((d) => d.field === field)) disagreements.push({ field, expected, got })
  }
  const tries = Object.values(outcome.result).reduce((n, x) => n + x, 0)
  if (!answer || answer.outcomes.length === 0)
    return { compared: new Set(['answer']), disagreements: [{ field: 'answer', expected: request.id, got: undefined }] }
  compared.add('answer')
  const possible = answer.outcomes.filter((o) => o.probability > 0)
  compared.add('probability')
  const sum = answer.outcomes.reduce((n, o) => n + o.probability, 0)
  if (Math.abs(sum - 1) > 1e-6) differ('probability', 1, sum)

  // what the client got
  compared.add('result')
  const results = new Map<string, number>()
  for (const o of possible)
    results.set(resultOf(config, request, answer, o), (results.get(resultOf(config, request, answer, o)) ?? 0) + o.probability)
  for (const [said, count] of Object.entries(outcome.result)) {
    const result = sameEnding(said)
    if (!results.has(result)) differ('result', outcome.result, Object.fromEntries(results))
    else if (!within(count, tries, Math.min(results.get(result) ?? 0, 1)))
      differ('counts', { [result]: count }, { [result]: tries * (results.get(result) ?? 0) })
  }
  for (const [result, p] of results)
    if (p * tries > 25 && !(result in outcome.result)) differ('counts', outcome.result, { [result]: p * tries })

  // what Envoy logged, the whole of an entry held against the nearest passage
  const entries = logged(outcome.envoy)
  const hops = possible.flatMap((o) => hopsOf(answer, o).map((hop) => ({ hop, p: o.probability })))
  for (const entry of entries) {
    for (const f of always) compared.add(f)
    const nearest = hops
      .map(({ hop }) => ({ hop, differing: misses(entry, hop) }))
      .sort((a, b) => a.differing.length - b.differing.length)[0]
    if (!nearest) {
      differ('hops', entry, [])
      continue
    }
    for (const f of ifSaid) if (nearest.hop[f] !== undefined) compared.add(f)
    for (const f of nearest.differing) differ(f, entry[f] ?? null, nearest.hop[f] ?? null)
    if (nearest.differing.length > 0 || entries.length === 1) continue
    const p = hops.filter(({ hop }) => misses(entry, hop).length === 0).reduce((n, x) => n + x.p, 0)
    compared.add('counts')
    if (!within(entry.n ?? tries, tries, p > 1 + 1e-6 ? p : Math.min(p, 1))) differ('counts', { ...entry }, tries * p)
  }
  if (entries.length > 0) {
    compared.add('hops')
    for (const { hop, p } of hops) {
      const alike = hops.filter((h) => [...always, ...ifSaid].every((f) => value(h.hop, f) === value(hop, f))).reduce((n, x) => n + x.p, 0)
      const isLogged = entries.some((e) => misses(e, hop).length === 0)
      // How many attempts it takes may be a matter of chance where all else is certain.
      const isLoggedAlike = entries.some((e) => always.every((f) => value(e, f) === value(hop, f)))
      if ((p * tries > 25 && !isLogged) || (alike > 0.999 && !isLoggedAlike)) differ('hops', entries, hop)
    }
  }

  // what the client read
  for (const headers of outcome.response_headers ?? []) {
    compared.add('response_headers')
    const want = settled(headers)
    if (!possible.some((o) => settled(o.response_headers) === want))
      differ('response_headers', want, [...new Set(possible.map((o) => settled(o.response_headers)))])
  }
  if (outcome.body !== undefined && possible.some((o) => o.body !== undefined)) {
    compared.add('body')
    if (!possible.some((o) => (o.body ?? '').slice(0, 300) === outcome.body))
      differ(
        'body',
        outcome.body,
        possible.map((o) => o.body),
      )
  }

  // what the servers received, and which
  const mirrors = possible.flatMap((o) => o.mirrors ?? [])
  for (const seen of outcome.seen ?? []) {
    if (seen.method !== undefined) {
      compared.add('seen')
      if (![...possible, ...mirrors].some((o) => sends(seen, o.upstream as AnsweredOutcome['upstream'])))
        differ(
          'seen',
          printed(seen.method, seen.path, seen.headers),
          possible.map((o) => printed(o.upstream?.method, o.upstream?.path, o.upstream?.headers)),
        )
    }
  }
  const share = new Map<string, number>()
  for (const o of possible) for (const [address, p] of endpointsOf(o)) share.set(address, (share.get(address) ?? 0) + p)
  const besides = new Set([...mirrors.flatMap((m) => membersOf(config, m.cluster)), ...possible.flatMap((o) => o.tried ?? [])])
  const served = outcome.served?.filter((s) => s.proto !== 'nothing') ?? []
  const arrived = served.reduce((n, s) => n + s.n, 0)
  for (const s of served) {
    compared.add('server')
    const p = share.get(s.server) ?? 0
    if (p === 0 && !besides.has(s.server)) differ('server', s.server, Object.fromEntries(share))
    else if (mirrors.length === 0 && arrived === tries && tries > 1 && !within(s.n, tries, Math.min(p, 1))) differ('counts', s, tries * p)
  }
  if (mirrors.length === 0 && tries > 1 && arrived === tries)
    for (const [address, p] of share)
      if (p * tries > 25 && !served.some((s) => s.server === address)) differ('counts', served, { [address]: p * tries })

  // the rules that moved
  if (outcome.rules) {
    compared.add('rules')
    const want = Object.keys(outcome.rules).map((i) => truth.rules[Number(i)] ?? '')
    const moves = possible.map((o) => o.rules ?? answer.rules ?? [])
    if (!moves.some((got) => new Set(got).size === want.length && want.every((r) => got.includes(r)))) differ('rules', want, moves[0])
  }
  return { compared, disagreements }
}

const printed = (method: string | undefined, path: string | undefined, headers: Headers | undefined): string =>
  `${method} ${path}\n${settled(headers)}`

import { memo1 } from '../../../memo.js'
import type { HeaderMap } from '../../http/header-map.js'
import { type Fields, field, flag, isFields, items, number, objects, text } from '../../reading.js'
import { readQuery, withQuery } from '../query.js'

/** Where a token may stand. */
export type Location =
  | { readonly kind: 'header'; readonly name: string; readonly prefix: string }
  | { readonly kind: 'parameter' | 'cookie'; readonly name: string }

/** A JwtProvider (`envoy.extensions.filters.http.jwt_authn.v3`) read. */
export interface JwtProvider {
  readonly name: string
  readonly config: Fields
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly locations: readonly Location[]
  readonly forwards: boolean
  readonly payloadHeader: string
  readonly padsPayload: boolean
  readonly claimHeaders: readonly { readonly header: string; readonly claim: string }[]
  readonly payloadKey: string
  readonly headerKey: string
  readonly failureKey: string
  /** Claims whose words become a list in the metadata. */
  readonly wordClaims: readonly string[]
  /** Seconds by which clocks may differ. */
  readonly skew: number
  readonly clearsRoute: boolean
}

const strings = (value: unknown): string[] => items(value).filter((item): item is string => typeof item === 'string')
const lower = (value: unknown): string => (text(value) ?? '').toLowerCase()

function read(name: string, config: Fields): JwtProvider {
  const skew = number(config.clock_skew_seconds) ?? 0
  const locations: Location[] = [
    ...objects(config.from_headers).map((from) => ({
      kind: 'header' as const,
      name: lower(from.name),
      prefix: text(from.value_prefix) ?? '',
    })),
    ...strings(config.from_params).map((from) => ({ kind: 'parameter' as const, name: from })),
    ...strings(config.from_cookies).map((from) => ({ kind: 'cookie' as const, name: from })),
  ]
  return {
    name,
    config,
    issuer: text(config.issuer) ?? '',
    audiences: strings(config.audiences),
    locations: locations.length > 0 ? locations : usual,
    forwards: flag(config.forward) ?? false,
    payloadHeader: lower(config.forward_payload_header),
    padsPayload: flag(config.pad_forward_payload_header) ?? false,
    claimHeaders: objects(config.claim_to_headers).map((to) => ({ header: lower(to.header_name), claim: text(to.claim_name) ?? '' })),
    payloadKey: text(config.payload_in_metadata) ?? '',
    headerKey: text(config.header_in_metadata) ?? '',
    failureKey: text(config.failed_status_in_metadata) ?? '',
    wordClaims: strings(field(config.normalize_payload_in_metadata, 'space_delimited_claims')),
    skew: skew > 0 ? skew : 60,
    clearsRoute: flag(config.clear_route_cache) ?? false,
  }
}

const usual: readonly Location[] = [
  { kind: 'header', name: 'authorization', prefix: 'Bearer ' },
  { kind: 'parameter', name: 'access_token' },
]

/** The filter's providers by name, in the names' order. */
export const providersOf: (config: object) => ReadonlyMap<string, JwtProvider> = memo1((config: object) => {
  const providers = field(config, 'providers')
  if (!isFields(providers)) return new Map<string, JwtProvider>()
  const named = Object.entries(providers).filter((entry): entry is [string, Fields] => isFields(entry[1]))
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, provider]) => [name, read(name, provider)]))
})

/** Providers whose key set is written out and empty, which Envoy does not take. */
export const keylessProviders: (config: object) => readonly JwtProvider[] = memo1((config: object) =>
  [...providersOf(config).values()].filter(({ config: provider }) => {
    try {
      const set: unknown = JSON.parse(text(field(field(provider, 'local_jwks'), 'inline_string')) ?? '')
      return Array.isArray(field(set, 'keys')) && items(field(set, 'keys')).length === 0
    } catch {
      return false
    }
  }),
)

/** A token found in a request, and the issuers whose tokens may stand there (an empty name: anyone's). */
export interface Found {
  readonly value: string
  readonly location: Location
  readonly issuers: ReadonlySet<string>
}

/** The tokens in the places that the providers look at: headers by name, then parameters, then cookies. */
export function tokensIn(headers: HeaderMap, providers: readonly JwtProvider[]): Found[] {
  const places = new Map<string, { readonly location: Location; readonly issuers: Set<string> }>()
  for (const { locations, issuer } of providers) {
    for (const location of locations) {
      const key = `${location.kind} ${location.name}${location.kind === 'header' ? location.prefix : ''}`
      const place = places.get(key) ?? { location, issuers: new Set<string>() }
      place.issuers.add(issuer)
      places.set(key, place)
    }
  }
  const order = { header: 0, parameter: 1, cookie: 2 }
  const sorted = [...places].sort(([a, x], [b, y]) => order[x.location.kind] - order[y.location.kind] || (a < b ? -1 : 1))
  return sorted.flatMap(([, { location, issuers }]) => valuesAt(headers, location).map((value) => ({ value, location, issuers })))
}

function valuesAt(headers: HeaderMap, location: Location): string[] {
  if (location.kind === 'header') return headerValues(headers, location.name, location.prefix)
  if (location.kind === 'parameter') {
    return (
      readQuery(headers.get(':path') ?? '')
        .get(location.name)
        ?.slice(0, 1) ?? []
    )
  }
  const pairs = headers.all('cookie').flatMap((line) => line.split(';').map((pair) => pair.trim()))
  const pair = pairs.find((one) => one.startsWith(`${location.name}=`))
  return pair === undefined ? [] : [pair.slice(location.name.length + 1).replace(/^"(.*)"$/, '$1')]
}

/** The prefix may stand anywhere in the value; what cannot begin a token is passed over. */
function headerValues(headers: HeaderMap, name: string, prefix: string): string[] {
  const values = headers.all(name)
  if (prefix === '') return values
  return values.flatMap((value) => {
    const at = value.indexOf(prefix)
    if (at < 0) return []
    const rest = value.slice(at + prefix.length)
    const start = rest.search(/[\w.-]/)
    return [start < 0 ? value : rest.slice(start)]
  })
}

/** Takes a token out of the request, as a provider that does not forward does. Cookies stay. */
export function removeToken(headers: HeaderMap, location: Location): void {
  if (location.kind === 'header') headers.remove(location.name)
  if (location.kind !== 'parameter') return
  const path = headers.get(':path') ?? ''
  const query = readQuery(path)
  query.delete(location.name)
  headers.set(':path', withQuery(path, query))
}

import type { FormatContext } from '../headers/context.js'
import { evaluate, formatOf } from '../headers/format.js'
import type { HeaderMap } from '../http/header-map.js'
import type { HttpFilter, HttpStream } from '../http/stream.js'
import { matchesString } from '../matchers/string.js'
import { field, flag, objects, part, text } from '../reading.js'
import type { Filter } from '../shapes.js'
import { routeConfigs } from './per-route.js'
import { step } from './step.js'

/** `envoy.filters.http.header_mutation`: changes headers, and a request's query, by lists in order. */
export const headerMutation: HttpFilter = {
  decode(stream, filter) {
    for (const mutations of mutationsOf(stream, filter)) {
      const changed = mutate(stream.request, objects(field(mutations, 'request_mutations')), { stream })
      for (const mutation of objects(field(mutations, 'query_parameter_mutations'))) mutateQuery(mutation, stream)
      if (changed.length > 0) stream.run.note(step('header-mutation.request', 'noted', { headers: changed }, { subject: mutations }))
    }
    return undefined
  },
  encode(stream, filter, { headers }) {
    for (const mutations of mutationsOf(stream, filter)) {
      const changed = mutate(headers, objects(field(mutations, 'response_mutations')), { stream, response: headers })
      if (changed.length > 0) stream.run.note(step('header-mutation.response', 'noted', { headers: changed }, { subject: mutations }))
    }
  },
}

/** The filter's own lists first, then the route's levels, the least specific last unless it is asked the other way round. */
function mutationsOf(stream: HttpStream, filter: Filter): object[] {
  const levels = routeConfigs(stream, filter)
  if (flag(field(filter.typed_config, 'most_specific_header_mutations_wins'))) levels.reverse()
  return [filter.typed_config, ...levels].map((config) => part(config, 'mutations') ?? {})
}

/** The names of the headers that changed. */
function mutate(headers: HeaderMap, mutations: readonly object[], context: FormatContext): string[] {
  const changed: string[] = []
  for (const mutation of mutations) {
    const removed = text(field(mutation, 'remove'))
    const matcher = field(part(mutation, 'remove_on_match'), 'key_matcher')
    const names = removed === undefined ? namesMatching(headers, matcher) : [removed.toLowerCase()]
    for (const name of names) {
      if (!headers.has(name)) continue
      headers.remove(name)
      changed.push(name)
    }
    const append = part(mutation, 'append')
    const name = append && apply(headers, append, context)
    if (name) changed.push(name)
  }
  return changed
}

const namesMatching = (headers: HeaderMap, matcher: unknown): string[] =>
  matcher === undefined
    ? []
    : [...new Set(headers.entries().map(([name]) => name))].filter((name) => !name.startsWith(':') && matchesString(matcher, name))

function apply(headers: HeaderMap, append: object, context: FormatContext): string | undefined {
  const header = field(append, 'header')
  const key = (text(field(header, 'key')) ?? '').toLowerCase()
  const name = key === 'host' ? ':authority' : key
  const { text: value } = evaluate(formatOf(text(field(header, 'value')) ?? ''), context)
  if (name === '' || (value === '' && !flag(field(append, 'keep_empty_value')))) return undefined
  const action = field(append, 'append_action') ?? field(append, 'action')
  const isThere = headers.has(name)
  if (action === 'ADD_IF_ABSENT' && isThere) return undefined
  if (action === 'OVERWRITE_IF_EXISTS' && !isThere) return undefined
  if (action === 'OVERWRITE_IF_EXISTS_OR_ADD' || action === 'OVERWRITE_IF_EXISTS') headers.set(name, value)
  else headers.add(name, value)
  return name
}

function mutateQuery(mutation: object, stream: HttpStream): void {
  const path = stream.request.get(':path')
  if (path === undefined) return
  const [before = '', ...rest] = path.split('?')
  const pairs = rest
    .join('?')
    .split('&')
    .filter((pair) => pair !== '')
  const isOf = (key: string) => (pair: string) => pair === key || pair.startsWith(`${key}=`)
  const put = (kept: readonly string[]) => stream.request.set(':path', kept.length > 0 ? `${before}?${kept.join('&')}` : before)
  const removed = text(field(mutation, 'remove'))
  if (removed !== undefined) put(pairs.filter((pair) => !isOf(removed)(pair)))
  const append = field(mutation, 'append')
  const record = field(append, 'record')
  const key = text(field(record, 'key'))
  if (key === undefined) return
  const value = evaluate(formatOf(text(field(record, 'value')) ?? ''), { stream }).text
  const action = field(append, 'action')
  const isThere = pairs.some(isOf(key))
  if ((action === 'ADD_IF_ABSENT' && isThere) || (action === 'OVERWRITE_IF_EXISTS' && !isThere)) return
  const overwrites = action === 'OVERWRITE_IF_EXISTS_OR_ADD' || action === 'OVERWRITE_IF_EXISTS'
  put([...(overwrites ? pairs.filter((pair) => !isOf(key)(pair)) : pairs), `${key}=${encodeURIComponent(value)}`])
}

import type { FormatContext } from '../headers/context.js'
import { evaluate, formatOf } from '../headers/format.js'
import type { HeaderMap } from '../http/header-map.js'
import type { HttpFilter, HttpStream } from '../http/stream.js'
import { matchesString } from '../matchers/string.js'
import { field, flag, objects, part, text } from '../reading.js'
import type { Filter } from '../shapes.js'
import { routeConfigs } from './per-route.js'
import { readQuery, withQuery } from './query.js'
import { step } from './step.js'

/** `envoy.filters.http.header_mutation`: changes headers, and a request's query, by lists in order. */
export const headerMutation: HttpFilter = {
  decode(stream, filter) {
    for (const mutations of mutationsOf(stream, filter)) {
      const changed = mutate(stream.request, objects(field(mutations, 'request_mutations')), { stream })
      mutateQuery(objects(field(mutations, 'query_parameter_mutations')), stream)
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

function mutateQuery(mutations: readonly object[], stream: HttpStream): void {
  const path = stream.request.get(':path')
  if (path === undefined || mutations.length === 0) return
  const query = readQuery(path)
  for (const mutation of mutations) {
    const removed = text(field(mutation, 'remove'))
    if (removed) query.delete(removed)
    const append = field(mutation, 'append')
    const key = text(field(field(append, 'record'), 'key'))
    if (key === undefined) continue
    const value = encodeURIComponent(evaluate(formatOf(text(field(field(append, 'record'), 'value')) ?? ''), { stream }).text)
    const action = field(append, 'action')
    const known = query.get(key)
    if ((action === 'ADD_IF_ABSENT' && known) || (action === 'OVERWRITE_IF_EXISTS' && !known)) continue
    const overwrites = action === 'OVERWRITE_IF_EXISTS_OR_ADD' || action === 'OVERWRITE_IF_EXISTS'
    query.set(key, overwrites || !known ? [value] : [...known, value])
  }
  stream.request.set(':path', withQuery(path, query))
}

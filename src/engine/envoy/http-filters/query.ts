/** A query's parameters as filters rewrite them: by name in the names' order, decoded; a name may have several values. */
export type Query = Map<string, string[]>

export function readQuery(path: string): Query {
  const query: Query = new Map()
  const at = path.indexOf('?')
  for (const pair of at < 0 ? [] : path.slice(at + 1).split('&')) {
    if (pair === '') continue
    const end = pair.indexOf('=')
    const name = decoded(end < 0 ? pair : pair.slice(0, end))
    query.set(name, [...(query.get(name) ?? []), end < 0 ? '' : decoded(pair.slice(end + 1))])
  }
  return query
}

/** The path with this query. Values stand as they are: what was decoded stays so. */
export function withQuery(path: string, query: Query): string {
  const at = path.indexOf('?')
  const names = [...query.keys()].sort()
  const pairs = names.flatMap((name) => (query.get(name) ?? []).map((value) => `${name}=${value}`))
  return (at < 0 ? path : path.slice(0, at)) + (pairs.length > 0 ? `?${pairs.join('&')}` : '')
}

/** Percent-decoded; what is no escape stays. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

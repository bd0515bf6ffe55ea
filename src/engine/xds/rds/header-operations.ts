import type { HeaderValueOption } from '../../types/envoy/core.js'
import type { HeaderOperations, Headers } from '../../types/istio/virtual-service.js'

/** The four lists that a route and a weighted cluster share. */
export interface HeaderChanges {
  request_headers_to_add?: HeaderValueOption[]
  request_headers_to_remove?: string[]
  response_headers_to_add?: HeaderValueOption[]
  response_headers_to_remove?: string[]
}

/**
 * Adds what `headers` asks for after what `changes` has, and gives the value asked for `Host` or `:authority`: Envoy
 * changes neither as a header, so the caller rewrites the host.
 * Istio: pilot/pkg/networking/core/route/route.go#TranslateHeadersOperations
 */
export function applyHeaders(changes: HeaderChanges, headers: Headers | null | undefined): string {
  const { request, response } = headers ?? {}
  append(changes, 'request_headers_to_add', additions(request))
  append(changes, 'request_headers_to_remove', removals(request))
  append(changes, 'response_headers_to_add', additions(response))
  append(changes, 'response_headers_to_remove', removals(response))
  return authorityIn(request?.set) || authorityIn(request?.add)
}

function append<K extends keyof HeaderChanges>(changes: HeaderChanges, key: K, more: NonNullable<HeaderChanges[K]>): void {
  if (more.length > 0) changes[key] = [...(changes[key] ?? []), ...more] as HeaderChanges[K]
}

/** What is set comes before what is added, each by name. */
function additions(operations: HeaderOperations | null | undefined): HeaderValueOption[] {
  return [
    ...changeable(operations?.set).map((header): HeaderValueOption => ({ header, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' })),
    ...changeable(operations?.add).map((header): HeaderValueOption => ({ header })),
  ]
}

const removals = (operations: HeaderOperations | null | undefined): string[] => (operations?.remove ?? []).filter((name) => !isFixed(name))

function changeable(values: Record<string, string> | null | undefined): HeaderValueOption['header'][] {
  return Object.keys(values ?? {})
    .filter((name) => !isFixed(name))
    .sort()
    .map((key) => (values?.[key] ? { key, value: values[key] } : { key }))
}

function authorityIn(values: Record<string, string> | null | undefined): string {
  const names = Object.keys(values ?? {}).filter((name) => isAuthority(name))
  return values?.[names.at(-1) ?? ''] ?? ''
}

const isAuthority = (name: string): boolean => name.toLowerCase() === ':authority' || name.toLowerCase() === 'host'

/** What Envoy lets nobody change as a header. */
const isFixed = (name: string): boolean => name.startsWith(':') || name.toLowerCase() === 'host'

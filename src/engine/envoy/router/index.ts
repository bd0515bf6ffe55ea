import type { HttpStream, LocalReply, RouterOutcome, UpstreamOutcome } from '../http/stream.js'
import { asciiLower, field, fields, part, text } from '../reading.js'
import type { Cluster } from '../shapes.js'
import { step } from '../step.js'
import { exchange } from './exchange.js'
import { localResponse } from './local-reply.js'
import { directResponseOf, redirectOf } from './redirect.js'

const notFoundCodes: Readonly<Record<string, number>> = { SERVICE_UNAVAILABLE: 503, NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500 }

/** Answers a request itself, without any cluster. */
function answered(stream: HttpStream, reply: LocalReply, more: Partial<UpstreamOutcome> = {}): RouterOutcome {
  return { endpoints: [], details: reply.details, flags: reply.flags, ...more, ...localResponse(stream, reply) }
}

/** What `envoy.filters.http.router` makes of a request that has come through the filters: it redirects, answers, or sends it to a cluster. */
export function forward(stream: HttpStream): RouterOutcome {
  const route = stream.selected?.route
  if (!route) return answered(stream, { code: 404, details: 'route_not_found', flags: ['NR'] })
  const own = redirectOf(stream) ?? directResponseOf(stream)
  if (own) return answered(stream, own)
  const action = fields(route.route)
  const { name, cluster } = chosen(stream, action)
  if (!cluster) {
    const status = text(action.cluster_not_found_response_code) ?? 'SERVICE_UNAVAILABLE'
    const code = Object.hasOwn(notFoundCodes, status) ? (notFoundCodes[status] as number) : 503
    stream.run.note(step('cluster', 'router.cluster-missing', 'ended', { cluster: name, status: code }, { subject: route }))
    return answered(stream, { code, details: 'cluster_not_found', flags: ['NC'] })
  }
  if (part(action, 'internal_redirect_policy'))
    stream.run.note(step('route', 'router.not-modelled', 'noted', { field: 'internal_redirect_policy' }, { subject: route }))
  return exchange(stream, action, name, cluster)
}

/** The cluster that a route names: itself, through the entry drawn of several, or through a header. */
function chosen(stream: HttpStream, action: object): { readonly name: string; readonly cluster: Cluster | undefined } {
  const { selected, run } = stream
  const subject = selected?.route ? { subject: selected.route } : {}
  const entry = selected?.weightedCluster
  const plugin = text(field(action, 'cluster_specifier_plugin'))
  const header = text(field(entry, 'cluster_header')) || text(field(action, 'cluster_header'))
  let name = text(entry?.name) || text(field(action, 'cluster')) || ''
  if (name === '' && header) {
    name = stream.request.get(asciiLower(header)) ?? ''
    run.note(step('cluster', 'router.cluster-from-header', 'taken', { cluster: name, header }, subject))
  } else if (name === '' && plugin) run.note(step('cluster', 'router.cluster-from-plugin', 'noted', { plugin }, subject))
  else run.note(step('cluster', 'router.cluster', 'taken', { cluster: name }, subject))
  return { name, cluster: run.config.clusters.get(name) }
}

import { httpFilter } from '../http-filters/index.js'
import { asciiLower, type Fields, field, flag, items, text } from '../reading.js'
import { decorateRequest, decorateResponse } from '../router/decorator.js'
import { isGrpc } from '../router/grpc.js'
import { forward } from '../router/index.js'
import { localResponse } from '../router/local-reply.js'
import type { Filter } from '../shapes.js'
import { step } from '../step.js'
import { isAuthority, normalizeHost } from './authority.js'
import { forwardClientCertificate } from './client-certificate.js'
import { decode, upgradeOf } from './codec.js'
import { filtersOf, isRouter, isUpgradeAllowed } from './filters-of.js'
import { HeaderMap } from './header-map.js'
import { RequestLot } from './lot.js'
import { pathOf } from './path-of.js'
import { sanitizeRequest } from './request-headers.js'
import { chooseRoute, type RouteSource } from './route-choice.js'
import { RouteFacts } from './route-match.js'
import { routesOf } from './routes-of.js'
import type { ConnectionFacts, HttpResponse, HttpStream, LocalReply, RouterOutcome, Run, SelectedRoute } from './stream.js'

/** What the connection manager made of one request. */
export interface HttpOutcome extends Omit<RouterOutcome, 'details'> {
  readonly details?: string
  readonly selected?: SelectedRoute
}

/** Serves what a connection brings as `envoy.filters.network.http_connection_manager` does. `path` is where the filter's configuration stands. */
export function serveHttp(run: Run, connection: ConnectionFacts, manager: Fields, name: string, path: RouteSource): HttpOutcome {
  run.note(step('listener', 'network.http', 'taken', { filter: name }, { subject: manager, path }))
  const decoded = decode(manager, connection.connection, connection.tls?.alpn, connection.tls !== undefined)
  if (decoded.kind === 'ending') {
    if (decoded.ending === 'waiting') run.note(step('listener', 'http.waiting', 'ended', { filter: name }, { subject: manager }))
    // What the log says when the client gives up.
    const { fault } = decoded
    if (fault !== undefined) {
      run.note(step('listener', 'http.fields-refused', 'ended', { details: fault }, { subject: manager }))
      return { endpoints: [], flags: ['DPE'], details: fault, ending: decoded.ending }
    }
    const gone = decoded.hasBegun ? { flags: ['DC'], details: 'downstream_remote_disconnect' } : { flags: [] }
    return { endpoints: [], ...gone, ending: decoded.ending }
  }
  const stream = new Stream(run, connection, manager, decoded.kind === 'request' ? decoded : undefined, path)
  if (decoded.kind === 'reply') return stream.refuse(decoded.reply)
  const { headers } = decoded
  const said = {
    protocol: decoded.protocol,
    method: headers.get(':method') ?? '',
    path: headers.get(':path') ?? '',
    authority: headers.get(':authority') ?? '',
  }
  run.note(step('route', 'http.request', 'noted', said))
  if (decoded.isHostJoined) run.note(step('route', 'http.hosts-joined', 'noted', { authority: said.authority }))
  return stream.refusal() ?? stream.serve()
}

/** One request on its way through the manager. */
class Stream implements HttpStream {
  readonly protocol: 'HTTP/1.1' | 'HTTP/2'
  readonly request: HeaderMap
  readonly hasBody: boolean
  remoteAddress: string
  readonly directRemoteAddress: string
  selected?: SelectedRoute
  readonly metadata = new Map<string, Record<string, unknown>>()
  readonly filterState: Map<string, string>
  readonly flags: string[] = []
  delay = 0
  private readonly lot: RequestLot
  /** Tracing begins with the filters: what is refused before is not decorated. */
  private isTraced = false
  private routes: ReturnType<typeof routesOf>

  constructor(
    readonly run: Run,
    readonly connection: ConnectionFacts,
    readonly manager: Fields,
    decoded: { readonly protocol: 'HTTP/1.1' | 'HTTP/2'; readonly headers: HeaderMap; readonly hasBody: boolean } | undefined,
    private readonly path: RouteSource,
  ) {
    this.protocol = decoded?.protocol ?? 'HTTP/1.1'
    this.request = decoded?.headers ?? new HeaderMap()
    this.hasBody = decoded?.hasBody ?? false
    this.directRemoteAddress = connection.connection.source.address
    this.remoteAddress = this.directRemoteAddress
    this.filterState = new Map(connection.filterState)
    this.lot = new RequestLot(run.chance)
  }

  /** The checks that a request must pass before it is looked at; what they change, they change in place. */
  refusal(): HttpOutcome | undefined {
    const { request, manager } = this
    if (!request.has(':authority')) return this.refuse({ code: 400, details: 'missing_host_header', flags: [] })
    if (!isAuthority(request.get(':authority') ?? '')) return this.refuse({ code: 400, details: 'http.invalid_authority', flags: ['DPE'] })
    const target = request.get(':path')
    if (target === undefined && request.get(':method') !== 'CONNECT')
      return this.refuse({ code: 404, details: 'missing_path_rejected', flags: [] })
    if (target !== undefined && !target.startsWith('/')) return this.refuse({ code: 404, details: 'absolute_path_rejected', flags: [] })
    if (target !== undefined) {
      const action = pathOf(manager, target)
      if (action.kind === 'reject' || (action.kind === 'redirect' && isGrpc(request)))
        return this.refuse({ code: 400, details: 'path_normalization_failed', flags: [] })
      if (action.path !== target)
        this.run.note(step('route', 'http.path-normalized', 'noted', { before: target, after: action.path }, { subject: manager }))
      if (action.kind === 'redirect')
        return this.refuse({ code: 307, details: 'path_normalization_failed', flags: [], headers: [['location', action.path]] })
      request.set(':path', action.path)
    }
    const before = request.get(':authority') ?? ''
    const after = normalizeHost(manager, before, this.connection.connection.destination.port)
    if (after !== before) {
      request.set(':authority', after)
      this.run.note(step('route', 'http.host-normalized', 'noted', { before, after }, { subject: manager }))
    }
    return undefined
  }

  serve(): HttpOutcome {
    const { request, manager, run } = this
    this.routes = routesOf(run, manager, this.path)
    const own = items(field(this.routes?.configuration, 'internal_only_headers')).filter((name) => typeof name === 'string')
    const { remoteAddress, removed } = sanitizeRequest(manager, this.connection, request, own)
    this.remoteAddress = remoteAddress
    if (removed.length > 0) run.note(step('route', 'http.headers-removed', 'noted', { names: removed }, { subject: manager }))
    if (remoteAddress !== this.directRemoteAddress) {
      const args = { address: remoteAddress, direct: this.directRemoteAddress }
      run.note(step('route', 'http.remote-address', 'noted', args, { subject: manager }))
    }
    forwardClientCertificate(manager, request, run.config.node?.identity, this.connection.tls?.peerUri)
    this.clearRouteCache()
    const upgrade = this.protocol === 'HTTP/1.1' ? upgradeOf(request) : undefined
    const isAllowed = upgrade === undefined || isUpgradeAllowed(manager, this.selected?.route, upgrade)
    if (!isAllowed && this.selected) {
      run.note(step('route', 'http.upgrade-refused', 'ended', { upgrade }, { subject: manager }))
      return this.refuse({ code: 403, details: 'upgrade_failed', flags: [] })
    }
    decorateRequest(this)
    this.isTraced = true
    return this.filter(filtersOf(manager, isAllowed ? upgrade : undefined))
  }

  /** Through the filters to the router, and back. */
  private filter(filters: readonly Filter[]): HttpOutcome {
    const passed: Filter[] = []
    for (const filter of filters) {
      const name = text(filter.name) ?? ''
      if (isRouter(filter)) {
        const outcome = this.selected ? forward(this) : this.notFound()
        return this.finish(outcome, passed)
      }
      passed.push(filter)
      const known = httpFilter(filter)
      if (!known) {
        this.run.note(step('route', 'http.filter-unknown', 'passed', { filter: name }, { subject: filter }))
        continue
      }
      const reply = known.decode?.(this, filter)
      if (this.delay > (this.run.surroundings.patience ?? Number.POSITIVE_INFINITY)) return this.abandoned(passed)
      // On its way back an answer passes all filters, also those that the request has not come to.
      if (reply) return this.reply(reply, filters)
    }
    this.run.note(step('route', 'http.no-router', 'ended', { filter: text(this.manager.stat_prefix) ?? '' }, { subject: this.manager }))
    return this.reply({ code: 404, details: 'filter_chain_not_found', flags: [] }, passed)
  }

  private notFound(): RouterOutcome {
    const reply: LocalReply = { code: 404, details: 'route_not_found', flags: ['NR'] }
    return { endpoints: [], details: reply.details, flags: reply.flags, ...localResponse(this, reply) }
  }

  /** Answers before any filter has seen the request. */
  refuse(reply: LocalReply): HttpOutcome {
    this.run.note(step('route', 'http.refused', 'ended', { code: reply.code, details: reply.details }, { subject: this.manager }))
    return this.reply(reply, [])
  }

  private reply(reply: LocalReply, passed: readonly Filter[]): HttpOutcome {
    const { response, body } = localResponse(this, reply)
    return this.finish(
      { endpoints: [], details: reply.details, flags: reply.flags, response, ...(body === undefined ? {} : { body }) },
      passed,
    )
  }

  /** The client has gone while a filter held its request back. */
  private abandoned(passed: readonly Filter[]): HttpOutcome {
    this.run.note(step('route', 'router.client-gave-up', 'ended', { milliseconds: this.run.surroundings.patience ?? 0 }))
    return this.finish({ endpoints: [], details: 'downstream_remote_disconnect', flags: ['DC'], ending: 'waiting' }, passed)
  }

  private finish(outcome: RouterOutcome, passed: readonly Filter[]): HttpOutcome {
    const { response } = outcome
    if (response) {
      for (const filter of [...passed].reverse()) httpFilter(filter)?.encode?.(this, filter, response)
      this.finishHeaders(response)
    }
    const cluster = outcome.cluster ?? this.routedCluster()
    return {
      ...outcome,
      ...(cluster === undefined ? {} : { cluster }),
      flags: [...this.flags, ...outcome.flags],
      ...(this.selected ? { selected: this.selected } : {}),
    }
  }

  /** The cluster of the route, if there is such a one: known even of a request that never gets there. */
  private routedCluster(): string | undefined {
    const { selected, request, run } = this
    const header = text(field(selected?.route.route, 'cluster_header'))
    const name =
      selected?.weightedCluster?.name ?? (header ? request.get(asciiLower(header)) : text(field(selected?.route.route, 'cluster')))
    return name !== undefined && run.config.clusters.has(name) ? name : undefined
  }

  private finishHeaders({ headers, isLocal }: HttpResponse): void {
    const { manager } = this
    if (this.isTraced) decorateResponse(this, headers)
    const how = text(manager.server_header_transformation) ?? 'OVERWRITE'
    if (how === 'OVERWRITE' || (how === 'APPEND_IF_ABSENT' && !headers.has('server')))
      headers.set('server', text(manager.server_name) || 'envoy')
    for (const hop of ['transfer-encoding', 'keep-alive', 'proxy-connection']) headers.remove(hop)
    if (this.protocol === 'HTTP/1.1') this.frame(headers, isLocal)
    if (flag(manager.always_set_request_id_in_response) && this.request.has('x-request-id'))
      headers.set('x-request-id', this.request.get('x-request-id') ?? '')
    const via = text(manager.via)
    if (via) headers.set('via', [...headers.all('via'), via].join(', '))
  }

  /** How long a body of HTTP/1.1 is must be told before it, or piece by piece. */
  private frame(headers: HeaderMap, isLocal: boolean): void {
    const status = Number(headers.get(':status'))
    if (headers.has('content-length') || status < 200 || status === 204) return
    const isEmpty = isLocal || headers.has('grpc-status')
    if (isEmpty && this.request.get(':method') !== 'HEAD') headers.set('content-length', '0')
    else headers.set('transfer-encoding', 'chunked')
  }

  clearRouteCache(): void {
    const { routes, request } = this
    const facts = new RouteFacts(request, this.metadata, this.filterState, this.connection.tls, this.lot)
    const found = routes && chooseRoute(this.run, routes.configuration, routes.source, facts)
    if (found) this.selected = found
    else delete this.selected
  }
}

/** Whether a network filter is the connection manager. */
export const isConnectionManager = (message: string, name: string): boolean =>
  message === 'HttpConnectionManager' || (message === '' && /^envoy\.(filters\.network\.)?http_connection_manager$/.test(asciiLower(name)))

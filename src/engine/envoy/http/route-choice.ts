import { memo1 } from '../../memo.js'
import type { TraceStep } from '../../types/trace.js'
import { field, number, objects, text } from '../reading.js'
import type { Route, RouteConfiguration, VirtualHost } from '../shapes.js'
import { step } from '../step.js'
import { compiledRoute, failing, type Miss, type RouteFacts } from './route-match.js'
import type { Run, SelectedRoute } from './stream.js'
import { findVirtualHost, hostToMatch } from './virtual-hosts.js'

/** Misses that are told one by one: the first ones. */
const MOST_TRIED = 30

/** What a virtual host does with plain HTTP where it requires TLS. */
export const toTls: Route = Object.freeze({ redirect: Object.freeze({ https_redirect: true }) })

const routesOf = memo1((virtualHost: VirtualHost): readonly Route[] => objects(virtualHost.routes) as readonly Route[])
const nameOf = (route: Route): string => text(route.name) ?? ''

/** Where the route configuration stands, for the steps' paths. */
export type RouteSource = readonly (string | number)[]

/** The route for a request, as Envoy finds it: one virtual host, whose first route that matches; there is no second virtual host. */
export function chooseRoute(
  run: Run,
  configuration: RouteConfiguration,
  source: RouteSource,
  facts: RouteFacts,
): SelectedRoute | undefined {
  const authority = facts.headers.get(':authority') ?? ''
  const host = hostToMatch(configuration, authority)
  const found = findVirtualHost(configuration, host)
  if (!found) {
    const hosts = objects(field(configuration, 'virtual_hosts')).length
    run.note(step('route', 'virtual-host.none', 'ended', { host, hosts }, { subject: configuration, path: source }))
    return undefined
  }
  const { virtualHost, domain } = found
  const hostPath = [...source, 'virtual_hosts', found.index]
  const name = text(virtualHost.name) ?? ''
  run.note(step('route', 'virtual-host.taken', 'taken', { name, domain, host }, { subject: virtualHost, path: hostPath }))
  if (facts.headers.get('x-forwarded-proto') === '') {
    run.note(step('route', 'virtual-host.no-scheme', 'ended', { name }, { subject: virtualHost, path: hostPath }))
    return undefined
  }
  if (wantsTls(virtualHost, facts)) {
    run.note(step('route', 'virtual-host.wants-tls', 'taken', { name }, { subject: virtualHost, path: hostPath }))
    return { configuration, virtualHost, route: toTls }
  }
  const tried: TraceStep[] = []
  const routes = routesOf(virtualHost)
  const missed = (route: Route, index: number, miss: () => Miss): void => {
    if (tried.length >= MOST_TRIED) return
    tried.push(
      step(
        'route',
        'route.missed',
        'missed',
        { name: nameOf(route), index, ...miss() },
        { subject: route, path: [...hostPath, 'routes', index] },
      ),
    )
  }
  for (const [index, route] of routes.entries()) {
    const compiled = compiledRoute(route)
    const failed = failing(compiled, facts)
    if (failed) {
      missed(route, index, () => failed.miss(facts))
      continue
    }
    const { fraction } = compiled
    if (fraction && !facts.lot.isBelow(fraction.below, fraction.of)) {
      const wanted = `${fraction.below}/${fraction.of}`
      missed(route, index, () => ({ predicate: 'fraction', subject: '', kind: 'chance', wanted, value: '', isAbsent: false }))
      continue
    }
    const more = { subject: route, path: [...hostPath, 'routes', index], tried, left: index - tried.length }
    run.note(step('route', 'route.taken', 'taken', { name: nameOf(route), index }, more))
    const weightedCluster = drawCluster(run, route, facts)
    return { configuration, virtualHost, route, ...(weightedCluster ? { weightedCluster } : {}) }
  }
  const left = routes.length - tried.length
  run.note(
    step(
      'route',
      'route.none',
      'ended',
      { host, path: facts.path, routes: routes.length },
      { subject: virtualHost, path: hostPath, tried, left },
    ),
  )
  return undefined
}

function wantsTls(virtualHost: VirtualHost, { headers }: RouteFacts): boolean {
  const requirement = text(field(virtualHost, 'require_tls'))
  if (requirement !== 'ALL' && requirement !== 'EXTERNAL_ONLY') return false
  if (headers.get('x-forwarded-proto') === 'https') return false
  return requirement === 'ALL' || headers.get('x-envoy-internal') !== 'true'
}

/** The entry of a weighted route that the request's lot falls on. */
function drawCluster(run: Run, route: Route, { lot }: RouteFacts): SelectedRoute['weightedCluster'] {
  const clusters = objects(field(field(route.route, 'weighted_clusters'), 'clusters'))
  if (clusters.length === 0) return undefined
  const weights = clusters.map(({ weight }) => Math.max(0, number(weight) ?? number(field(weight, 'value')) ?? 0))
  const index = lot.among(weights)
  if (index === undefined) return undefined
  const drawn = clusters[index] as NonNullable<SelectedRoute['weightedCluster']>
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (clusters.length > 1) {
    const args = { cluster: text(drawn.name) ?? '', weight: weights[index] as number, total }
    run.note(step('route', 'route.cluster-drawn', 'taken', args, { subject: drawn }))
  }
  return drawn
}

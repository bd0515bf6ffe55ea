import type { RouteConfiguration, VirtualHost } from '../../types/envoy/route.js'
import type { Covering, Evidence } from '../../types/insight.js'
import { originsOf } from '../../types/provenance.js'
import { keyOf, type Origin } from '../../types/resource.js'
import { type InsightCheck, type InsightContext, isWritten } from '../context.js'
import { covers } from './cover.js'

/** Comparisons of two routes, at most, in one virtual host: beyond them nothing is said of its routes. */
const mostCompared = 400_000

/** A route of a virtual host and the earlier one that takes all of its requests. */
interface Covered {
  readonly origin: Origin
  readonly by?: Origin
  readonly how?: Covering
}

/** A match of a VirtualService's rule in all the places where it became a route. */
interface Fate {
  readonly origin: Origin
  isReached: boolean
  by?: Origin
  how?: Covering
  host: string
  readonly evidence: Evidence[]
}

/**
 * Routes that no request can reach: in every virtual host of every proxy an earlier route takes all that they match. Found by meaning, on
 * the routes as Envoy gets them: after the merging of VirtualServices, of delegates and of their matches.
 */
export const unreachableRoutes: InsightCheck = {
  codes: ['MB0501', 'MB0502'],
  check(context) {
    if (!context.isWhole) return
    for (const fate of fatesOf(context).values()) {
      const { origin, by, how, isReached, host, evidence } = fate
      if (isReached || !by || !how || !isWritten(origin.resource, 'VirtualService')) continue
      const place = { rule: Number(origin.path[2]) + 1, match: Number(origin.path[4] ?? 0) + 1, how }
      const rest = { at: origin, others: [by], evidence }
      const byRule = Number(by.path[2]) + 1
      if (by.resource === origin.resource) context.report('MB0501', 'warning', { ...rest, arguments: { ...place, by: byRule } })
      else {
        const name = `${by.resource.namespace}/${by.resource.name}`
        context.report('MB0502', 'warning', { ...rest, arguments: { ...place, by: name, byRule, host } })
      }
    }
  },
}

function fatesOf(context: InsightContext): Map<string, Fate> {
  const fates = new Map<string, Fate>()
  for (const { info, configuration } of context.seen) {
    for (const routes of configuration.routes as readonly RouteConfiguration[]) {
      for (const host of routes.virtual_hosts ?? []) {
        for (const { origin, by, how } of coveredIn(host)) {
          const key = `${keyOf(origin.resource)} ${origin.path.join('.')}`
          let fate = fates.get(key)
          if (!fate) {
            fate = { origin, isReached: false, host: host.domains?.[0] ?? host.name, evidence: [] }
            fates.set(key, fate)
          }
          if (!by) fate.isReached = true
          else if (!fate.by) Object.assign(fate, { by, how })
          if (by && fate.evidence.length < 3) fate.evidence.push({ proxy: info.id, kind: 'routes', name: routes.name, within: [host.name] })
        }
      }
    }
  }
  return fates
}

const remembered = new WeakMap<VirtualHost, readonly Covered[]>()

function coveredIn(host: VirtualHost): readonly Covered[] {
  const known = remembered.get(host)
  if (known) return known
  const routes = (host.routes ?? []).map((route) => ({ match: route.match, origin: originsOf(route)[0] }))
  const isTooLong = (routes.length * routes.length) / 2 > mostCompared
  const covered: Covered[] = []
  for (const [i, { match, origin }] of routes.entries()) {
    if (origin?.resource.kind !== 'VirtualService') continue
    if (isTooLong) {
      covered.push({ origin })
      continue
    }
    let found: Covered = { origin }
    for (let j = 0; j < i; j++) {
      const earlier = routes[j]
      const how = earlier?.origin && earlier.origin.resource.kind === 'VirtualService' ? covers(earlier.match, match) : undefined
      if (!how || !earlier?.origin) continue
      found = { origin, by: earlier.origin, how }
      break
    }
    covered.push(found)
  }
  remembered.set(host, covered)
  return covered
}

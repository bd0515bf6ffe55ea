import type { AnalysisContext, Analyzer } from '../context.js'
import type { Instance } from '../instance.js'
import { listAt, textAt, textsAt } from '../read.js'
import { Destinations } from '../shared/hosts.js'
import { destinationsOf } from './destinations.js'

/**
 * Destinations that are not there, or whose port is not; and routes of gateways to a host whose subsets another VirtualService chooses.
 * Istio: pkg/config/analysis/analyzers/virtualservice/destinationhosts.go
 */
export const destinationHosts: Analyzer = {
  name: 'virtualservice.DestinationHostAnalyzer',
  codes: ['IST0101', 'IST0112', 'IST0140'],
  analyze(context) {
    const destinations = context.once(Destinations.of)
    const choosers = subsetChoosers(context)
    for (const service of context.all('VirtualService')) {
      reportDestinations(service, destinations, context)
      if (listAt(service.spec, 'gateways').length > 0) reportSubsets(service, choosers, context)
    }
  },
}

function reportDestinations(service: Instance, destinations: Destinations, context: AnalysisContext): void {
  const exportTo = textsAt(service.spec, 'exportTo')
  for (const { host, port, isMirror, path } of destinationsOf(service)) {
    const found = destinations.find(service.namespace, exportTo, host)
    if (!found) context.report('IST0101', service, { reftype: isMirror ? 'mirror host' : 'host', refval: host }, path)
    else if (port === undefined) {
      if (found.ports.length > 1) context.report('IST0112', service, { destHost: host, destPorts: found.ports.map(String) }, path)
    } else if (!found.ports.includes(port)) {
      context.report('IST0101', service, { reftype: 'host:port', refval: `${host}:${port}` }, path)
    }
  }
}

/** The VirtualServices that, for their own host, route to a subset of it: by that host. */
function subsetChoosers(context: AnalysisContext): ReadonlyMap<string, readonly string[]> {
  const choosers = new Map<string, string[]>()
  for (const { spec, fullName } of context.all('VirtualService')) {
    const hosts = new Set(textsAt(spec, 'hosts'))
    const chosen = new Set<string>()
    for (const rule of listAt(spec, 'http')) {
      for (const route of listAt(rule, 'route')) {
        const host = textAt(route, 'destination', 'host')
        if (textAt(route, 'destination', 'subset') !== '' && hosts.has(host)) chosen.add(host)
      }
    }
    for (const host of chosen) {
      const list = choosers.get(host)
      if (list) list.push(fullName)
      else choosers.set(host, [fullName])
    }
  }
  return choosers
}

function reportSubsets(service: Instance, choosers: ReadonlyMap<string, readonly string[]>, context: AnalysisContext): void {
  for (const [i, rule] of listAt(service.spec, 'http').entries()) {
    for (const [j, route] of listAt(rule, 'route').entries()) {
      if (textAt(route, 'destination', 'subset') !== '') continue
      for (const virtualservicesubset of choosers.get(textAt(route, 'destination', 'host')) ?? []) {
        // istioctl looks the line up under the rule's own name instead of `http`.
        const path = ['spec', textAt(rule, 'name'), i, 'route', j, 'destination', 'host']
        context.report('IST0140', service, { virtualservicesubset, virtualservice: service.fullName }, path)
      }
    }
  }
}

import type { Resource } from '../../types/resource.js'
import { isAddress } from './addresses.js'
import { checkExportTo } from './export-to.js'
import { checkGatewayNames } from './gateway-names.js'
import { isClaim } from './header-names.js'
import { gatewayHostFault, overlap, reportHost, wildcardFault } from './hosts.js'
import { checkHttpRoute } from './http-route.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkTcpRoute, checkTlsRoute } from './stream-routes.js'
import { checkReachable } from './unreachable-rules.js'

/** Istio: pkg/config/validation#ValidateVirtualService */
export function checkVirtualService(report: Report, spec: Place, { namespace, annotations }: Resource): void {
  const [hosts, gateways, http, tls, tcp] = ['hosts', 'gateways', 'http', 'tls', 'tcp'].map((field) => spec.at(field)) as [
    Place,
    Place,
    Place,
    Place,
    Place,
  ]
  const isDelegate = !hosts.isFilled
  const isGenerated = annotations['internal.istio.io/route-semantics'] === 'gateway'
  if (isDelegate) {
    for (const field of [gateways, tls, tcp]) if (field.isFilled) report.error(field, 'MB0350', { field: field.name })
  }
  checkGatewayNames(report, gateways, isGenerated)
  const names = gateways.items.map(({ text }) => text)
  const isForGateway = names.length > 0 && !names.includes('mesh')
  if (!isForGateway) checkClaims(report, http)
  const isSound = checkHosts(report, hosts, isForGateway, hasSni(tls))
  if (isSound) checkOverlaps(report, hosts.items)
  if (![http, tls, tcp].some(({ isFilled }) => isFilled)) report.error(spec, 'MB0313', { parent: 'spec', fields: ['http', 'tls', 'tcp'] })
  for (const route of http.items) checkHttpRoute(report, route, isDelegate, isGenerated)
  // Without gateways the routes are the mesh's, but SNI is read as at a gateway.
  const texts = hosts.items.map(({ text }) => text)
  for (const route of tls.items) checkTlsRoute(report, route, texts, !names.includes('mesh'), isGenerated)
  for (const route of tcp.items) checkTcpRoute(report, route, isGenerated)
  checkExportTo(report, spec.at('exportTo'), { namespace })
  checkReachable(report, http, true)
  checkReachable(report, tcp)
  checkReachable(report, tls)
}

function checkClaims(report: Report, http: Place): void {
  for (const match of http.items.flatMap((route) => route.at('match').items)) {
    for (const field of ['headers', 'withoutHeaders']) {
      for (const [name, value] of match.at(field).entries) if (isClaim(name)) report.error(value, 'MB0365', { key: name })
    }
  }
}

const hasSni = (tls: Place): boolean => tls.items.some((route) => route.at('match').items.some((match) => match.at('sniHosts').isFilled))

/** Whether all hosts are sound, so that they can be compared. */
function checkHosts(report: Report, hosts: Place, isForGateway: boolean, isSni: boolean): boolean {
  let isSound = true
  for (const host of hosts.items) {
    const fault = isForGateway ? gatewayHostFault(host.text, isSni) : wildcardFault(host.text)
    if (fault ? isAddress(host.text) : isForGateway || host.text !== '*') continue
    if (fault) reportHost(report, host, fault)
    else report.error(host, 'MB0364', {})
    isSound = false
  }
  return isSound
}

/** Hosts of which one covers another. Only wildcards are compared with all. */
function checkOverlaps(report: Report, hosts: readonly Place[]): void {
  const note = (a: Place, b: Place): void => report.error(b, 'MB0363', { host: b.text, other: a.text })
  const exact = new Map<string, Place[]>()
  hosts.forEach((host, i) => {
    if (host.text.startsWith('*')) {
      hosts.forEach((other, j) => {
        if ((j > i || (j < i && !other.text.startsWith('*'))) && overlap(host.text, other.text)) {
          if (j > i) note(host, other)
          else note(other, host)
        }
      })
      return
    }
    const same = exact.get(host.text) ?? []
    for (const other of same) note(other, host)
    exact.set(host.text, [...same, host])
  })
}

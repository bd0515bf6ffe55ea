import { checkSubnet, isAddress } from './addresses.js'
import { checkDestinations } from './destinations.js'
import { checkGatewayNames } from './gateway-names.js'
import { gatewayHostFault, isWithin, reportHost, wildcardFault } from './hosts.js'
import { checkLabels } from './labels.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

function checkStreamMatch(report: Report, match: Place): void {
  for (const subnet of match.at('destinationSubnets').items) checkSubnet(report, subnet)
  if (match.at('port').number !== 0) checkPort(report, match.at('port'))
  checkLabels(report, match.at('sourceLabels'))
  checkGatewayNames(report, match.at('gateways'))
}

/** Istio: pkg/config/validation#validateTLSRoute */
export function checkTlsRoute(report: Report, route: Place, hosts: readonly string[], isForGateway: boolean, isGenerated: boolean): void {
  if (!route.at('match').isFilled) report.error(route, 'MB0312', { parent: 'tls', field: 'match' })
  for (const match of route.at('match').items) {
    const names = match.at('sniHosts')
    if (!names.isFilled) report.error(match, 'MB0312', { parent: 'match', field: 'sniHosts' })
    for (const name of names.items) checkSniHost(report, name, hosts, isForGateway)
    checkStreamMatch(report, match)
  }
  if (!route.at('route').isFilled) report.error(route, 'MB0312', { parent: 'tls', field: 'route' })
  checkDestinations(report.errorsOnly, route.at('route'), isGenerated)
}

/** Istio: pkg/config/validation#validateSniHost */
function checkSniHost(report: Report, name: Place, hosts: readonly string[], isForGateway: boolean): void {
  const fault = isForGateway ? gatewayHostFault(name.text, true) : wildcardFault(name.text)
  if (fault && isAddress(name.text)) report.warn(name, 'MB0369', { host: name.text })
  else if (fault) reportHost(report, name, fault)
  else if (!hosts.some((host) => isWithin(name.text, host))) report.error(name, 'MB0368', { host: name.text, hosts })
}

/** Istio: pkg/config/validation#validateTCPRoute */
export function checkTcpRoute(heard: Report, route: Place, isGenerated: boolean): void {
  const report = heard.errorsOnly
  for (const match of route.at('match').items) checkStreamMatch(report, match)
  if (!route.at('route').isFilled) report.error(route, 'MB0312', { parent: 'tcp', field: 'route' })
  checkDestinations(report, route.at('route'), isGenerated)
}

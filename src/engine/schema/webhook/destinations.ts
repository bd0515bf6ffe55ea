import { checkHeaderOperations } from './header-operations.js'
import { checkWildcardHost, isDnsLabel } from './hosts.js'
import { checkNotNegative, checkPort } from './numbers.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/** Istio: pkg/config/validation#validateSubsetName */
export function checkSubsetName(report: Report, name: Place, parent: Place): void {
  if (name.text === '') report.error(name.isSet ? name : parent, 'MB0312', { parent: 'subset', field: 'name' })
  else if (!isDnsLabel(name.text)) report.error(name, 'MB0362', { name: name.text })
}

/** Istio: pkg/config/validation#validateDestination */
export function checkDestination(report: Report, destination: Place): void {
  if (!destination.isSet) return
  const host = destination.at('host')
  if (host.text === '*') report.error(host, 'MB0327', { field: 'host' })
  else checkWildcardHost(report, host)
  const subset = destination.at('subset')
  if (subset.text !== '') checkSubsetName(report, subset, destination)
  const port = destination.at('port')
  if (port.isSet) checkPort(report, port.at('number'))
}

/** The weighted destinations of a route. Istio: pkg/config/validation#validateHTTPRouteDestinations, #validateRouteDestinations */
export function checkDestinations(report: Report, routes: Place, isGenerated: boolean): void {
  let total = 0
  for (const route of routes.items) {
    const destination = route.at('destination')
    if (!destination.isSet) report.error(route, 'MB0312', { parent: 'route', field: 'destination' })
    checkHeaderOperations(report, route.at('headers'))
    if (!isGenerated) checkDestination(report, destination)
    checkNotNegative(report, route.at('weight'))
    total += route.at('weight').number
  }
  if (routes.items.length > 1 && total === 0) report.error(routes, 'MB0361', {})
}

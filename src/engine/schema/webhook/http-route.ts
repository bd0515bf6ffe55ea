import { checkDestination, checkDestinations } from './destinations.js'
import { checkAuthority, checkHeaderOperations } from './header-operations.js'
import { checkDirectResponse, checkMirrorShare, checkMirrors, checkRedirect, checkRewrite, checkTimeout } from './http-actions.js'
import { checkHttpMatch } from './http-match.js'
import { checkCors, checkFault, checkRetries } from './http-policies.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/** Istio: pkg/config/validation#validateHTTPRoute */
export function checkHttpRoute(report: Report, route: Place, isDelegate: boolean, isGenerated: boolean): void {
  checkConflicts(report, route, isDelegate)
  const matches = route.at('match').items
  for (const match of matches) checkHttpMatch(report, match)
  checkHeaderOperations(report, route.at('headers'))
  checkCors(report, route.at('corsPolicy'))
  checkFault(report, route.at('fault'))
  const percent = route.at('mirrorPercent')
  if (percent.isSet) {
    if (percent.number > 100) report.error(percent, 'MB0305', { field: 'mirrorPercent', value: percent.number })
    report.warn(percent, 'MB0321', { field: 'mirrorPercent', instead: ['mirrorPercentage'] })
  }
  checkMirrorShare(report, route.at('mirrorPercentage'))
  checkDestination(report, route.at('mirror'))
  checkMirrors(report, route.at('mirrors'))
  checkRedirect(report, route.at('redirect'), matches)
  checkDirectResponse(report, route.at('directResponse'))
  checkRetries(report, route.at('retries'))
  checkRewrite(report, route.at('rewrite'))
  checkAuthority(report, route)
  checkDestinations(report, route.at('route'), isGenerated)
  checkTimeout(report, route)
}

/** What a route does is one thing. Istio: pkg/config/validation#validateHTTPRouteConflict */
function checkConflicts(report: Report, route: Place, isDelegate: boolean): void {
  const hasRoute = route.at('route').isFilled
  const delegate = route.at('delegate')
  if (delegate.isSet && !isDelegate) {
    for (const [field, isSet] of [
      ['redirect', route.has('redirect')],
      ['route', hasRoute],
    ] as const) {
      if (isSet) report.error(route.at(field), 'MB0315', { field, other: 'delegate' })
    }
    return
  }
  if (delegate.isSet) report.error(delegate, 'MB0350', { field: 'delegate' })
  const action = ['redirect', 'directResponse'].find((field) => route.has(field))
  if (action !== undefined) {
    for (const other of ['route', 'fault', 'rewrite', ...(action === 'redirect' ? ['directResponse'] : [])]) {
      if (other === 'route' ? hasRoute : route.has(other)) report.error(route.at(other), 'MB0315', { field: other, other: action })
    }
  } else if (!hasRoute) report.error(route, 'MB0313', { parent: 'http', fields: ['route', 'redirect', 'directResponse'] })
  if (route.has('mirror') && route.at('mirrors').isFilled)
    report.error(route.at('mirrors'), 'MB0315', { field: 'mirrors', other: 'mirror' })
}

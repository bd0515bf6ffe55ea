import { checkWrittenHeader, isAuthority } from './header-names.js'
import { checkHeaderValue } from './header-values.js'
import type { Place } from './place.js'
import type { Report } from './report.js'

/** What a route or a destination does to headers. Istio: pkg/config/validation#validateHTTPRoute */
export function checkHeaderOperations(report: Report, headers: Place): void {
  for (const side of ['request', 'response']) {
    const operations = headers.at(side)
    for (const operation of ['add', 'set']) {
      for (const [name, value] of operations.at(operation).entries) {
        checkWrittenHeader(report, value, name, side === 'request')
        checkHeaderValue(report, value)
      }
    }
    for (const name of operations.at('remove').items) checkWrittenHeader(report, name, name.text, false)
  }
}

/** The authority is written once at most, by `rewrite` or by a header. Istio: pkg/config/validation#validateAuthorityRewrite */
export function checkAuthority(report: Report, route: Place): void {
  const request = route.at('headers').at('request')
  let isWritten = route.at('rewrite').at('authority').text !== ''
  for (const [name, value] of [...request.at('set').entries, ...request.at('add').entries]) {
    if (!isAuthority(name)) continue
    if (isWritten) {
      report.error(value, 'MB0355', { name })
      return
    }
    isWritten = value.text !== ''
  }
}

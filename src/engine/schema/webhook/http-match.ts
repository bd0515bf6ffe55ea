import { checkGatewayNames } from './gateway-names.js'
import { checkMatchedHeader } from './header-names.js'
import { isDnsLabel } from './hosts.js'
import { checkLabels } from './labels.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkMatchRegex, checkStringMatch } from './regexes.js'
import type { Report } from './report.js'

/** Istio: pkg/config/validation#validateHTTPRouteMatchRequest */
export function checkHttpMatch(heard: Report, match: Place): void {
  const report = heard.errorsOnly
  for (const [name, header] of match.at('headers').entries) {
    checkMatchedHeader(report, header, name)
    checkStringMatch(report, header)
  }
  for (const [name, header] of match.at('withoutHeaders').entries) {
    checkMatchedHeader(report, header, name)
    // `*` is no expression here: it means that the header is there.
    if (header.at('regex').text !== '*') checkStringMatch(report, header)
  }
  checkMatchRegex(report, match.at('uri'))
  for (const field of ['scheme', 'method', 'authority']) checkStringMatch(report, match.at(field))
  for (const [, parameter] of match.at('queryParams').entries) checkStringMatch(report, parameter)
  if (match.at('port').number !== 0) checkPort(report, match.at('port'))
  checkLabels(report, match.at('sourceLabels'))
  checkGatewayNames(report, match.at('gateways'))
  const namespace = match.at('sourceNamespace')
  if (namespace.text !== '' && !isDnsLabel(namespace.text)) report.error(namespace, 'MB0331', { value: namespace.text })
}

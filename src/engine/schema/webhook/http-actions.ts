import { checkDestination } from './destinations.js'
import { checkDuration } from './durations.js'
import { checkPort } from './numbers.js'
import type { Place } from './place.js'
import { checkRegex } from './regexes.js'
import type { Report } from './report.js'

const CODES = { least: 200, most: 599 }
const REDIRECTS = { least: 300, most: 399 }

/** 600 passes, too: Istio's limit is one off. Istio: pkg/config/validation#validateHTTPStatus */
export function checkStatus(report: Report, place: Place, parent = place): void {
  if (place.number >= CODES.least && place.number <= CODES.most + 1) return
  report.error(place.isSet ? place : parent, 'MB0356', { field: place.name, value: place.number, ...CODES })
}

/** Up to the first thing wrong. Istio: pkg/config/validation#validateHTTPRedirect */
export function checkRedirect(report: Report, redirect: Place, matches: readonly Place[]): void {
  if (!redirect.isSet) return
  const [uri, prefix, code, scheme] = ['uri', 'prefixRewrite', 'redirectCode', 'scheme'].map((field) => redirect.at(field)) as [
    Place,
    Place,
    Place,
    Place,
  ]
  const isPrefixed = (match: Place): boolean => !match.has('uri') || match.at('uri').has('prefix')
  if (uri.text !== '' && prefix.text !== '') {
    report.error(prefix, 'MB0314', { parent: 'redirect', fields: ['uri', 'prefixRewrite'] })
  } else if (prefix.text !== '' && !matches.every(isPrefixed)) {
    report.error(prefix, 'MB0359', {})
  } else if (![uri, prefix, redirect.at('authority'), scheme].some(({ text }) => text !== '') && !hasPort(redirect)) {
    report.error(redirect, 'MB0313', { parent: 'redirect', fields: ['uri', 'prefixRewrite', 'authority', 'scheme', 'port'] })
  } else if (code.number !== 0 && (code.number < REDIRECTS.least || code.number > REDIRECTS.most)) {
    report.error(code, 'MB0356', { field: 'redirectCode', value: code.number, ...REDIRECTS })
  } else if (scheme.text !== '' && scheme.text !== 'http' && scheme.text !== 'https') {
    report.error(scheme, 'MB0308', { field: 'scheme', value: scheme.text, allowed: ['http', 'https'] })
  } else if (redirect.at('port').number > 0) {
    checkPort(report, redirect.at('port'))
  }
}

const hasPort = (redirect: Place): boolean => redirect.has('port') || redirect.has('derivePort')

/** Istio: pkg/config/validation#validateHTTPRewrite */
export function checkRewrite(report: Report, rewrite: Place): void {
  if (!rewrite.isSet) return
  const regex = rewrite.at('uriRegexRewrite')
  const hasUri = rewrite.at('uri').text !== ''
  if (hasUri && regex.isSet) report.error(regex, 'MB0314', { parent: 'rewrite', fields: ['uri', 'uriRegexRewrite'] })
  else if (!hasUri && !regex.isSet && rewrite.at('authority').text === '') {
    report.error(rewrite, 'MB0313', { parent: 'rewrite', fields: ['uri', 'uriRegexRewrite', 'authority'] })
  } else if (regex.isSet) {
    const missing = ['match', 'rewrite'].find((field) => regex.at(field).text === '')
    if (missing !== undefined) report.error(regex, 'MB0312', { parent: 'uriRegexRewrite', field: missing })
    else checkRegex(report, regex.at('match'))
  }
}

const KILOBYTE = 1024
const LARGE_BODY = 100 * KILOBYTE
const LARGEST_BODY = KILOBYTE * KILOBYTE

/** Istio: pkg/config/validation#validateHTTPDirectResponse */
export function checkDirectResponse(report: Report, response: Place): void {
  if (!response.isSet) return
  const body = response.at('body')
  const encoded = body.at('bytes').text.replace(/=+$/, '')
  const size = body.has('bytes') ? Math.floor((encoded.length * 3) / 4) : new TextEncoder().encode(body.at('string').text).length
  if (size > LARGEST_BODY) report.error(body, 'MB0324', { field: 'body', limit: LARGEST_BODY })
  else if (size > LARGE_BODY) report.warn(body, 'MB0360', { limit: LARGE_BODY })
  checkStatus(report, response.at('status'), response)
}

/** Istio: pkg/config/validation#validateHTTPMirrors */
export function checkMirrors(report: Report, mirrors: Place): void {
  for (const mirror of mirrors.items) {
    if (!mirror.has('destination')) {
      report.error(mirror, 'MB0312', { parent: 'mirrors', field: 'destination' })
      continue
    }
    checkDestination(report, mirror.at('destination'))
    checkMirrorShare(report, mirror.at('percentage'))
  }
}

/** Of `mirrorPercentage` and `percentage`. */
export function checkMirrorShare(report: Report, share: Place): void {
  const { number } = share.at('value')
  if (number > 100 || number < 0) report.error(share.at('value'), 'MB0305', { field: share.name, value: number })
}

/** The route's own time limit. */
export const checkTimeout = (report: Report, route: Place): void => checkDuration(report, route.at('timeout'))

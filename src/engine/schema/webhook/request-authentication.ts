import { checkDuration } from './durations.js'
import { checkClaimHeader } from './header-names.js'
import { privateKeys, readKeySet } from './key-set.js'
import type { Place } from './place.js'
import type { Report } from './report.js'
import { checkAttachment } from './selectors.js'
import { parseUrl } from './urls.js'

/** Istio: pkg/config/validation#ValidateRequestAuthentication */
export function checkRequestAuthentication(report: Report, spec: Place): void {
  checkAttachment(report, spec)
  for (const rule of spec.at('jwtRules').items) checkJwtRule(report, rule)
}

const filled = (report: Report, list: Place): void => {
  for (const item of list.items) if (item.text === '') report.error(item, 'MB0311', { field: list.name })
}

/** Istio: pkg/config/validation#validateJwtRule */
function checkJwtRule(report: Report, rule: Place): void {
  filled(report, rule.at('audiences'))
  const uri = rule.at('jwksUri')
  if (rule.at('issuer').text === '' && uri.text === '') report.error(rule, 'MB0313', { parent: 'jwtRules', fields: ['issuer', 'jwksUri'] })
  if (uri.text !== '') checkKeysUri(report, uri)
  const keys = rule.at('jwks')
  if (keys.text !== '') checkKeys(report, keys)
  for (const header of rule.at('fromHeaders').items) {
    if (header.at('name').text === '') report.error(header, 'MB0312', { parent: 'fromHeaders', field: 'name' })
  }
  filled(report, rule.at('fromParams'))
  filled(report, rule.at('fromCookies'))
  for (const output of rule.at('outputClaimToHeaders').items) {
    const missing = ['header', 'claim'].find((field) => output.at(field).text === '')
    if (missing !== undefined) report.error(output, 'MB0312', { parent: 'outputClaimToHeaders', field: missing })
    else checkClaimHeader(report, output.at('header'))
  }
  checkDuration(report, rule.at('timeout'))
}

/** Istio: pkg/config/security#ParseJwksURI */
function checkKeysUri(report: Report, uri: Place): void {
  const url = parseUrl(uri.text)
  if (!url) report.error(uri, 'MB0423', { field: 'jwksUri', value: uri.text })
  else if (url.scheme !== 'http' && url.scheme !== 'https') {
    report.error(uri, 'MB0424', { field: 'jwksUri', scheme: url.scheme, allowed: ['http', 'https'] })
  }
}

function checkKeys(report: Report, keys: Place): void {
  const set = readKeySet(keys.text)
  if (!set) {
    report.error(keys, 'MB0425', { field: 'jwks' })
    return
  }
  for (const index of privateKeys(set)) report.warn(keys, 'MB0426', { index })
}

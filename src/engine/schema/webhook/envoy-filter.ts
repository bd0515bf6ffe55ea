import { checkPatchValue } from './envoy-patch.js'
import type { Place } from './place.js'
import { isRegex } from './regexes.js'
import type { Report } from './report.js'
import { checkSelector } from './selectors.js'

const LISTENER_PARTS = new Set(['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER'])
const ROUTE_PARTS = new Set(['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE'])
const MATCHES = ['listener', 'routeConfiguration', 'cluster', 'waypoint']

/** Istio: pkg/config/validation/envoyfilter#ValidateEnvoyFilter */
export function checkEnvoyFilter(report: Report, spec: Place, root: Place): void {
  report.warn(root.at('kind'), 'MB0411', {})
  const selector = spec.at('workloadSelector')
  checkSelector(report, selector, 'labels')
  // With a selector that is wrong Istio looks no further.
  if (report.hasErrors) {
    report.dropWarnings()
    return
  }
  for (const patch of spec.at('configPatches').items) checkConfigPatch(report, patch)
}

const LONGEST_VERSION = 1024

/** Up to the first thing that makes the rest meaningless. */
function checkConfigPatch(report: Report, configPatch: Place): void {
  const [match, patch] = [configPatch.at('match'), configPatch.at('patch')]
  if (match.at('context').text === 'WAYPOINT') return
  const applyTo = configPatch.at('applyTo')
  const operation = patch.at('operation')
  const isSaid = (place: Place): boolean => place.text !== '' && place.text !== 'INVALID'
  if (!isSaid(applyTo)) report.error(configPatch, 'MB0312', { parent: 'configPatches', field: 'applyTo' })
  else if (!patch.isSet) report.error(configPatch, 'MB0312', { parent: 'configPatches', field: 'patch' })
  else if (!isSaid(operation)) report.error(patch, 'MB0312', { parent: 'patch', field: 'operation' })
  else if (operation.text !== 'REMOVE' && !patch.has('value')) {
    report.error(patch, 'MB0312', { parent: `operation: ${operation.text}`, field: 'value' })
  } else if (checkVersion(report, match.at('proxy').at('proxyVersion')) && checkMatch(report, match, applyTo.text)) {
    checkPatchValue(report, patch.at('value'), applyTo.text)
  }
}

function checkVersion(report: Report, version: Place): boolean {
  if (new TextEncoder().encode(version.text).length > LONGEST_VERSION) {
    report.warn(version, 'MB0412', { limit: LONGEST_VERSION })
    return true
  }
  if (isRegex(version.text)) return true
  report.error(version, 'MB0309', { field: 'proxyVersion', pattern: version.text })
  return false
}

/** Whether it is worth looking at the patch itself. */
function checkMatch(report: Report, match: Place, applyTo: string): boolean {
  const written = MATCHES.find((field) => match.has(field))
  const wanted = LISTENER_PARTS.has(applyTo)
    ? 'listener'
    : ROUTE_PARTS.has(applyTo)
      ? 'routeConfiguration'
      : applyTo === 'CLUSTER'
        ? 'cluster'
        : undefined
  if (written === undefined || wanted === undefined) return true
  if (written !== wanted) {
    report.error(match.at(written), 'MB0431', { field: written, applyTo, wanted })
    return wanted !== 'listener'
  }
  return wanted !== 'listener' || checkFilterMatch(report, match.at('listener').at('filterChain').at('filter'), applyTo)
}

const CONNECTION_MANAGERS = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager']

function checkFilterMatch(report: Report, filter: Place, applyTo: string): boolean {
  if (!filter.isSet) return true
  if (applyTo === 'LISTENER' || applyTo === 'FILTER_CHAIN') {
    report.warn(filter, 'MB0320', { field: 'filter', where: `applyTo: ${applyTo}` })
  }
  const [name, subFilter] = [filter.at('name'), filter.at('subFilter')]
  if (name.text === '') report.error(filter, 'MB0312', { parent: 'filter', field: 'name' })
  else if (!subFilter.isSet) {
    checkFilterName(report, name)
    return true
  } else if (applyTo !== 'HTTP_FILTER') report.error(subFilter, 'MB0375', { field: 'subFilter', other: 'applyTo: HTTP_FILTER' })
  else if (!CONNECTION_MANAGERS.includes(name.text)) {
    report.error(name, 'MB0375', { field: 'subFilter', other: `filter.name: ${CONNECTION_MANAGERS[0]}` })
  } else if (subFilter.at('name').text === '') report.error(subFilter, 'MB0312', { parent: 'subFilter', field: 'name' })
  else {
    checkFilterName(report, name)
    checkFilterName(report, subFilter.at('name'))
    return true
  }
  return false
}

const HTTP = 'envoy.filters.http.'
const LISTENER = 'envoy.filters.listener.'
const NETWORK = 'envoy.filters.network.'

/** Envoy's names of before 1.14, and those of now. */
const renamed: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'buffer',
      'cors',
      'csrf',
      'fault',
      'grpc_http1_bridge',
      'grpc_json_transcoder',
      'grpc_web',
      'gzip',
      'health_check',
      'ip_tagging',
      'lua',
    ]
      .concat('router', 'squash')
      .map((name) => [`envoy.${name}`, `${HTTP}${name}`]),
  ),
  'envoy.http_dynamo_filter': `${HTTP}dynamo`,
  'envoy.rate_limit': `${HTTP}ratelimit`,
  ...Object.fromEntries(
    ['http_inspector', 'original_dst', 'original_src', 'proxy_protocol', 'tls_inspector'].map((n) => [`envoy.listener.${n}`, LISTENER + n]),
  ),
  ...Object.fromEntries(
    ['client_ssl_auth', 'ext_authz', 'http_connection_manager', 'mongo_proxy', 'ratelimit', 'redis_proxy', 'tcp_proxy'].map((name) => [
      `envoy.${name}`,
      `${NETWORK}${name}`,
    ]),
  ),
}

function checkFilterName(report: Report, name: Place): void {
  if (Object.hasOwn(renamed, name.text)) report.warn(name, 'MB0432', { name: name.text, suggestion: renamed[name.text] ?? '' })
}

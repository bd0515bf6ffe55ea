import type { HttpFilter, HttpStream } from '../http/stream.js'
import { keysOf, matchesMetadata, valueAt } from '../matchers/metadata.js'
import { describeValueMatcher } from '../rbac/describe-value.js'
import { field, flag, isFields, part, text } from '../reading.js'
import { runtimeFraction } from './fraction.js'
import { routeConfig } from './per-route.js'
import { step } from './step.js'

/**
 * `envoy.filters.http.ext_authz`. Istio's CUSTOM policies leave their verdict in RBAC's metadata, and this filter asks only about requests
 * that one matched. What the service would say is not known: it is taken to allow.
 */
export const extAuthz: HttpFilter = {
  decode(stream, filter) {
    const config = filter.typed_config ?? {}
    const { run } = stream
    if (flag(field(routeConfig(stream, filter), 'disabled'))) {
      run.note(step('ext-authz.off', 'passed', {}, { subject: config }))
      return undefined
    }
    if (!isAsked(stream, config)) return undefined
    const fraction = runtimeFraction(field(config, 'filter_enabled')) ?? 1
    if (!run.chance.happens(fraction)) {
      run.note(step('ext-authz.off', 'passed', {}, { subject: config }))
      return undefined
    }
    run.note(step('ext-authz.assumed', 'noted', { service: serviceOf(config) }, { subject: config }))
    return undefined
  },
}

function isAsked(stream: HttpStream, config: object): boolean {
  const matcher = field(config, 'filter_enabled_metadata')
  if (!isFields(matcher) || matchesMetadata(matcher, stream.metadata)) return true
  const keys = keysOf(matcher.path)
  const actual = valueAt(stream.metadata.get(text(matcher.filter) ?? ''), keys)
  const args = { key: keys.join('.'), wanted: describeValueMatcher(matcher.value), actual: typeof actual === 'string' ? actual : '' }
  stream.run.note(step('ext-authz.not-asked', 'passed', args, { subject: config }))
  return false
}

function serviceOf(config: object): string {
  const grpc = part(config, 'grpc_service')
  const http = part(part(config, 'http_service'), 'server_uri')
  return (
    text(field(part(grpc, 'envoy_grpc'), 'cluster_name')) ??
    text(field(part(grpc, 'google_grpc'), 'target_uri')) ??
    text(field(http, 'cluster')) ??
    ''
  )
}

import type { TraceStep } from '../../types/trace.js'
import type { HttpFilter, HttpStream } from '../http/stream.js'
import { keysOf, matchesMetadata, valueAt } from '../matchers/metadata.js'
import { describeValueMatcher } from '../rbac/describe-value.js'
import { field, flag, isFields, number, part, text } from '../reading.js'
import { connectTcp } from '../upstream/index.js'
import { runtimeFraction } from './fraction.js'
import { routeConfig } from './per-route.js'
import { step } from './step.js'

/**
 * `envoy.filters.http.ext_authz`. Istio's CUSTOM policies leave their verdict in RBAC's metadata, and this filter asks only about requests
 * that one matched. What the service would say is not known: it is taken to allow, if it can be reached.
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
    const service = serviceOf(config)
    const tried = attemptToReach(stream, config, service)
    if (!tried) {
      run.note(step('ext-authz.assumed', 'noted', { service }, { subject: config }))
      return undefined
    }
    const isForgiven = flag(field(config, 'failure_mode_allow')) ?? false
    run.note(
      step(
        isForgiven ? 'ext-authz.forgiven' : 'ext-authz.failed',
        isForgiven ? 'passed' : 'ended',
        { service },
        { subject: config, tried },
      ),
    )
    if (isForgiven) return undefined
    return { code: statusOf(config), details: 'ext_authz_error', flags: ['UAEX'] }
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

/** The steps of a call that does not get through; undefined where the service is there, or is known by other means than a cluster. */
function attemptToReach(stream: HttpStream, config: object, service: string): readonly TraceStep[] | undefined {
  if (part(config, 'http_service') === undefined && part(part(config, 'grpc_service'), 'envoy_grpc') === undefined) return undefined
  const steps: TraceStep[] = []
  const { flags } = connectTcp({ ...stream.run, note: (made) => steps.push(made) }, stream.connection, service)
  return flags.length > 0 ? steps : undefined
}

/** `status_on_error`, by number or by the enum's name where that is the usual one. */
function statusOf(config: object): number {
  const code = field(part(config, 'status_on_error'), 'code')
  return number(code) ?? (code === 'ServiceUnavailable' ? 503 : code === 'InternalServerError' ? 500 : code === 'Unauthorized' ? 401 : 403)
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

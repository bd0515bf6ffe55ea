import { memo1 } from '../../memo.js'
import type { HttpFilter } from '../http/stream.js'
import { field, isFields, messageOf, text, typeOf } from '../reading.js'
import type { Filter } from '../shapes.js'
import { assumed, noEffect } from './assumed.js'
import { buffer } from './buffer.js'
import { cors } from './cors.js'
import { extAuthz } from './ext-authz.js'
import { fault } from './fault.js'
import { headerMutation } from './header-mutation.js'
import { healthCheck } from './health-check.js'
import { jwtAuthn } from './jwt/filter.js'
import { localRateLimit } from './local-rate-limit.js'
import { isDisabled } from './per-route.js'
import { rbac } from './rbac.js'
import { setFilterState, setMetadata } from './set-state.js'
import { step } from './step.js'
import { isSkipped, withMatcher } from './with-matcher.js'

export { isDisabled } from './per-route.js'

/** By the filter's part of its type's name (`envoy.extensions.filters.http.fault.v3.HTTPFault`) or of its own (`envoy.filters.http.fault`). */
const known: ReadonlyMap<string, HttpFilter> = new Map<string, HttpFilter>([
  ['rbac', rbac],
  ['jwt_authn', jwtAuthn],
  ['fault', fault],
  ['cors', cors],
  ['local_ratelimit', localRateLimit],
  ['ext_authz', extAuthz],
  ['health_check', healthCheck],
  ['buffer', buffer],
  ['header_mutation', headerMutation],
  ['set_filter_state', setFilterState],
  ['set_metadata', setMetadata],
  ['ratelimit', assumed('ratelimit', 'service')],
  ['rate_limit_quota', assumed('rate_limit_quota', 'service')],
  ['ext_proc', assumed('ext_proc', 'service')],
  ['lua', assumed('lua', 'code')],
  ['wasm', assumed('wasm', 'code')],
  ['golang', assumed('golang', 'code')],
  ['dynamic_modules', assumed('dynamic_modules', 'code')],
  ['oauth2', assumed('oauth2', 'login')],
  ['stateful_session', assumed('stateful_session', 'session')],
  ['compressor', assumed('compressor', 'body')],
  ['decompressor', assumed('decompressor', 'body')],
  ['grpc_json_transcoder', assumed('grpc_json_transcoder', 'body')],
  ['grpc_web', assumed('grpc_web', 'body')],
  ['grpc_stats', noEffect],
  ['router', noEffect],
  ['dynamic_forward_proxy', noEffect],
  ['peer_metadata', noEffect],
  ['istio.alpn', noEffect],
  ['istio.stats', noEffect],
  ['istio.metadata_exchange', noEffect],
  ['istio.istio_authn', noEffect],
  ['stats', noEffect],
  ['alpn', noEffect],
])

/** How a filter of the chain is followed; undefined for one that is not known. A filter that the route switches off does nothing. */
export const httpFilter: (filter: Filter) => HttpFilter | undefined = memo1((filter: Filter): HttpFilter | undefined => {
  const inner = unwrapped(filter)
  const behaviour = known.get(kindOf(inner))
  if (!behaviour || behaviour === noEffect) return behaviour
  const matcher = withMatcher(filter)
  return {
    decode(stream) {
      if (isDisabled(stream, filter)) {
        stream.run.note(step('filter.disabled', 'passed', { filter: filter.name ?? '' }, { subject: filter }))
        return undefined
      }
      if (matcher && isSkipped(matcher, stream)) {
        stream.run.note(step('filter.skipped', 'passed', { filter: filter.name ?? '' }, { subject: filter }))
        return undefined
      }
      return behaviour.decode?.(stream, inner)
    },
    ...(behaviour.encode && {
      encode: (stream, _, response) => {
        if (!isDisabled(stream, filter) && !(matcher && isSkipped(matcher, stream))) behaviour.encode?.(stream, inner, response)
      },
    }),
  }
})

/** The filter inside of a matcher's wrapper, and a TypedStruct as the configuration that it stands for. Keeps the name: routes go by it. */
function unwrapped(filter: Filter): Filter {
  const config = filter.typed_config
  const inner = messageOf(config) === 'ExtensionWithMatcher' ? field(field(config, 'extension_config'), 'typed_config') : config
  if (messageOf(inner) !== 'TypedStruct') return inner === config || !isFields(inner) ? filter : { ...filter, typed_config: inner }
  const value = field(inner, 'value')
  return { ...filter, typed_config: { ...(isFields(value) && value), '@type': text(field(inner, 'type_url')) ?? '' } }
}

function kindOf({ name = '', typed_config: config }: Filter): string {
  const type = typeOf(config)
  const ofType = /\.filters?\.http\.([a-z\d_]+)\./.exec(type)?.[1]
  if (ofType !== undefined) return ofType
  if (type.endsWith('io.istio.http.peer_metadata.Config')) return 'peer_metadata'
  if (/^(stats\.PluginConfig|istio\.envoy\.config\.filter\.http\.\w+\.)/.test(type)) return 'stats'
  return /^envoy\.(?:filters\.http\.)?([a-z\d_]+)$/.exec(name)?.[1] ?? name
}

import type { PushContext } from '../../../mesh/push-context.js'
import { envoyDuration } from '../../../types/duration.js'
import type { StringMatcher, TypedConfig } from '../../../types/envoy/core.js'
import type { MetadataMatcher } from '../../../types/envoy/rbac.js'
import type { ExtAuthzGrpcProvider, ExtAuthzHttpProvider } from '../../../types/istio/extension-provider.js'
import { providerCluster } from '../../provider-cluster.js'
import { filterMetadata } from './matchers.js'

const TYPE = 'type.googleapis.com/envoy.extensions.filters'
const HTTP_RBAC = 'envoy.filters.http.rbac'
const NETWORK_RBAC = 'envoy.filters.network.rbac'

/** The prefix of the metadata that the shadow RBAC filter leaves for the external authorizer's. */
export const SHADOW_STAT_PREFIX = 'istio_ext_authz_'
/** How the names of CUSTOM policies begin: the external authorizer is asked where one of its provider's matched. */
export const POLICY_PREFIX = 'istio-ext-authz'

/** A provider's two filters; no TCP one for an authorizer that speaks HTTP. */
export interface ExternalAuthorizer {
  readonly http: TypedConfig
  readonly tcp?: TypedConfig
}

/**
 * The external authorizer that a CUSTOM policy names; undefined where the mesh has none of that name or it is wrong, and then its requests
 * are denied.
 * Istio: pilot/pkg/security/authz/builder/extauthz.go
 */
export function externalAuthorizer(push: PushContext, name: string): ExternalAuthorizer | undefined {
  const named = push.mesh.extensionProviders.filter((p) => p.name === name && (p.envoyExtAuthzHttp || p.envoyExtAuthzGrpc))
  const provider = named[0]
  if (!provider || named.length > 1 || !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return undefined
  const settings = provider.envoyExtAuthzHttp ?? provider.envoyExtAuthzGrpc!
  const port = settings.port ?? 0
  const target = port >= 1 && port <= 65535 ? providerCluster(push, settings.service, port) : undefined
  if (!target || !isStatus(settings.statusOnError)) return undefined
  const shared = {
    transport_api_version: 'V3',
    ...(settings.failOpen ? { failure_mode_allow: true } : {}),
  }
  const http = {
    ...shared,
    filter_enabled_metadata: askedFor(HTTP_RBAC, name),
    ...(settings.clearRouteCache ? { clear_route_cache: true } : {}),
    ...(settings.statusOnError ? { status_on_error: { code: STATUS.get(Number(settings.statusOnError)) } } : {}),
    ...requestBody(settings),
  }
  const type = `${TYPE}.http.ext_authz.v3.ExtAuthz`
  if (provider.envoyExtAuthzHttp) {
    const fields = httpService(provider.envoyExtAuthzHttp, target)
    return fields && { http: { '@type': type, ...http, ...fields } }
  }
  const grpc = {
    envoy_grpc: { cluster_name: target.cluster, authority: target.hostname },
    timeout: timeoutOf(settings),
  }
  return {
    http: { '@type': type, ...http, grpc_service: grpc },
    tcp: {
      '@type': `${TYPE}.network.ext_authz.v3.ExtAuthz`,
      stat_prefix: 'tcp.',
      ...shared,
      grpc_service: grpc,
      filter_enabled_metadata: askedFor(NETWORK_RBAC, name),
    },
  }
}

/** The default is long enough never to be the reason. */
const timeoutOf = (settings: ExtAuthzGrpcProvider) => (settings.timeout ? envoyDuration(settings.timeout) : '600s')

const askedFor = (filter: string, provider: string): MetadataMatcher =>
  filterMetadata(filter, `${SHADOW_STAT_PREFIX}shadow_effective_policy_id`, { string_match: { prefix: `${POLICY_PREFIX}-${provider}` } })

function httpService(settings: ExtAuthzHttpProvider, target: { hostname: string; cluster: string }): object | undefined {
  if (settings.pathPrefix && !settings.pathPrefix.startsWith('/')) return undefined
  const lists = [
    settings.includeRequestHeadersInCheck,
    settings.includeHeadersInCheck,
    settings.headersToDownstreamOnDeny,
    settings.headersToDownstreamOnAllow,
    settings.headersToUpstreamOnAllow,
  ]
  if (lists.some((list) => list?.includes('*'))) return undefined
  const added = Object.entries(settings.includeAdditionalHeadersInCheck ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const allowed = headers(settings.includeRequestHeadersInCheck) ?? headers(settings.includeHeadersInCheck)
  const response = {
    ...field('allowed_upstream_headers', headers(settings.headersToUpstreamOnAllow)),
    ...field('allowed_client_headers', headers(settings.headersToDownstreamOnDeny)),
    ...field('allowed_client_headers_on_success', headers(settings.headersToDownstreamOnAllow)),
  }
  return {
    http_service: {
      ...field('path_prefix', settings.pathPrefix || undefined),
      server_uri: { uri: `http://${target.hostname}`, cluster: target.cluster, timeout: timeoutOf(settings) },
      ...(added.length > 0
        ? { authorization_request: { headers_to_add: added.map(([key, value]) => ({ key, ...field('value', value || undefined) })) } }
        : {}),
      ...(Object.keys(response).length > 0 ? { authorization_response: response } : {}),
    },
    ...field('allowed_headers', allowed),
  }
}

const field = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value })

function headers(names: readonly string[] | undefined): { patterns: StringMatcher[] } | undefined {
  if (!names?.length) return undefined
  return {
    patterns: names.map((name): StringMatcher => {
      if (name.startsWith('*')) return { suffix: name.slice(1), ignore_case: true }
      return name.endsWith('*') ? { prefix: name.slice(0, -1), ignore_case: true } : { exact: name, ignore_case: true }
    }),
  }
}

function requestBody({ includeRequestBodyInCheck: body }: ExtAuthzGrpcProvider): object {
  if (!body) return {}
  return {
    with_request_body: {
      ...field('max_request_bytes', body.maxRequestBytes || undefined),
      ...field('allow_partial_message', body.allowPartialMessage || undefined),
      ...field('pack_as_bytes', body.packAsBytes || undefined),
    },
  }
}

const isStatus = (status: string | undefined): boolean => !status || (/^\d+$/.test(status) && STATUS.has(Number(status)))

/** Envoy's names of status codes. Envoy: api/envoy/type/v3/http_status.proto */
const STATUS: ReadonlyMap<number, string> = new Map([
  [100, 'Continue'],
  [200, 'OK'],
  [201, 'Created'],
  [202, 'Accepted'],
  [203, 'NonAuthoritativeInformation'],
  [204, 'NoContent'],
  [205, 'ResetContent'],
  [206, 'PartialContent'],
  [207, 'MultiStatus'],
  [208, 'AlreadyReported'],
  [226, 'IMUsed'],
  [300, 'MultipleChoices'],
  [301, 'MovedPermanently'],
  [302, 'Found'],
  [303, 'SeeOther'],
  [304, 'NotModified'],
  [305, 'UseProxy'],
  [307, 'TemporaryRedirect'],
  [308, 'PermanentRedirect'],
  [400, 'BadRequest'],
  [401, 'Unauthorized'],
  [402, 'PaymentRequired'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [405, 'MethodNotAllowed'],
  [406, 'NotAcceptable'],
  [407, 'ProxyAuthenticationRequired'],
  [408, 'RequestTimeout'],
  [409, 'Conflict'],
  [410, 'Gone'],
  [411, 'LengthRequired'],
  [412, 'PreconditionFailed'],
  [413, 'PayloadTooLarge'],
  [414, 'URITooLong'],
  [415, 'UnsupportedMediaType'],
  [416, 'RangeNotSatisfiable'],
  [417, 'ExpectationFailed'],
  [421, 'MisdirectedRequest'],
  [422, 'UnprocessableEntity'],
  [423, 'Locked'],
  [424, 'FailedDependency'],
  [426, 'UpgradeRequired'],
  [428, 'PreconditionRequired'],
  [429, 'TooManyRequests'],
  [431, 'RequestHeaderFieldsTooLarge'],
  [500, 'InternalServerError'],
  [501, 'NotImplemented'],
  [502, 'BadGateway'],
  [503, 'ServiceUnavailable'],
  [504, 'GatewayTimeout'],
  [505, 'HTTPVersionNotSupported'],
  [506, 'VariantAlsoNegotiates'],
  [507, 'InsufficientStorage'],
  [508, 'LoopDetected'],
  [510, 'NotExtended'],
  [511, 'NetworkAuthenticationRequired'],
])

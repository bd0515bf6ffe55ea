import type { DirectResponseAction, RedirectAction } from '../../types/envoy/route.js'
import type { HttpRedirect, HttpRoute } from '../../types/istio/virtual-service.js'

const responseCodes = new Map<number, RedirectAction['response_code']>([
  [0, undefined],
  [301, undefined],
  [302, 'FOUND'],
  [303, 'SEE_OTHER'],
  [307, 'TEMPORARY_REDIRECT'],
  [308, 'PERMANENT_REDIRECT'],
])

/** As an extension of Istio's API, made by the Gateway API alone: the redirect replaces the matched prefix only. */
type Redirect = HttpRedirect & { prefixRewrite?: string }

/**
 * The redirect; undefined for a code that Envoy does not know, which leaves the route without an action.
 * `port` is the one that the route is generated for: Envoy cannot tell the request's own.
 * Istio: pilot/pkg/networking/core/route/route.go#ApplyRedirect
 */
export function redirectAction(redirect: Redirect, port: number, isTls: boolean): RedirectAction | undefined {
  const code = redirect.redirectCode ?? 0
  if (!responseCodes.has(code)) return undefined
  const action: RedirectAction = redirect.prefixRewrite ? { prefix_rewrite: redirect.prefixRewrite } : { path_redirect: redirect.uri ?? '' }
  if (redirect.authority) action.host_redirect = redirect.authority
  if (redirect.scheme) action.scheme_redirect = redirect.scheme
  const portTo = redirect.derivePort === 'FROM_REQUEST_PORT' ? port : (redirect.port ?? 0)
  const scheme = redirect.scheme || (isTls ? 'https' : 'http')
  // A scheme's own port goes without saying.
  const implied = (portTo === 80 && scheme === 'http') || (portTo === 443 && scheme === 'https')
  if (portTo !== 0 && !implied) action.port_redirect = portTo
  const response_code = responseCodes.get(code)
  if (response_code) action.response_code = response_code
  return action
}

/** Istio: pilot/pkg/networking/core/route/route.go#ApplyDirectResponse */
export function directResponse(response: NonNullable<HttpRoute['directResponse']>): DirectResponseAction {
  const { status, body } = response
  const action: DirectResponseAction = status ? { status } : {}
  if (!body) return action
  const { string, bytes } = body
  if (string !== undefined && string !== null) action.body = { inline_string: string }
  else if (bytes !== undefined && bytes !== null) action.body = { inline_bytes: bytes }
  return action
}

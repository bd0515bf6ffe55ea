import type { LabelSelector } from '../istio/mesh-config.js'

/** The parts of `gateway.networking.k8s.io` that istiod reads. Field names and meanings: the Gateway API, version 1.6. */

export interface GatewayClassSpec {
  controllerName?: string
}

export interface KubernetesGatewaySpec {
  gatewayClassName?: string
  listeners?: GatewayListener[]
  addresses?: { type?: string; value?: string }[]
  allowedListeners?: { namespaces?: FromNamespaces }
  tls?: { frontend?: { default?: FrontendTls; perPort?: { port?: number; tls?: FrontendTls }[] } }
  infrastructure?: unknown
}

/** Who may attach: `Same` namespace, `All`, by `Selector`, or `None`. */
export interface FromNamespaces {
  from?: 'Same' | 'All' | 'Selector' | 'None'
  selector?: LabelSelector
}

export interface GatewayListener {
  name?: string
  hostname?: string
  port?: number
  protocol?: string
  tls?: ListenerTls
  allowedRoutes?: { namespaces?: FromNamespaces; kinds?: { group?: string; kind?: string }[] }
}

export interface ListenerTls {
  mode?: 'Terminate' | 'Passthrough'
  certificateRefs?: ObjectReference[]
  options?: Record<string, string>
}

export interface FrontendTls {
  validation?: { caCertificateRefs?: ObjectReference[]; mode?: 'AllowValidOnly' | 'AllowInsecureFallback' }
}

export interface ListenerSetSpec {
  parentRef?: ObjectReference
  listeners?: GatewayListener[]
}

export interface ObjectReference {
  group?: string
  kind?: string
  name?: string
  namespace?: string
}

export interface ParentReference extends ObjectReference {
  sectionName?: string
  port?: number
}

export interface BackendReference extends ObjectReference {
  port?: number
  weight?: number
}

interface CommonRouteSpec {
  parentRefs?: ParentReference[]
  hostnames?: string[]
}

export interface HttpRouteSpec extends CommonRouteSpec {
  rules?: HttpRouteRule[]
}

export interface HttpRouteRule {
  name?: string
  matches?: HttpRouteMatch[]
  filters?: HttpRouteFilter[]
  backendRefs?: (BackendReference & { filters?: HttpRouteFilter[] })[]
  timeouts?: { request?: string; backendRequest?: string }
  retry?: { codes?: number[]; attempts?: number; backoff?: string }
}

type ValueMatch = { type?: 'Exact' | 'RegularExpression'; name?: string; value?: string }

export interface HttpRouteMatch {
  path?: { type?: 'Exact' | 'PathPrefix' | 'RegularExpression'; value?: string }
  headers?: ValueMatch[]
  queryParams?: ValueMatch[]
  method?: string
}

export interface HeaderModifier {
  set?: { name?: string; value?: string }[]
  add?: { name?: string; value?: string }[]
  remove?: string[]
}

export interface PathModifier {
  type?: 'ReplaceFullPath' | 'ReplacePrefixMatch'
  replaceFullPath?: string
  replacePrefixMatch?: string
}

export interface HttpRouteFilter {
  type?: string
  requestHeaderModifier?: HeaderModifier
  responseHeaderModifier?: HeaderModifier
  requestMirror?: { backendRef?: BackendReference; percent?: number; fraction?: { numerator?: number; denominator?: number } }
  requestRedirect?: { scheme?: string; hostname?: string; path?: PathModifier; port?: number; statusCode?: number }
  urlRewrite?: { hostname?: string; path?: PathModifier }
  cors?: CorsFilter
}

export interface CorsFilter {
  allowOrigins?: string[]
  allowCredentials?: boolean
  allowMethods?: string[]
  allowHeaders?: string[]
  exposeHeaders?: string[]
  maxAge?: number
}

export interface GrpcRouteSpec extends CommonRouteSpec {
  rules?: GrpcRouteRule[]
}

export interface GrpcRouteRule {
  name?: string
  matches?: { method?: { type?: 'Exact' | 'RegularExpression'; service?: string; method?: string }; headers?: ValueMatch[] }[]
  filters?: HttpRouteFilter[]
  backendRefs?: (BackendReference & { filters?: HttpRouteFilter[] })[]
}

/** TCPRoute's and TLSRoute's; only the latter has hostnames. */
export interface L4RouteSpec extends CommonRouteSpec {
  rules?: { name?: string; backendRefs?: BackendReference[] }[]
}

export interface ReferenceGrantSpec {
  from?: { group?: string; kind?: string; namespace?: string }[]
  to?: { group?: string; kind?: string; name?: string }[]
}

export interface BackendTlsPolicySpec {
  targetRefs?: (ObjectReference & { sectionName?: string })[]
  validation?: {
    caCertificateRefs?: ObjectReference[]
    wellKnownCACertificates?: string
    hostname?: string
    subjectAltNames?: { type?: 'Hostname' | 'URI'; hostname?: string; uri?: string }[]
  }
}

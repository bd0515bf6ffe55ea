import type { Labels } from '../resource.js'

/** `networking.istio.io` VirtualService's spec. Field names and meanings: Istio's API. */
export interface VirtualServiceSpec {
  hosts?: string[]
  gateways?: string[]
  http?: HttpRoute[]
  tls?: TlsRoute[]
  tcp?: TcpRoute[]
  exportTo?: string[]
}

export type StringMatch = { exact: string } | { prefix: string } | { regex: string } | Record<string, never>

export interface HttpRoute {
  name?: string
  match?: HttpMatchRequest[]
  route?: HttpRouteDestination[]
  redirect?: HttpRedirect
  directResponse?: { status: number; body?: { string?: string; bytes?: string } }
  delegate?: { name?: string; namespace?: string }
  rewrite?: { uri?: string; authority?: string; uriRegexRewrite?: { match?: string; rewrite?: string } }
  timeout?: string
  retries?: HttpRetry
  fault?: HttpFaultInjection
  mirror?: Destination
  mirrors?: { destination?: Destination; percentage?: Percent }[]
  /** Deprecated whole per cent. */
  mirrorPercent?: number
  mirrorPercentage?: Percent
  corsPolicy?: CorsPolicy
  headers?: Headers
}

export interface Percent {
  value?: number
}

export interface HttpMatchRequest {
  name?: string
  uri?: StringMatch
  scheme?: StringMatch
  method?: StringMatch
  authority?: StringMatch
  headers?: Record<string, StringMatch>
  withoutHeaders?: Record<string, StringMatch>
  queryParams?: Record<string, StringMatch>
  ignoreUriCase?: boolean
  port?: number
  sourceLabels?: Labels
  sourceNamespace?: string
  gateways?: string[]
  statPrefix?: string
}

export interface Destination {
  host: string
  subset?: string
  port?: { number?: number }
}

export interface HttpRouteDestination {
  destination: Destination
  weight?: number
  headers?: Headers
}

export interface HeaderOperations {
  set?: Record<string, string>
  add?: Record<string, string>
  remove?: string[]
}

export interface Headers {
  request?: HeaderOperations
  response?: HeaderOperations
}

export interface HttpRedirect {
  uri?: string
  authority?: string
  port?: number
  derivePort?: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT'
  scheme?: string
  redirectCode?: number
}

export interface HttpRetry {
  attempts?: number
  perTryTimeout?: string
  retryOn?: string
  retryRemoteLocalities?: boolean
  retryIgnorePreviousHosts?: boolean
  backoff?: string
}

export interface HttpFaultInjection {
  delay?: { percent?: number; percentage?: Percent; fixedDelay?: string; exponentialDelay?: string }
  abort?: { percentage?: Percent; httpStatus?: number; grpcStatus?: string; http2Error?: string }
}

export interface CorsPolicy {
  allowOrigin?: string[]
  allowOrigins?: StringMatch[]
  allowMethods?: string[]
  allowHeaders?: string[]
  exposeHeaders?: string[]
  maxAge?: string
  allowCredentials?: boolean | null
  unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE'
}

export interface L4MatchAttributes {
  destinationSubnets?: string[]
  port?: number
  sourceLabels?: Labels
  sourceNamespace?: string
  sourceSubnet?: string
  gateways?: string[]
}

export interface TlsMatchAttributes extends L4MatchAttributes {
  sniHosts?: string[]
}

export interface RouteDestination {
  destination: Destination
  weight?: number
}

export interface TlsRoute {
  match?: TlsMatchAttributes[]
  route?: RouteDestination[]
}

export interface TcpRoute {
  match?: L4MatchAttributes[]
  route?: RouteDestination[]
}

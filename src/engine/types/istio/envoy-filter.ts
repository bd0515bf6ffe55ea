import type { Labels } from '../resource.js'
import type { PolicyTargetReference } from './authorization-policy.js'

/** `networking.istio.io` EnvoyFilter's spec. */
export interface EnvoyFilterSpec {
  workloadSelector?: { labels?: Labels }
  targetRefs?: PolicyTargetReference[]
  configPatches?: ConfigPatch[]
  /** Lower ones first. */
  priority?: number
}

export interface ConfigPatch {
  applyTo?: ApplyTo
  match?: ConfigObjectMatch
  patch?: { operation?: PatchOperation; value?: Record<string, unknown>; filterClass?: string }
}

export type ApplyTo =
  | 'INVALID'
  | 'LISTENER'
  | 'FILTER_CHAIN'
  | 'NETWORK_FILTER'
  | 'HTTP_FILTER'
  | 'ROUTE_CONFIGURATION'
  | 'VIRTUAL_HOST'
  | 'HTTP_ROUTE'
  | 'CLUSTER'
  | 'EXTENSION_CONFIG'
  | 'BOOTSTRAP'
  | 'LISTENER_FILTER'

export type PatchOperation =
  | 'INVALID'
  | 'MERGE'
  | 'ADD'
  | 'REMOVE'
  | 'INSERT_BEFORE'
  | 'INSERT_AFTER'
  | 'INSERT_FIRST'
  | 'REPLACE'
  | 'MERGE_AND_REPLACE_LIST'

export type PatchContext = 'ANY' | 'SIDECAR_INBOUND' | 'SIDECAR_OUTBOUND' | 'GATEWAY' | 'WAYPOINT'

export interface ConfigObjectMatch {
  context?: PatchContext
  proxy?: { proxyVersion?: string; metadata?: Record<string, string> }
  listener?: ListenerMatch
  routeConfiguration?: RouteConfigurationMatch
  cluster?: ClusterMatch
}

export interface ListenerMatch {
  portNumber?: number
  name?: string
  listenerFilter?: string
  filterChain?: {
    name?: string
    sni?: string
    transportProtocol?: string
    applicationProtocols?: string
    destinationPort?: number
    filter?: { name?: string; subFilter?: { name?: string } }
  }
}

export interface RouteConfigurationMatch {
  portNumber?: number
  portName?: string
  gateway?: string
  name?: string
  vhost?: {
    name?: string
    domainName?: string
    route?: { name?: string; action?: 'ANY' | 'ROUTE' | 'REDIRECT' | 'DIRECT_RESPONSE' }
  }
}

export interface ClusterMatch {
  portNumber?: number
  service?: string
  subset?: string
  name?: string
}

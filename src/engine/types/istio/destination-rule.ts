import type { Labels } from '../resource.js'

/** `networking.istio.io` DestinationRule's spec. */
export interface DestinationRuleSpec {
  host?: string
  trafficPolicy?: TrafficPolicy
  subsets?: Subset[]
  exportTo?: string[]
  workloadSelector?: { matchLabels?: Labels }
}

export interface Subset {
  name: string
  labels?: Labels
  trafficPolicy?: TrafficPolicy
}

export interface TrafficPolicyFields {
  loadBalancer?: LoadBalancerSettings
  connectionPool?: ConnectionPoolSettings
  outlierDetection?: OutlierDetection
  tls?: ClientTlsSettings
}

export interface TrafficPolicy extends TrafficPolicyFields {
  portLevelSettings?: (TrafficPolicyFields & { port?: { number?: number } })[]
  tunnel?: { protocol?: string; targetHost?: string; targetPort?: number }
  proxyProtocol?: { version?: 'V1' | 'V2' }
  retryBudget?: { percent?: number | null; minRetryConcurrency?: number; budgetInterval?: string }
}

export interface LoadBalancerSettings {
  simple?: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST'
  consistentHash?: ConsistentHash
  localityLbSetting?: LocalityLbSetting
  zoneAwareLbSetting?: ZoneAwareLbSetting
  warmup?: { duration?: string; minimumPercent?: number | null; aggression?: number | null }
  warmupDurationSecs?: string
}

export interface ConsistentHash {
  httpHeaderName?: string
  httpCookie?: { name?: string; path?: string; ttl?: string; attributes?: { name: string; value: string }[] }
  useSourceIp?: boolean
  httpQueryParameterName?: string
  minimumRingSize?: number
  ringHash?: { minimumRingSize?: number }
  maglev?: { tableSize?: number }
}

export interface LocalityLbSetting {
  enabled?: boolean | null
  distribute?: { from?: string; to?: Record<string, number> }[]
  failover?: { from?: string; to?: string }[]
  failoverPriority?: string[]
}

export interface ZoneAwareLbSetting {
  enabled?: boolean | null
  failover?: { from?: string; to?: string }[]
  failoverPriority?: string[]
  minClusterSize?: number | null
}

export interface TcpKeepalive {
  probes?: number
  time?: string
  interval?: string
}

export interface ConnectionPoolSettings {
  tcp?: {
    maxConnections?: number
    connectTimeout?: string
    maxConnectionDuration?: string
    idleTimeout?: string
    tcpKeepalive?: TcpKeepalive
  }
  http?: {
    http1MaxPendingRequests?: number
    http2MaxRequests?: number
    maxRequestsPerConnection?: number
    maxRetries?: number
    idleTimeout?: string
    h2UpgradePolicy?: 'DEFAULT' | 'DO_NOT_UPGRADE' | 'UPGRADE'
    useClientProtocol?: boolean
    maxConcurrentStreams?: number
    http2KeepAlive?: { interval?: string; timeout?: string }
  }
}

export interface OutlierDetection {
  consecutiveErrors?: number
  splitExternalLocalOriginErrors?: boolean
  consecutiveLocalOriginFailures?: number | null
  consecutiveGatewayErrors?: number | null
  consecutive5xxErrors?: number | null
  interval?: string
  baseEjectionTime?: string
  maxEjectionPercent?: number
  minHealthPercent?: number
}

export interface ClientTlsSettings {
  mode?: 'DISABLE' | 'SIMPLE' | 'MUTUAL' | 'ISTIO_MUTUAL'
  clientCertificate?: string
  privateKey?: string
  caCertificates?: string
  credentialName?: string
  subjectAltNames?: string[]
  sni?: string
  insecureSkipVerify?: boolean | null
  caCrl?: string
}

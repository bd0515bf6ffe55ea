import type { Labels } from '../resource.js'
import type { PolicyTargetReference } from './authorization-policy.js'

type WorkloadMode = 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER'

/** `telemetry.istio.io` Telemetry's spec. */
export interface TelemetrySpec {
  selector?: { matchLabels?: Labels }
  targetRef?: PolicyTargetReference
  targetRefs?: PolicyTargetReference[]
  metrics?: TelemetryMetrics[]
  accessLogging?: TelemetryAccessLogging[]
  tracing?: TelemetryTracing[]
}

export interface ProviderRef {
  name?: string
}

export interface TelemetryMetrics {
  providers?: ProviderRef[]
  overrides?: MetricsOverride[]
  reportingInterval?: string
}

export interface MetricsOverride {
  match?: { metric?: string; customMetric?: string; mode?: WorkloadMode }
  disabled?: boolean | null
  tagOverrides?: Record<string, { operation?: 'UPSERT' | 'REMOVE'; value?: string }>
}

export interface TelemetryAccessLogging {
  providers?: ProviderRef[]
  match?: { mode?: WorkloadMode }
  disabled?: boolean | null
  filter?: { expression?: string }
}

export interface TelemetryTracing {
  providers?: ProviderRef[]
  match?: { mode?: WorkloadMode }
  randomSamplingPercentage?: number | null
  disableSpanReporting?: boolean | null
  disableContextPropagation?: boolean | null
  enableIstioTags?: boolean | null
  useRequestIdForTraceSampling?: boolean | null
  customTags?: Record<string, TelemetryCustomTag>
}

export interface TelemetryCustomTag {
  literal?: { value?: string }
  environment?: { name?: string; defaultValue?: string }
  header?: { name?: string; defaultValue?: string }
  formatter?: { value?: string }
}

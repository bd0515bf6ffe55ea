import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { Telemetry } from '../../mesh/policy/telemetry.js'
import type { ExtensionProvider } from '../../types/istio/extension-provider.js'
import type { TelemetryCustomTag } from '../../types/istio/telemetry.js'
import type { Mode } from './metrics.js'
import { providerNamed } from './provider.js'

/** Tracing as all levels together want it, for one side. */
export interface TracingSpec {
  readonly provider?: ExtensionProvider
  readonly disabled: boolean
  /** Per cent. */
  readonly sampling?: number
  readonly customTags?: Readonly<Record<string, TelemetryCustomTag>>
  readonly useRequestId: boolean
  readonly enableIstioTags: boolean
  readonly disableContextPropagation: boolean
}

/**
 * Undefined where neither a Telemetry nor a default provider speaks of tracing. A level's field replaces a wider level's whole; only the first
 * provider named counts.
 * Istio: pilot/pkg/model/telemetry.go#Tracing
 */
export function tracingSpec(telemetries: readonly Telemetry[], mesh: MeshConfig, mode: Mode): TracingSpec | undefined {
  const levels = telemetries.flatMap((t) => t.spec?.tracing ?? [])
  const [byDefault] = mesh.defaultProviders.tracing ?? []
  if (levels.length === 0 && byDefault === undefined) return undefined
  let spec: TracingSpec = {
    ...(byDefault !== undefined && { provider: providerNamed(mesh, byDefault) }),
    disabled: false,
    useRequestId: true,
    enableIstioTags: true,
    disableContextPropagation: false,
  }
  for (const level of levels) {
    const side = level.match?.mode
    if ((side === 'CLIENT' || side === 'SERVER') && side !== mode) continue
    const name = level.providers?.[0]?.name
    spec = {
      ...spec,
      ...(level.providers?.length && { provider: providerNamed(mesh, name ?? '') }),
      ...given('disabled', level.disableSpanReporting),
      ...given('customTags', level.customTags),
      ...given('sampling', level.randomSamplingPercentage),
      ...given('useRequestId', level.useRequestIdForTraceSampling),
      ...given('enableIstioTags', level.enableIstioTags),
      ...given('disableContextPropagation', level.disableContextPropagation),
    }
  }
  return spec
}

const given = <K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> =>
  value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>)

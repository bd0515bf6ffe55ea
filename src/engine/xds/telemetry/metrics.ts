import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { Telemetry } from '../../mesh/policy/telemetry.js'
import type { MetricsOverride, ProviderRef } from '../../types/istio/telemetry.js'

export type Mode = 'CLIENT' | 'SERVER'

/** What is changed about one metric. */
export interface MetricChange {
  /** Istio's name (`REQUEST_COUNT`) or a metric of the reader's own. */
  readonly name: string
  readonly drop: boolean
  /** Tags that get a value, and tags that go (undefined), by name. */
  readonly tags: readonly (readonly [name: string, value: string | undefined])[]
}

export interface ProviderMetrics {
  /** Durations as the reader wrote it. */
  readonly reportingInterval?: string
  /** Changes by metric name, or `off` where nothing is reported at all. */
  readonly modes: Readonly<Record<Mode, readonly MetricChange[] | 'off'>>
}

interface Draft {
  disabled?: boolean
  readonly tags: Map<string, string | undefined>
}

const METRICS = [
  'GRPC_REQUEST_MESSAGES',
  'GRPC_RESPONSE_MESSAGES',
  'REQUEST_COUNT',
  'REQUEST_DURATION',
  'REQUEST_SIZE',
  'RESPONSE_SIZE',
  'TCP_CLOSED_CONNECTIONS',
  'TCP_OPENED_CONNECTIONS',
  'TCP_RECEIVED_BYTES',
  'TCP_SENT_BYTES',
]

export const namesOf = (providers: readonly ProviderRef[] | undefined): string[] => (providers ?? []).map((p) => p.name ?? '')

/**
 * The metrics of each provider in effect, over all levels. The last level that names providers says which; overrides add up by metric and tag.
 * Istio: pilot/pkg/model/telemetry.go#mergeMetrics
 */
export function metricsByProvider(telemetries: readonly Telemetry[], mesh: MeshConfig): ReadonlyMap<string, ProviderMetrics> {
  const levels = telemetries.flatMap((t) => t.spec?.metrics ?? [])
  const defaults = mesh.defaultProviders.metrics ?? []
  if (levels.length === 0) return new Map(defaults.map((name) => [name, { modes: { CLIENT: [], SERVER: [] } }]))
  const inScope = new Set(
    levels.reduce<readonly string[]>((names, level) => (level.providers?.length ? namesOf(level.providers) : names), defaults),
  )
  const drafts = new Map<
    string,
    { interval?: string; readonly modes: Record<Mode, { off: boolean; readonly metrics: Map<string, Draft> }> }
  >()
  let inherited: readonly string[] = defaults
  for (const level of levels) {
    if (level.providers?.length) inherited = namesOf(level.providers)
    for (const provider of inherited) {
      if (!inScope.has(provider)) continue
      let draft = drafts.get(provider)
      if (!draft) {
        draft = { modes: { CLIENT: { off: false, metrics: new Map() }, SERVER: { off: false, metrics: new Map() } } }
        drafts.set(provider, draft)
      }
      if (level.reportingInterval !== undefined) draft.interval = level.reportingInterval
      for (const override of level.overrides ?? []) for (const mode of modesOf(override)) apply(draft.modes[mode], override)
    }
  }
  return new Map(
    [...drafts].map(([name, { interval, modes }]) => [
      name,
      {
        ...(interval !== undefined && { reportingInterval: interval }),
        modes: { CLIENT: finish(modes.CLIENT), SERVER: finish(modes.SERVER) },
      },
    ]),
  )
}

function modesOf({ match }: MetricsOverride): readonly Mode[] {
  return match?.mode === 'CLIENT' || match?.mode === 'SERVER' ? [match.mode] : ['CLIENT', 'SERVER']
}

const isAll = ({ match }: MetricsOverride): boolean =>
  match?.customMetric === undefined && (match?.metric === undefined || match.metric === 'ALL_METRICS')

function apply(mode: { off: boolean; readonly metrics: Map<string, Draft> }, override: MetricsOverride): void {
  if (isAll(override) && override.disabled) {
    mode.off = true
    return
  }
  // a narrower level that changes anything switches the reports on again
  mode.off = false
  const names = isAll(override) ? METRICS : [override.match?.customMetric ?? override.match?.metric ?? '']
  for (const name of names) {
    const draft = mode.metrics.get(name) ?? { tags: new Map<string, string | undefined>() }
    if (typeof override.disabled === 'boolean') draft.disabled = override.disabled
    for (const [tag, change] of Object.entries(override.tagOverrides ?? {}))
      draft.tags.set(tag, change?.operation === 'REMOVE' ? undefined : (change?.value ?? ''))
    mode.metrics.set(name, draft)
  }
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)

function finish({ off, metrics }: { off: boolean; readonly metrics: Map<string, Draft> }): readonly MetricChange[] | 'off' {
  if (off) return 'off'
  return [...metrics].sort(byKey).map(([name, { disabled, tags }]) => ({ name, drop: disabled === true, tags: [...tags].sort(byKey) }))
}

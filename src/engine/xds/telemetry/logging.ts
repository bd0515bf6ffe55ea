import type { MeshConfig } from '../../mesh/mesh-config.js'
import type { Telemetry } from '../../mesh/policy/telemetry.js'
import type { TelemetryAccessLogging } from '../../types/istio/telemetry.js'
import { type Mode, namesOf } from './metrics.js'

/** Whether a provider's log is written, and of which requests. */
export interface ProviderLog {
  readonly disabled: boolean
  /** A CEL expression; absent for all requests. */
  readonly expression?: string
}

const isFor = (logging: TelemetryAccessLogging, mode: Mode): boolean =>
  !logging.match?.mode || logging.match.mode === 'CLIENT_AND_SERVER' || logging.match.mode === mode

/**
 * The access logs of each provider in effect for one side; undefined where neither a Telemetry nor a default provider speaks of logs, and the
 * mesh configuration's older fields decide. The last Telemetry that names providers for the side says which.
 * Istio: pilot/pkg/model/telemetry.go#mergeLogs
 */
export function logsByProvider(
  telemetries: readonly Telemetry[],
  mesh: MeshConfig,
  mode: Mode,
): ReadonlyMap<string, ProviderLog> | undefined {
  const defaults = mesh.defaultProviders.accessLogging ?? []
  const levels = telemetries.flatMap((t) => (t.spec?.accessLogging?.length ? [t.spec.accessLogging] : []))
  if (levels.length === 0) return defaults.length === 0 ? undefined : new Map(defaults.map((name) => [name, { disabled: false }]))
  const expressions = new Map<string, string | undefined>()
  let inScope = new Set(defaults)
  for (const level of levels) {
    const named = new Set<string>()
    for (const logging of level) {
      if (!isFor(logging, mode)) continue
      for (const name of namesOf(logging.providers)) {
        named.add(name)
        expressions.set(name, logging.filter && (logging.filter.expression ?? ''))
      }
    }
    if (named.size > 0) inScope = named
  }
  const logs = new Map<string, ProviderLog>()
  let inherited: readonly string[] = defaults
  for (const logging of levels.flat()) {
    if (logging.providers?.length) inherited = namesOf(logging.providers)
    for (const name of inherited) {
      if (!inScope.has(name) || !isFor(logging, mode)) continue
      const expression = logging.disabled ? undefined : expressions.get(name)
      logs.set(name, { disabled: logging.disabled === true, ...(expression !== undefined && { expression }) })
    }
  }
  return logs
}

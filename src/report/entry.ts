import type { Level } from '../engine/types/diagnostic.js'
import type { Region } from './positions.js'

/** Who says so: YAML and the schemas, istiod's validating webhook, `istioctl analyze`, or we beyond them. */
export type ReportOrigin = 'schema' | 'webhook' | 'istioctl' | 'meshbook'
export const reportOrigins: readonly ReportOrigin[] = ['schema', 'webhook', 'istioctl', 'meshbook']

/** A message in words, with its place. */
export interface ReportEntry extends Region {
  readonly origin: ReportOrigin
  readonly code: string
  /** The code's name in Istio's list. */
  readonly name?: string
  readonly level: Level
  /** Names from the YAML stand in backquotes. */
  readonly text: string
  /** What it means for traffic, and what to do about it. */
  readonly meaning?: string
  readonly remedy?: string
  readonly file: string
  /** The code under which istioctl passes on what the webhook says. */
  readonly passedOnAs?: string
  /** Where it shows in a proxy's configuration: names from the proxy inwards. */
  readonly evidence?: readonly (readonly string[])[]
  /** `VirtualService default/reviews`; empty where the document could not be read. */
  readonly resource: string
}

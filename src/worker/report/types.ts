import type { Level, MessageArgument } from '../../engine/types/diagnostic.js'
import type { ReportOrigin } from '../../report/entry.js'
import type { Region } from '../../report/positions.js'

export interface ReportAsk {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /**
   * Whether the analysis counts the pods that the workloads would run, as in a cluster that took the files. Without them the files are all
   * there is, as for istioctl given nothing but files.
   */
  readonly hasPods: boolean
}

/** How far a report is: files read, documents validated, istioctl's analysis, the proxies' configuration looked at. */
export type ReportStage = 'read' | 'validate' | 'analyse' | 'prove'
export const reportStages: readonly ReportStage[] = ['read', 'validate', 'analyse', 'prove']

type Arguments = Readonly<Record<string, MessageArgument>>

/** A message of the report, in code and arguments. Columns count characters. */
export interface ReportFinding extends Region {
  readonly origin: ReportOrigin
  readonly code: string
  /** The code's name in Istio's list. */
  readonly name?: string
  readonly level: Level
  readonly arguments: Arguments
  readonly file: string
  /** `VirtualService default/reviews`; empty where the document could not be read. */
  readonly resource: string
  /** The code under which istioctl passes on what the webhook says. */
  readonly passedOnAs?: string
  /** Where it shows in a proxy's configuration. */
  readonly evidence: readonly (readonly string[])[]
}

export interface ReportCounts {
  readonly level: Readonly<Record<Level, number>>
  readonly origin: Readonly<Record<ReportOrigin, number>>
  /** Files with something to say, in their order. */
  readonly file: readonly (readonly [file: string, count: number])[]
  readonly code: readonly (readonly [code: string, level: Level, count: number])[]
}

export interface ReportReply {
  /** Errors first, within a level by file and place. */
  readonly findings: readonly ReportFinding[]
  /** How many were left out. The counts have them all. */
  readonly more: number
  readonly counts: ReportCounts
  readonly documents: number
  /** How many proxies there are in the files; what is ours is proven on their configuration. */
  readonly proxies: number
  /** Set where the files are too much for the last stage, or it failed. */
  readonly isUnproven?: boolean
  readonly milliseconds: number
}

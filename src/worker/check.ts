import type { ServerBehaviour } from '../engine/types/request.js'

/** What must come of a request; every part left out may be anything. */
export interface Expectation {
  /** The status that the caller gets. */
  readonly code?: number
  /** Envoy's response flags, exactly these; `[]` for none. */
  readonly flags?: readonly string[]
  readonly details?: string
  readonly ending?: Ending
  /** The workload that answers, or an address outside. */
  readonly by?: string
  /** Percent of all that can happen, by who answers; who is not named gets nothing. */
  readonly shares?: Readonly<Record<string, number>>
  /** The cluster that the first proxy on the way chose. */
  readonly cluster?: string
  /** Whether the caller's packet filter gives the connection to a proxy. */
  readonly captured?: boolean
  /** The path and the host of the request as it arrives at the application. */
  readonly path?: string
  readonly host?: string
  /** How many times the first proxy sent the request. */
  readonly attempts?: number
}

export const endings = ['answered', 'closed', 'refused', 'unreachable', 'unresolved', 'tls-refused', 'waiting'] as const
export type Ending = (typeof endings)[number]

/** A request, and what must come of it. */
export interface Check {
  readonly curl: string
  /** `WORKLOAD.NAMESPACE` or `outside`. */
  readonly from: string
  readonly expect: Expectation
  /** What every application does with requests that reach it; by default it answers 200. */
  readonly server?: ServerBehaviour
}

/** One of the things that happened, as far as the check asks; its share of all, 0 to 1. */
export interface Happened {
  readonly share: number
  readonly ending: Ending
  readonly flags: readonly string[]
  readonly code?: number
  readonly details?: string
  readonly by?: string
  readonly cluster?: string
  readonly captured?: boolean
  readonly path?: string
  readonly host?: string
  readonly attempts?: number
}

export interface CheckResult {
  readonly isPassed: boolean
  /** The parts of the expectation that do not hold. */
  readonly wrong: readonly (keyof Expectation)[]
  /** Likely things first. */
  readonly happened: readonly Happened[]
  /** How many more things can happen. */
  readonly more: number
  /** The request itself is wrong, as in a trace. */
  readonly fault?: { readonly code: string; readonly at: string }
}

export interface CheckReply {
  /** The YAML has errors, so nothing was checked. */
  readonly isBroken: boolean
  /** In the order of the checks; undefined for one that there was no time for. */
  readonly results: readonly (CheckResult | undefined)[]
}

import type { TracedHop, TracedOutcome } from '../protocol.js'

/** What crosses between the page of a reader's own config dump and the worker that reads it. Plain data, never more than is looked at. */
export type DumpKind = 'listeners' | 'routes' | 'clusters' | 'endpoints'

export interface DumpName {
  readonly kind: DumpKind
  readonly name: string
}

/** What is wrong with a dump, or odd about it. */
export interface DumpProblem {
  readonly code: string
  readonly level: 'error' | 'warning' | 'info'
  readonly arguments: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export interface DumpSummary {
  readonly name: string
  readonly bytes: number
  readonly counts: Readonly<Record<DumpKind, number>>
  readonly node?: string
  readonly addresses: readonly string[]
  readonly hasEndpoints: boolean
  readonly problems: readonly DumpProblem[]
}

export interface DumpRow {
  readonly cells: readonly string[]
  /** The resource that the row is of. */
  readonly name: string
}

export interface DumpRows {
  readonly kind: DumpKind
  readonly columns: readonly string[]
  readonly rows: readonly DumpRow[]
  /** How many rows match in all. */
  readonly total: number
}

export interface DumpDetail extends DumpName {
  readonly value: unknown
  /** What it leads to, and what leads to it. A name that the dump does not hold is marked. */
  readonly to: readonly DumpLink[]
  readonly from: readonly DumpLink[]
  readonly moreTo: number
  readonly moreFrom: number
}

export interface DumpLink extends DumpName {
  readonly missing: boolean
}

/** A connection to follow through the dump. */
export interface DumpTraceAsk {
  /** `outbound`: an application of the pod dials; `inbound`: somebody dials the pod; `direct`: a gateway's own port. */
  readonly direction: 'outbound' | 'inbound' | 'direct'
  /** `IP:PORT` that is dialled. */
  readonly destination: string
  readonly curl: string
  /** The SPIFFE URI of an mTLS client; empty for plain text. */
  readonly identity?: string
  readonly outcome?: number
}

export interface DumpTraced {
  readonly fault?: { readonly code: string; readonly at: string }
  readonly outcomes: readonly TracedOutcome[]
  readonly notFollowed: number
  readonly chosen: number
  readonly hops: readonly TracedHop[]
}

export type ToDump =
  | { readonly type: 'open'; readonly file: Blob; readonly name: string }
  | { readonly type: 'rows'; readonly id: number; readonly kind: DumpKind; readonly filter: string; readonly most: number }
  | { readonly type: 'detail'; readonly id: number; readonly of: DumpName }
  | { readonly type: 'trace'; readonly id: number; readonly ask: DumpTraceAsk }

export type FromDump =
  | { readonly type: 'progress'; readonly stage: 'read' | 'parse' | 'index'; readonly share: number }
  | { readonly type: 'opened'; readonly summary: DumpSummary }
  | { readonly type: 'refused'; readonly problem: DumpProblem }
  | { readonly type: 'rows'; readonly id: number; readonly rows: DumpRows }
  | { readonly type: 'detail'; readonly id: number; readonly detail: DumpDetail | undefined }
  | { readonly type: 'traced'; readonly id: number; readonly traced: DumpTraced }

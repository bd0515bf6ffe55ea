import type { MessageArgument } from './diagnostic.js'
import type { Hop, UpstreamRequest } from './hop.js'
import type { SocketAddress } from './request.js'
import type { Path } from './source.js'
import type { TraceCodes } from './trace-codes/index.js'

export type { Hop, UpstreamRequest } from './hop.js'

/** Whose colour a step has in the page. */
export type TracePart = 'kernel' | 'listener' | 'route' | 'cluster' | 'endpoint'

/** What became of what a step looked at: taken, missed (the failing predicate is in the arguments), passed through, ended here, or a fact. */
export type StepResult = 'taken' | 'missed' | 'passed' | 'ended' | 'noted'

/** One decision. Its sentence is made from `code` and `arguments` outside the engine (`src/i18n/trace`). */
export interface TraceStep<Code extends keyof TraceCodes = keyof TraceCodes> {
  readonly part: TracePart
  readonly code: Code
  readonly result: StepResult
  readonly arguments: TraceCodes[Code] & Readonly<Record<string, MessageArgument>>
  /** The object of the configuration that decided, by identity: its provenance leads to the YAML. */
  readonly subject?: object
  /** Where that object stands in the configuration: `['listeners', 3, 'filter_chains', 0]`. */
  readonly path?: Path
  /** What was looked at before this one was taken (or none was), in order. Long lists are cut; `left` says how many were left out. */
  readonly tried?: readonly TraceStep[]
  readonly left?: number
}

/** A copy of a request whose answer nobody waits for. */
export interface MirroredRequest {
  readonly cluster: string
  /** How probable it is that there is a copy, given the outcome. */
  readonly probability: number
  /** Whom it may reach; shares add up to 1. */
  readonly endpoints: readonly { readonly address: SocketAddress; readonly share: number }[]
  readonly upstream: UpstreamRequest
}

/** One of the things that can happen, with everything that was decided on the way. */
export interface TraceOutcome {
  /** 0 to 1; those of all outcomes add up to 1. */
  readonly probability: number
  readonly steps: readonly TraceStep[]
  readonly listener?: string
  /** The filter chain as `NAME#INDEX`, the default chain as `NAME#default`. */
  readonly chain?: string
  readonly virtualHost?: string
  /** The route's name; empty where it has none. */
  readonly route?: string
  readonly cluster?: string
  /** How the connection to the endpoint is made; absent where none is. */
  readonly hop?: Hop
  /** Whom it may have reached; each with its share of this outcome's probability (they add up to `probability`). Empty: nobody was chosen. */
  readonly endpoints: readonly { readonly address: SocketAddress; readonly probability: number }[]
  /** The status that the client gets; absent where there is no HTTP answer. */
  readonly code?: number
  /** Envoy's response flags (`NR`, `UH`, …), in the access log's order. */
  readonly flags: readonly string[]
  /** `%RESPONSE_CODE_DETAILS%`. */
  readonly details?: string
  /** `%CONNECTION_TERMINATION_DETAILS%`. */
  readonly termination?: string
  /** How the client's connection ends where no HTTP answer comes: closed by the proxy, refused in the TLS handshake, or left waiting. */
  readonly ending?: 'answered' | 'closed' | 'tls-refused' | 'waiting'
  readonly upstream?: UpstreamRequest
  /** How many times the request was sent. */
  readonly attempts?: number
  /** Whom it was sent to before, as far as it is certain. */
  readonly tried?: readonly SocketAddress[]
  /** Milliseconds until the answer, as far as servers and retries took them. */
  readonly elapsed?: number
  readonly responseHeaders: readonly (readonly [name: string, value: string])[]
  /** A body that the proxy itself wrote. */
  readonly body?: string
  readonly mirrors?: readonly MirroredRequest[]
}

/** All that can happen to one connection (and its one request). */
export interface Trace {
  readonly outcomes: readonly TraceOutcome[]
  /** Probability of what was not followed because there were too many branches; 0 as a rule. */
  readonly notFollowed: number
}

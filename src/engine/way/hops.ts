import type { Walk } from '../netfilter/index.js'
import type { SocketAddress } from '../types/request.js'
import type { TraceOutcome, TraceStep } from '../types/trace.js'
import type { Participant } from './participants.js'

/** Who a hop happens at: a pod, or somewhere outside of the cluster. */
export interface Place {
  /** `POD.NAMESPACE`; absent outside. */
  readonly pod?: string
  readonly workload?: string
  readonly namespace?: string
  readonly handling: Participant['handling'] | 'outside'
}

/** One station of a request's way, in the order in which it is passed. */
export type WayHop =
  /** A name becomes an address; kube-proxy chooses a pod. */
  | { readonly kind: 'name' | 'kube-proxy'; readonly at: Place; readonly steps: readonly TraceStep[] }
  /** The packet filter of a pod decides who gets a connection. */
  | { readonly kind: 'capture'; readonly at: Place; readonly side: Side; readonly walk: Walk; readonly delivered: SocketAddress }
  /** Nothing takes the pod's traffic. */
  | { readonly kind: 'no-capture'; readonly at: Place; readonly side: Side }
  | { readonly kind: 'envoy'; readonly at: Place; readonly side: Side; readonly outcome: TraceOutcome }
  | { readonly kind: 'grpc'; readonly at: Place; readonly side: Side; readonly outcome: TraceOutcome }
  | { readonly kind: 'ztunnel'; readonly at: Place; readonly side: Side; readonly steps: readonly TraceStep[]; readonly closes: boolean }
  | { readonly kind: 'wire'; readonly from: Place; readonly to: Place; readonly address: SocketAddress; readonly security: Security }
  | {
      readonly kind: 'application'
      readonly at: Place
      readonly address: SocketAddress
      readonly result: 'answers' | 'refuses' | 'unreachable' | 'outside'
      readonly status?: number
    }

/** Which end of a connection a hop stands at: the one that dials, the one that is dialled, or a proxy between. */
export type Side = 'client' | 'middle' | 'server'

/** What protects the bytes between two pods. */
export interface Security {
  readonly kind: 'plain' | 'tls' | 'mtls' | 'hbone'
  /** Whom the caller's certificate names. */
  readonly identity?: string
  readonly serverName?: string
  readonly alpn?: readonly string[]
  /** What the HBONE tunnel leads to. */
  readonly target?: SocketAddress
}

/** One of the things that can happen to a request, from the application's `connect()` to its end. */
export interface WayOutcome {
  /** 0 to 1; those of all outcomes add up to 1. */
  readonly probability: number
  readonly hops: readonly WayHop[]
  /** What the caller sees. */
  readonly result: WayResult
}

export interface WayResult {
  readonly ending: 'answered' | 'closed' | 'refused' | 'unreachable' | 'unresolved' | 'tls-refused' | 'waiting'
  readonly code?: number
  /** The flags of the Envoy nearest to the caller that has any. */
  readonly flags: readonly string[]
  readonly details?: string
  readonly responseHeaders: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

export interface Way {
  readonly outcomes: readonly WayOutcome[]
  /** Probability of what was not followed, for there were too many branches. */
  readonly notFollowed: number
}

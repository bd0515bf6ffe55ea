import type { SourceFile } from '../../engine/types/source.js'
import type { WayResult } from '../../engine/way/index.js'

/** One way to run the reader's pods: an Envoy beside each, ztunnel alone, ztunnel and a waypoint, gRPC libraries with xDS, or no mesh. */
export type ModeName = 'none' | 'grpc' | 'ambient' | 'waypoint' | 'sidecar'
export const MODES: readonly ModeName[] = ['none', 'grpc', 'ambient', 'waypoint', 'sidecar']

export interface ModesAsk {
  readonly input: { readonly files: readonly SourceFile[]; readonly mesh?: string }
  /** A command line in curl's words, and who sends it. */
  readonly ask: { readonly curl: string; readonly from: string }
}

/** What was done to the reader's objects for a mode; `OBJECT` is `KIND/NAMESPACE/NAME`, or `KIND/NAME`. */
export type ModeChange =
  | {
      readonly code: 'label' | 'annotation'
      readonly object: string
      readonly key: string
      readonly before?: string
      /** Absent where the key was taken away. */
      readonly after?: string
    }
  | { readonly code: 'added'; readonly object: string }
  /** The request is sent by a gRPC library's own xDS client. */
  | { readonly code: 'target'; readonly before: string; readonly after: string }

export type StationKind = 'application' | 'envoy' | 'grpc' | 'ztunnel'

/** A station of the way, and how the connection that leads to it is protected; nothing where it stays inside a pod. */
export interface ModeStation {
  readonly kind: StationKind
  /** The workload; absent outside of the cluster. */
  readonly at?: string
  readonly role: 'sidecar' | 'gateway' | 'waypoint' | 'ztunnel' | 'library' | 'application'
  readonly wire?: { readonly kind: 'plain' | 'tls' | 'mtls' | 'hbone'; readonly identity?: string }
  /** Whether it parsed the request as HTTP. */
  readonly parses: boolean
}

/** A proxy on the way, and the size of all that it is told, as JSON in UTF-8. */
export interface ModeProxy {
  readonly id: string
  readonly name: string
  readonly bytes: number
}

/**
 * What a rule does to the request. `decides`: without it something else would happen. `told`: a proxy on the way knows it, and would do the
 * same to this request without it. `none`: no proxy on the way is told anything of it.
 */
export type RuleEffect = 'decides' | 'told' | 'none'

export interface ModeReport {
  readonly mode: ModeName
  readonly changes: readonly ModeChange[]
  /** The likeliest way. */
  readonly stations: readonly ModeStation[]
  /** The share of requests that go this way, by other pods of the same kind too. */
  readonly share: number
  /** All that can happen, alike ones together. */
  readonly results: readonly (Pick<WayResult, 'ending' | 'code' | 'flags'> & { readonly probability: number; readonly by?: string })[]
  readonly proxies: readonly ModeProxy[]
  /** Proxies and agents that run for the mesh's pods in this mode, gateways left out. */
  readonly running: { readonly proxies: number; readonly agents: number; readonly pods: number }
  /** By rule. */
  readonly effects: Readonly<Record<string, RuleEffect>>
}

/** Why a mode is not followed. */
export type ModeAbsence = { readonly mode: ModeName; readonly absent: 'not-grpc' | 'outside' | 'too-large' }

export interface ModesReply {
  /** The reader's YAML has errors; there is nothing to compare. */
  readonly isBroken: boolean
  readonly fault?: { readonly code: string; readonly at: string }
  readonly modes: readonly (ModeReport | ModeAbsence)[]
  /** The rules that were tried one by one, as `KIND/NAMESPACE/NAME`, and how many were not. */
  readonly rules: readonly string[]
  readonly rulesLeft: number
}

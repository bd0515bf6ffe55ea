import type { Hop, UpstreamRequest } from '../../types/hop.js'
import type { SocketAddress } from '../../types/request.js'
import type { TraceOutcome } from '../../types/trace.js'
import type { HttpStream } from '../http/stream.js'
import { part } from '../reading.js'
import type { Cluster } from '../shapes.js'
import type { HostGroup } from '../upstream/group.js'
import { policyOf } from '../upstream/policy.js'
import type { Answer, Failure } from './answer.js'
import { type HashKey, hashKey } from './hash.js'
import { routerOptions } from './protocol.js'
import { type RetryPolicy, retryPolicyOf } from './retry.js'
import { type Timeouts, timeoutsOf } from './timeouts.js'

/** What one attempt came to. */
export type Attempt =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly group: HostGroup | undefined }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly group: HostGroup | undefined }
  | { readonly kind: 'no-host' }

/** One request and its attempts at a cluster, in milliseconds that nobody waits for. */
export interface ExchangeState {
  readonly stream: HttpStream
  readonly action: object
  readonly name: string
  readonly cluster: Cluster
  readonly timeouts: Timeouts
  readonly retries: RetryPolicy | undefined
  readonly hash: HashKey
  /** Envoy's own headers are not set. */
  readonly isQuiet: boolean
  mirrors: TraceOutcome['mirrors']
  upstream: UpstreamRequest | undefined
  group: HostGroup | undefined
  hop: Hop | undefined
  attempts: number
  /** Since the request was there. */
  elapsed: number
  readonly flags: string[]
  /** How often each host was tried, and of which priorities some was. */
  readonly tried: Map<string, number>
  /** Hosts that were tried, as far as they are certain, by address; the newest last. */
  readonly triedHosts: Map<string, SocketAddress>
  readonly triedPriorities: Set<number>
  /** Whether the route has done to the request what it does once. */
  isFinal: boolean
}

export function beginExchange(stream: HttpStream, action: object, name: string, cluster: Cluster): ExchangeState {
  const policy = part(action, 'retry_policy') ?? part(stream.selected?.virtualHost, 'retry_policy')
  return {
    stream,
    action,
    name,
    cluster,
    isQuiet: routerOptions(stream.manager).suppressesHeaders,
    hash: policyOf(cluster).hashes ? hashKey(stream, action) : { hasKey: false, cookies: [] },
    timeouts: timeoutsOf(stream, action, policy),
    retries: retryPolicyOf(stream, policy),
    mirrors: [],
    upstream: undefined,
    group: undefined,
    hop: undefined,
    attempts: 1,
    elapsed: 0,
    flags: [],
    tried: new Map(),
    triedHosts: new Map(),
    triedPriorities: new Set(),
    isFinal: false,
  }
}

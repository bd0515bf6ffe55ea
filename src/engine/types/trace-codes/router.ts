/** Steps of the router: redirects, rewrites, headers, timeouts, retries, mirrors. */
export interface RouterCodes {
  'router.redirected': { readonly status: number; readonly location: string }
  'router.direct-response': { readonly status: number }
  /** The route names this cluster. */
  'router.cluster': { readonly cluster: string }
  /** The cluster's name stands in a request header. */
  'router.cluster-from-header': { readonly cluster: string; readonly header: string }
  /** The route leaves the choice of the cluster to a plugin: not modelled. */
  'router.cluster-from-plugin': { readonly plugin: string }
  'router.cluster-missing': { readonly cluster: string; readonly status: number }
  'router.path-rewritten': { readonly before: string; readonly after: string; readonly by: string }
  /** A rewrite that would leave no path is not done. */
  'router.path-kept': { readonly path: string; readonly by: string }
  'router.host-rewritten': { readonly before: string; readonly after: string; readonly by: string }
  /** `level` says whose mutation it is: `cluster`, `route`, `virtual-host` or `configuration`. */
  'headers.request-set': { readonly name: string; readonly value: string; readonly level: string }
  'headers.request-added': { readonly name: string; readonly value: string; readonly level: string }
  'headers.request-removed': { readonly name: string; readonly level: string }
  'headers.response-set': { readonly name: string; readonly value: string; readonly level: string }
  'headers.response-added': { readonly name: string; readonly value: string; readonly level: string }
  'headers.response-removed': { readonly name: string; readonly level: string }
  /** A header that is there is not added, one that is not there not overwritten, an empty value not set. */
  'headers.kept': { readonly name: string; readonly why: string; readonly level: string }
  /** A value that only a running proxy knows: its name stands for it. */
  'headers.unknown-value': { readonly name: string; readonly commands: readonly string[] }
  'router.timeout': { readonly milliseconds: number; readonly by: string }
  'router.no-timeout': Readonly<Record<never, never>>
  'router.per-try-timeout': { readonly milliseconds: number }
  'router.retry-policy': { readonly on: readonly string[]; readonly retries: number; readonly by: string }
  'router.no-retries': Readonly<Record<never, never>>
  /** The policy counts only for requests with certain headers, and this has none of them. */
  'router.retries-not-for-request': Readonly<Record<never, never>>
  'router.retried': { readonly attempt: number; readonly reason: string }
  'router.not-retried': { readonly reason: string }
  'router.retries-exhausted': { readonly attempts: number; readonly reason: string }
  'router.retries-overflow': { readonly reason: string }
  'router.answered': { readonly status: number; readonly attempt: number }
  'router.reset': { readonly reason: string; readonly attempt: number }
  'router.timed-out': { readonly milliseconds: number; readonly details: string }
  'router.client-gave-up': { readonly milliseconds: number }
  'router.mirrored': { readonly cluster: string; readonly percent: number; readonly host: string }
  'router.mirror-missing': { readonly cluster: string }
  'router.hash-key': { readonly kind: string; readonly name: string; readonly value: string }
  'router.hash-key-missing': { readonly kind: string; readonly name: string }
  'router.hash-cookie-made': { readonly name: string }
  'router.protocol': { readonly downstream: string; readonly upstream: string; readonly by: string }
  /** The upgrade goes through: from then on bytes are passed on. */
  'router.upgraded': { readonly upgrade: string }
  /** Extended CONNECT, which the server would have to allow. */
  'router.upgrade-waits': { readonly upgrade: string }
  'router.local-reply-grpc': { readonly status: number; readonly grpcStatus: number }
  'router.not-modelled': { readonly field: string }
}

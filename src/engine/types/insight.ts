import type { Level, MessageArgument } from './diagnostic.js'
import type { Origin } from './resource.js'

/**
 * What the engine finds beyond `istioctl analyze`, each with the arguments that its text takes in. The texts are in
 * `src/i18n/messages/insight`.
 */
export interface InsightArguments {
  /** A rule that nothing reaches: an earlier one of the same VirtualService takes all that it matches. `rule`, `by`: positions in `http`, from 1. */
  MB0501: { readonly rule: number; readonly match: number; readonly by: number; readonly how: Covering }
  /** A rule that nothing reaches, behind a rule of another VirtualService for the same host. */
  MB0502: {
    readonly rule: number
    readonly match: number
    readonly by: string
    readonly byRule: number
    readonly host: string
    readonly how: Covering
  }
  /** A subset whose cluster has no endpoint, while its service has some. */
  MB0503: { readonly subset: string; readonly labels: string; readonly host: string; readonly endpoints: number }
  /** A VirtualService that is in no proxy's configuration. */
  MB0504: { readonly why: 'no-visible-sidecar' | 'other-labels' | 'other-rules-first' | 'no-host'; readonly detail: string }
  /** A DestinationRule that no lookup finds. `step`: where the lookup of its clients ends instead. */
  MB0505: {
    readonly host: string
    readonly step: 'no-service' | 'not-exported' | 'client-namespace' | 'service-namespace' | 'more-specific'
    readonly by: string
  }
  /** A rule of an AuthorizationPolicy that is in no filter, for the policy stands where its fields cannot be read. */
  MB0506: { readonly rule: number; readonly action: string }
  /** A port without a declared protocol whose servers usually speak first. */
  MB0507: { readonly port: number; readonly name: string; readonly protocol: string }
  /** A try may last as long as the whole request. Durations as Envoy has them: `2s`. */
  MB0508: { readonly perTry: string; readonly timeout: string; readonly attempts: number }
  /** Retries on a rule whose fault aborts every request before one is sent. */
  MB0509: { readonly percent: number }
  /** An injected delay is longer than the timeout, which does not count it. */
  MB0510: { readonly delay: string; readonly timeout: string }
}

export type InsightCode = keyof InsightArguments

/** How one match takes all that another would. */
export type Covering = 'same' | 'prefix' | 'regex' | 'everything'

/** Where a proxy's configuration shows it: `routes`, `9080`, then names inside of it. */
export interface Evidence {
  /** `POD.NAMESPACE` */
  readonly proxy: string
  readonly kind: 'listeners' | 'routes' | 'clusters' | 'endpoints'
  readonly name: string
  readonly within: readonly string[]
}

export interface Insight<C extends InsightCode = InsightCode> {
  readonly code: C
  readonly level: Level
  readonly arguments: InsightArguments[C] & Readonly<Record<string, MessageArgument>>
  /** The place that it is about. */
  readonly at: Origin
  /** Other places that have a part in it: the rule that comes first, the DestinationRule that is found instead. */
  readonly others: readonly Origin[]
  readonly evidence: readonly Evidence[]
}

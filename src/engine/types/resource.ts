import type { Path, SourceDocument } from './source.js'

export type Labels = Readonly<Record<string, string>>

/**
 * A Kubernetes or Istio object, as the API server would hold it. Immutable; an unchanged document gives the same Resource (by identity).
 * `Spec` is the type of `spec`; kinds that keep their content elsewhere (EndpointSlice, Secret, ConfigMap) are read through `object`.
 */
export interface Resource<Spec = unknown, Kind extends string = string> {
  readonly apiVersion: string
  readonly kind: Kind
  readonly name: string
  /** Empty for kinds that belong to the cluster. */
  readonly namespace: string
  readonly labels: Labels
  readonly annotations: Labels
  /** Milliseconds since the epoch, whole seconds as in Kubernetes: it decides precedence in many places. */
  readonly createdAt: number
  readonly spec: Spec
  readonly status: unknown
  /** The whole object, for what has no place above. */
  readonly object: Readonly<Record<string, unknown>>
  /** The text it came from. What the cluster stage made up (a Deployment's pod) has its maker's document. */
  readonly document?: SourceDocument
}

/** `VirtualService/default/reviews`, or `Namespace//default`. */
export type ResourceKey = string

export const keyOf = (r: { readonly kind: string; readonly namespace: string; readonly name: string }): ResourceKey =>
  `${r.kind}/${r.namespace}/${r.name}`

/** A place in a resource that made something: `{resource: VirtualService reviews, path: ['spec', 'http', 0]}`. */
export interface Origin {
  readonly resource: Resource
  readonly path: Path
}

import { memo1, memo2 } from '../../memo.js'
import type { MutualTls, PeerAuthenticationSpec } from '../../types/istio/peer-authentication.js'
import { origin } from '../../types/provenance.js'
import type { Labels, Origin, Resource } from '../../types/resource.js'
import type { MeshConfig } from '../mesh-config.js'
import { selects } from '../model/labels.js'
import type { PushContext } from '../push-context.js'

/** What a workload's proxy takes: plain text only, both, mutual TLS only. */
export type MutualTlsMode = 'DISABLE' | 'PERMISSIVE' | 'STRICT'

/** A mode and the line that decided it; without a line it is Istio's default. */
export interface DecidedMode {
  readonly mode: MutualTlsMode
  readonly origin?: Origin
}

/**
 * What the PeerAuthentications make of one workload.
 * Istio: pilot/pkg/security/authn/policy_applier.go#ComposePeerAuthentication
 */
export interface WorkloadMutualTls extends DecidedMode {
  /** By the port that the workload listens on; only those that a policy names. */
  readonly ports: ReadonlyMap<number, DecidedMode>
}

export const modeForPort = (workload: WorkloadMutualTls, port: number): DecidedMode => workload.ports.get(port) ?? workload

type PeerAuthentication = Resource<PeerAuthenticationSpec>

/**
 * The mesh's PeerAuthentications: at most one for the whole mesh (the root namespace's), one for each namespace, and those with a selector.
 * Istio: pilot/pkg/model/authentication.go#AuthenticationPolicies
 */
export class PeerAuthentications {
  readonly #root: string
  readonly #wide = new Map<string, PeerAuthentication>()
  readonly #selecting = new Map<string, PeerAuthentication[]>()
  /** Answers by namespace and labels, which many endpoints share by identity. */
  readonly #answers = new Map<string, (labels: Labels) => WorkloadMutualTls>()

  /** `policies`: oldest first; of those that claim one scope the oldest counts. */
  constructor(policies: readonly PeerAuthentication[], rootNamespace: string) {
    this.#root = rootNamespace
    for (const policy of policies) {
      if (Object.keys(policy.spec?.selector?.matchLabels ?? {}).length === 0) {
        if (!this.#wide.has(policy.namespace)) this.#wide.set(policy.namespace, policy)
      } else if (policy.namespace !== rootNamespace) {
        const selecting = this.#selecting.get(policy.namespace)
        if (selecting) selecting.push(policy)
        else this.#selecting.set(policy.namespace, [policy])
      }
    }
  }

  /** The mode for what no selector picks; undefined where neither the namespace nor the mesh has a policy. */
  modeOfNamespace(namespace: string): MutualTlsMode | undefined {
    if (!this.#wide.has(namespace) && !this.#wide.has(this.#root)) return undefined
    return this.#wideMode(namespace).mode
  }

  forWorkload(namespace: string, labels: Labels): WorkloadMutualTls {
    let answer = this.#answers.get(namespace)
    if (!answer) {
      answer = memo1((l: Labels) => this.#compose(namespace, l))
      this.#answers.set(namespace, answer)
    }
    return answer(labels)
  }

  #compose(namespace: string, labels: Labels): WorkloadMutualTls {
    const wide = this.#wideMode(namespace)
    const policy = this.#selecting.get(namespace)?.find((p) => selects(p.spec.selector?.matchLabels, labels))
    if (!policy) return { ...wide, ports: new Map() }
    const workload = decided(policy.spec.mtls, policy, 'mtls') ?? wide
    const ports = new Map<number, DecidedMode>()
    for (const [port, tls] of Object.entries(policy.spec.portLevelMtls ?? {}))
      ports.set(Number(port), decided(tls, policy, 'portLevelMtls', port) ?? workload)
    return { ...workload, ports }
  }

  #wideMode(namespace: string): DecidedMode {
    for (const policy of [this.#wide.get(namespace), this.#wide.get(this.#root)]) {
      const mode = policy && decided(policy.spec?.mtls, policy, 'mtls')
      if (mode) return mode
    }
    return { mode: 'PERMISSIVE' }
  }
}

function decided(tls: MutualTls | undefined, policy: PeerAuthentication, ...path: readonly string[]): DecidedMode | undefined {
  if (!tls?.mode || tls.mode === 'UNSET') return undefined
  return { mode: tls.mode, origin: origin(policy, 'spec', ...path) }
}

const index = memo2(
  (policies: readonly Resource[], mesh: MeshConfig) =>
    new PeerAuthentications(policies as readonly PeerAuthentication[], mesh.rootNamespace),
)

/** The index of the push, made once for unchanged policies. */
export const peerAuthenticationsOf = (push: PushContext): PeerAuthentications => index(push.resourcesOf('PeerAuthentication'), push.mesh)

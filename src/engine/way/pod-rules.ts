import { ambientOverrides } from '../cluster/injection/capture-options.js'
import { checkAnnotations } from '../cluster/injection/check-annotations.js'
import { findContainer } from '../cluster/injection/containers.js'
import { InjectionError, injectPod, sidecarCapture } from '../cluster/injection/index.js'
import { canonicalObject } from '../cluster/injection/kube-codec.js'
import { type JsonObject, objectAt } from '../cluster/resource-of.js'
import { meshConfig } from '../mesh/mesh-config.js'
import { proxyConfigs } from '../mesh/proxy-configs.js'
import { ambientDefaults, ambientRules, OptionError, type Rules, sidecarDefaults, sidecarRules } from '../netfilter/rules/index.js'
import type { AmbientCapture, PodOverrides, SidecarCapture } from '../types/capture.js'
import type { PacketFault } from '../types/packet-scene.js'

/** A pod whose rules are asked for. */
export interface AnnotatedPod {
  readonly mode: 'sidecar' | 'ambient'
  readonly annotations: Readonly<Record<string, string>>
  readonly addresses: readonly string[]
  /** The resolvers of the pod. */
  readonly dnsServers: readonly string[]
}

/** What its annotations make of it. */
export type PodRules =
  | { readonly faults: readonly PacketFault[] }
  | {
      /** None where nothing captures the pod's traffic. */
      readonly rules: Rules
      /** What its capture is told beyond the defaults. */
      readonly options: Partial<SidecarCapture> | Partial<AmbientCapture>
      readonly overrides?: Partial<PodOverrides>
      readonly proxy?: { readonly uid: number; readonly gid: number }
    }

/** The rules in the network namespace of a pod with these annotations: by way of injection, or of the node agent. */
export function podRules(pod: AnnotatedPod): PodRules {
  try {
    return pod.mode === 'ambient' ? ofAmbient(pod) : ofSidecar(pod)
  } catch (error) {
    if (error instanceof OptionError) return { faults: [{ at: 'options', code: 'option', option: error.option, value: error.value }] }
    throw error
  }
}

function ofAmbient({ annotations, addresses }: AnnotatedPod): PodRules {
  const overrides = ambientOverrides({ metadata: { annotations } })
  const options = addresses.some((a) => a.includes(':')) ? { ENABLE_INBOUND_IPV6: true } : {}
  const changed = Object.fromEntries(
    Object.entries(overrides).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== false && value !== 0)),
  )
  return { rules: ambientRules({ ...ambientDefaults, ...options }, overrides), options, overrides: changed }
}

function ofSidecar(pod: AnnotatedPod): PodRules {
  const settings = { mesh: meshConfig(), proxyConfigs, nativeSidecars: false, cni: false, revision: 'default' }
  const each = Object.entries(pod.annotations).flatMap(([name, value]) => {
    const tried = attempt(() => checkAnnotations({ [name]: value }, settings))
    return 'faults' in tried ? tried.faults : []
  })
  if (each.length > 0) return { faults: each }
  const owner = { name: 'productpage-v1', namespace: 'default', apiVersion: 'apps/v1', kind: 'Deployment' }
  const tried = attempt(() => injectPod(canonicalObject('Pod', templateOf(pod.annotations)), owner, settings))
  if ('faults' in tried) return tried
  const injected = tried.made
  const capture = sidecarCapture(injected, pod)
  const proxy = userOf(injected)
  if (capture.mode !== 'sidecar') return { rules: { ipv4: [], ipv6: [] }, options: {}, proxy }
  const all = { ...sidecarDefaults, ...capture.options }
  const options = Object.fromEntries(
    Object.entries(all).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(sidecarDefaults[name as keyof SidecarCapture])),
  )
  return { rules: sidecarRules(all), options, proxy }
}

const templateOf = (annotations: AnnotatedPod['annotations']): JsonObject => ({
  metadata: { name: 'productpage-v1', namespace: 'default', labels: { app: 'productpage' }, annotations },
  spec: { containers: [{ name: 'productpage', image: 'productpage', ports: [{ containerPort: 9080 }] }] },
})

/** What was made, or why the injector refuses. */
function attempt<T>(make: () => T): { readonly made: T } | { readonly faults: readonly PacketFault[] } {
  try {
    return { made: make() }
  } catch (error) {
    if (!(error instanceof InjectionError)) throw error
    const args = error.args as Readonly<Record<string, string>>
    const annotation = 'name' in args ? { annotation: args.name } : {}
    return { faults: [{ at: 'annotations', code: error.code, arguments: args, ...annotation }] }
  }
}

/** Whom the proxy's container runs as: root where it must do what only root may. */
function userOf(pod: JsonObject): { readonly uid: number; readonly gid: number } {
  const security = objectAt(findContainer(pod, 'istio-proxy') ?? {}, 'securityContext')
  return { uid: Number(security.runAsUser ?? 1337), gid: Number(security.runAsGroup ?? 1337) }
}

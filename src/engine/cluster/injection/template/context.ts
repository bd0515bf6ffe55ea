import type { MeshConfig } from '../../../types/istio/mesh-config.js'
import type { ProxyConfig } from '../../../types/istio/proxy-config.js'
import type { Labels } from '../../../types/resource.js'
import type { JsonObject } from '../../resource-of.js'
import type { InjectionSettings } from '../settings.js'

/** Whose pod it is. */
export interface Owner {
  readonly name: string
  readonly namespace: string
  readonly apiVersion: string
  readonly kind: string
}

/** What a template is filled with. */
export interface TemplateContext {
  readonly settings: InjectionSettings
  /** With the pod's own proxy configuration in it. */
  readonly mesh: MeshConfig
  readonly proxyConfig: ProxyConfig
  readonly owner: Owner
  readonly labels: Labels
  readonly annotations: Labels
  /** The pod's containers, an own `istio-proxy` included. */
  readonly containers: readonly JsonObject[]
}

export const proxyName = 'istio-proxy'

/** The names of the application's containers. */
export const appContainers = ({ containers }: TemplateContext): readonly string[] =>
  containers.map((c) => String(c.name ?? '')).filter((name) => name !== proxyName)

export const has = (map: Labels, name: string): boolean => Object.hasOwn(map, name)

/** An annotation's value, though it be empty, or `fallback`. */
export const annotation = ({ annotations }: Pick<TemplateContext, 'annotations'>, name: string, fallback: string): string =>
  has(annotations, name) ? (annotations[name] ?? '') : fallback

/** The first value that is not empty. */
export const first = (...candidates: readonly (string | undefined)[]): string => candidates.find((c) => c) ?? ''

/** `REDIRECT`, `TPROXY` or `NONE`. */
export const interceptionMode = (c: TemplateContext): string =>
  annotation(c, 'sidecar.istio.io/interceptionMode', c.proxyConfig.interceptionMode ?? 'REDIRECT')

export const isTproxy = (c: TemplateContext): boolean => interceptionMode(c) === 'TPROXY'

/** Whether the sidecar is an init container that keeps running. */
export const isNative = (c: Pick<TemplateContext, 'annotations' | 'settings'>): boolean =>
  first(c.annotations['sidecar.istio.io/nativeSidecar'], String(c.settings.nativeSidecars)) !== 'false'

/** Metadata that the proxy configuration adds to the environment, by name. */
export const proxyMetadata = ({ proxyConfig }: TemplateContext): readonly (readonly [string, string])[] =>
  Object.entries(proxyConfig.proxyMetadata ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))

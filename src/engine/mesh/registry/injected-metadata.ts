import { readFiles } from '../../source/index.js'
import type { ProxyConfig } from '../../types/istio/proxy-config.js'
import type { NodeMetadata } from '../../types/proxy.js'
import type { Labels } from '../../types/resource.js'
import { type MeshConfig, mergeProxyConfig, readProxyConfig } from '../mesh-config.js'

const PROXY_CONFIG = 'proxy.istio.io/config'
const INTERCEPTION_MODE = 'sidecar.istio.io/interceptionMode'
/** The environment's names for what a proxy sends as its metadata. */
const METADATA_PREFIX = 'ISTIO_META_'

/**
 * What injection makes of the mesh's and the pod's own proxy configuration: the metadata that the proxy will send of it.
 * Istio: manifests/charts/istio-control/istio-discovery/files/injection-template.yaml, pkg/bootstrap/config.go#extractMetadata
 */
export function injectedMetadata(annotations: Labels, mesh: MeshConfig): Pick<NodeMetadata, 'interceptionMode' | 'raw'> {
  const config = proxyConfigIn(annotations, mesh)
  const own = Object.entries(config.proxyMetadata ?? {}).filter(([name]) => name.startsWith(METADATA_PREFIX))
  return {
    interceptionMode: interceptionMode(annotations[INTERCEPTION_MODE]) ?? config.interceptionMode ?? 'REDIRECT',
    raw: { ...Object.fromEntries(own.map(([name, value]) => [name.slice(METADATA_PREFIX.length), value])), PROXY_CONFIG: config },
  }
}

function proxyConfigIn(annotations: Labels, mesh: MeshConfig): ProxyConfig {
  const text = Object.hasOwn(annotations, PROXY_CONFIG) ? annotations[PROXY_CONFIG] : undefined
  if (!text) return mesh.defaultConfig
  const [document] = readFiles([{ name: PROXY_CONFIG, text }]).documents
  return mergeProxyConfig(mesh.defaultConfig, readProxyConfig(document?.value))
}

const interceptionMode = (mode: string | undefined): NodeMetadata['interceptionMode'] | undefined =>
  mode === 'REDIRECT' || mode === 'TPROXY' || mode === 'NONE' ? mode : undefined

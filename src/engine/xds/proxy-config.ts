import { memo2 } from '../memo.js'
import type { MeshConfig } from '../mesh/mesh-config.js'
import type { ForwardClientCert } from '../types/envoy/http-connection-manager.js'
import type { ProxyConfig, ProxyHeaders } from '../types/istio/proxy-config.js'
import type { Proxy } from '../types/proxy.js'
import type { ListenerClass } from './listener-class.js'

/** What the proxy was started with (its `PROXY_CONFIG` metadata), else the mesh's `defaultConfig`. */
export function proxyConfigOf(proxy: Proxy, mesh: MeshConfig): ProxyConfig {
  const own = proxy.metadata.raw.PROXY_CONFIG
  return typeof own === 'object' && own !== null ? (own as ProxyConfig) : mesh.defaultConfig
}

/** Header behaviour in effect. Istio: pilot/pkg/networking/util/proxy_headers.go#ProxyHeaders */
export interface HeaderSettings {
  /** Absent: Envoy's own, `envoy`. */
  readonly serverName?: string
  readonly passServerHeaderThrough: boolean
  readonly forwardClientCert: ForwardClientCert
  readonly currentClientCert: NonNullable<ProxyHeaders['setCurrentClientCertDetails']>
  readonly attemptCount: boolean
  readonly generateRequestId: boolean
  readonly suppressDebugHeaders: boolean
  /** Peer metadata stays inside the mesh. */
  readonly skipMetadataHeadersOutside: boolean
  readonly forwardedPort: boolean
  readonly forwardedHost: boolean
}

/** Istio: pilot/pkg/networking/util/proxy_headers.go#GetProxyHeadersFromProxyConfig */
export function headerSettings(config: ProxyConfig, listenerClass: ListenerClass): HeaderSettings {
  const headers = config.proxyHeaders ?? {}
  const cert = headers.forwardedClientCert
  return {
    ...serverHeader(headers.server, listenerClass),
    forwardClientCert: cert === undefined || cert === 'UNDEFINED' ? 'APPEND_FORWARD' : cert,
    currentClientCert: headers.setCurrentClientCertDetails ?? {},
    attemptCount: !headers.attemptCount?.disabled,
    generateRequestId: !headers.requestId?.disabled,
    suppressDebugHeaders: headers.envoyDebugHeaders?.disabled === true,
    skipMetadataHeadersOutside: headers.metadataExchangeHeaders?.mode === 'IN_MESH',
    forwardedPort: headers.xForwardedPort?.enabled === true,
    forwardedHost: headers.xForwardedHost?.enabled === true,
  }
}

function serverHeader(
  server: ProxyHeaders['server'],
  listenerClass: ListenerClass,
): Pick<HeaderSettings, 'serverName' | 'passServerHeaderThrough'> {
  if (server?.disabled) return { passServerHeaderThrough: true }
  const byDefault = listenerClass === 'sidecar-outbound' ? undefined : 'istio-envoy'
  const serverName = server?.value || byDefault
  return { ...(serverName && { serverName }), passServerHeaderThrough: false }
}

const settings = {
  'sidecar-inbound': memo2((proxy: Proxy, mesh: MeshConfig) => headerSettings(proxyConfigOf(proxy, mesh), 'sidecar-inbound')),
  'sidecar-outbound': memo2((proxy: Proxy, mesh: MeshConfig) => headerSettings(proxyConfigOf(proxy, mesh), 'sidecar-outbound')),
  gateway: memo2((proxy: Proxy, mesh: MeshConfig) => headerSettings(proxyConfigOf(proxy, mesh), 'gateway')),
}

/** The header behaviour of a proxy's listeners and routes of one class. */
export const headerSettingsOf = (proxy: Proxy, mesh: MeshConfig, listenerClass: ListenerClass): HeaderSettings =>
  settings[listenerClass](proxy, mesh)

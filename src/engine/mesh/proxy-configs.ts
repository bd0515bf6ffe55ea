import type { ProxyConfigs } from '../cluster/injection/index.js'
import { readFiles } from '../source/index.js'
import { proxyConfigText } from './mesh-config/proxy-config-text.js'
import { mergeProxyConfig, meshConfig, readProxyConfig } from './mesh-config.js'

/** How proxy configurations are laid over each other and written, for injection. */
export const proxyConfigs: ProxyConfigs = {
  over(base, text) {
    const { documents, diagnostics } = readFiles([{ name: 'proxy.istio.io/config', text }])
    const value = documents[0]?.value ?? {}
    if (diagnostics.some((d) => d.level === 'error') || typeof value !== 'object' || Array.isArray(value)) return undefined
    return mergeProxyConfig(base, readProxyConfig(value))
  },
  text: (config) => proxyConfigText(config, meshConfig().defaultConfig),
}

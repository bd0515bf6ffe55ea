import { expect, test } from 'vitest'
import { meshConfig } from '../mesh-config.js'
import { injectedMetadata } from './injected-metadata.js'

test('without annotations a pod has the mesh’s configuration', () => {
  const mesh = meshConfig()
  expect(injectedMetadata({}, mesh)).toEqual({ interceptionMode: 'REDIRECT', raw: { PROXY_CONFIG: mesh.defaultConfig } })
})

test('a pod’s own configuration goes over the mesh’s, and its metadata to the proxy', () => {
  const annotations = {
    'sidecar.istio.io/interceptionMode': 'TPROXY',
    'proxy.istio.io/config': 'tracing: {sampling: 5}\nproxyMetadata: {ISTIO_META_DNS_CAPTURE: "true", OTHER: x}',
  }
  const { interceptionMode, raw } = injectedMetadata(annotations, meshConfig({ defaultConfig: { concurrency: 3 } }))
  expect(interceptionMode).toBe('TPROXY')
  expect(raw.DNS_CAPTURE).toBe('true')
  expect(raw.OTHER).toBeUndefined()
  expect(raw.PROXY_CONFIG).toMatchObject({ tracing: { sampling: 5 }, concurrency: 3 })
})

test('what is no YAML or no mode changes nothing', () => {
  const mesh = meshConfig()
  const annotations = { 'sidecar.istio.io/interceptionMode': 'SOMEHOW', 'proxy.istio.io/config': '{' }
  expect(injectedMetadata(annotations, mesh)).toEqual({ interceptionMode: 'REDIRECT', raw: { PROXY_CONFIG: mesh.defaultConfig } })
})

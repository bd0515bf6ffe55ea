import { describe, expect, it } from 'vitest'
import { meshConfig } from './mesh-config.js'

describe('the mesh configuration', () => {
  it('is the Helm chart’s without overrides', () => {
    const mesh = meshConfig(undefined)
    expect(mesh.rootNamespace).toBe('istio-system')
    expect(mesh.outboundTrafficPolicy.mode).toBe('ALLOW_ANY')
    expect(mesh.defaultProviders).toEqual({ metrics: ['prometheus'] })
    expect(mesh.defaultConfig.discoveryAddress).toBe('istiod.istio-system.svc:15012')
  })

  it('takes an empty outbound policy for registry only, the zero of its enum', () => {
    expect(meshConfig({ outboundTrafficPolicy: {} }).outboundTrafficPolicy.mode).toBe('REGISTRY_ONLY')
    expect(meshConfig({ outboundTrafficPolicy: { mode: 1 } }).outboundTrafficPolicy.mode).toBe('ALLOW_ANY')
  })

  it('merges the proxy configuration by field, and its metadata by key', () => {
    const mesh = meshConfig({ defaultConfig: { concurrency: 2, tracingServiceName: 'CANONICAL_NAME_ONLY', proxyMetadata: { A: 'b' } } })
    expect(mesh.defaultConfig).toMatchObject({ concurrency: 2, statusPort: 15020, proxyMetadata: { A: 'b' } })
    expect(mesh.defaultConfig.serviceCluster).toBeUndefined()
  })

  it('merges providers by name, in place', () => {
    const mesh = meshConfig({
      extensionProviders: [
        { name: 'otel', opentelemetry: { service: 'otel.default.svc.cluster.local', port: 4317 } },
        { name: 'envoy', envoyFileAccessLog: { path: '/tmp/log' } },
      ],
      defaultProviders: { accessLogging: ['envoy'] },
    })
    expect(mesh.extensionProviders.map((p) => p.name)).toEqual(['prometheus', 'stackdriver', 'envoy', 'otel'])
    expect(mesh.extensionProviders[2]?.envoyFileAccessLog?.path).toBe('/tmp/log')
    expect(mesh.defaultProviders).toEqual({ metrics: ['prometheus'], accessLogging: ['envoy'] })
  })

  it('reads both spellings and drops what does not fit', () => {
    const mesh = meshConfig({ access_log_file: '/dev/stdout', connectTimeout: 7, unheard: true, trustDomainAliases: ['b', 'a', 'b'] })
    expect(mesh.accessLogFile).toBe('/dev/stdout')
    expect(mesh.connectTimeout).toBe('10s')
    expect(mesh).not.toHaveProperty('unheard')
    expect(mesh.trustDomainAliases).toEqual(['a', 'b'])
  })

  it('takes anything for no overrides', () => {
    for (const nothing of [null, 3, 'x', []]) expect(meshConfig(nothing)).toEqual(meshConfig())
  })
})

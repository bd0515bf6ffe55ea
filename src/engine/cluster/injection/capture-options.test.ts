import { describe, expect, it } from 'vitest'
import { meshConfig } from '../../mesh/mesh-config.js'
import { proxyConfigs } from '../../mesh/proxy-configs.js'
import { sidecarDefaults } from '../../netfilter/rules/index.js'
import { ambientCapture, sidecarCapture } from './capture-options.js'
import { inFile } from './decision.js'
import { injectDocument } from './inject-document.js'

const settings = { mesh: meshConfig(), proxyConfigs, nativeSidecars: false, cni: false, revision: 'default' }
const noNetwork = { addresses: ['10.244.0.2'], dnsServers: ['10.96.0.10'] }

function injected(annotations: object, spec: object = {}) {
  const pod = { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'p', annotations }, spec: { containers: [{ name: 'c' }], ...spec } }
  return injectDocument(pod, settings, inFile).workloads[0]?.after ?? {}
}

describe('of an injected pod', () => {
  it('are the defaults of the rules where the pod says nothing', () => {
    const { mode, options } = sidecarCapture(injected({}), noNetwork) as { mode: string; options: object }
    expect(mode).toBe('sidecar')
    expect({ ...sidecarDefaults, ...options }).toEqual(sidecarDefaults)
  })

  it('follow the annotations', () => {
    const pod = injected({
      'sidecar.istio.io/interceptionMode': 'TPROXY',
      'traffic.sidecar.istio.io/includeOutboundIPRanges': '',
      'traffic.sidecar.istio.io/excludeOutboundIPRanges': '10.0.0.0/8',
      'traffic.sidecar.istio.io/includeInboundPorts': '80',
      'traffic.sidecar.istio.io/excludeInboundPorts': '9100',
      'traffic.sidecar.istio.io/includeOutboundPorts': '443',
      'traffic.sidecar.istio.io/excludeOutboundPorts': '25',
      'traffic.sidecar.istio.io/excludeInterfaces': 'net1',
      'istio.io/reroute-virtual-interfaces': 'v0',
    })
    expect(sidecarCapture(pod, noNetwork)).toMatchObject({
      options: {
        INBOUND_INTERCEPTION_MODE: 'TPROXY',
        OUTBOUND_IPRANGES_INCLUDE: '',
        OUTBOUND_IPRANGES_EXCLUDE: '10.0.0.0/8',
        INBOUND_PORTS_INCLUDE: '80',
        INBOUND_PORTS_EXCLUDE: '15090,15021,9100,15020',
        OUTBOUND_PORTS_INCLUDE: '443',
        OUTBOUND_PORTS_EXCLUDE: '25',
        EXCLUDE_INTERFACES: 'net1',
        KUBE_VIRT_INTERFACES: 'v0',
      },
    })
  })

  it('follow the proxy configuration and the pod network', () => {
    const pod = injected({ 'proxy.istio.io/config': '{proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true", INVALID_DROP: "true"}}' })
    expect(sidecarCapture(pod, { addresses: ['10.0.0.1', 'fd00::1'], dnsServers: ['10.96.0.10', 'fd00::a'] })).toMatchObject({
      options: {
        REDIRECT_DNS: true,
        DROP_INVALID: true,
        ENABLE_INBOUND_IPV6: false,
        DNS_SERVERS_V4: ['10.96.0.10'],
        DNS_SERVERS_V6: ['fd00::a'],
      },
    })
    const dual = injected({ 'proxy.istio.io/config': '{proxyMetadata: {ISTIO_DUAL_STACK: "true"}}' })
    expect(sidecarCapture(dual, { addresses: ['10.0.0.1', 'fd00::1'], dnsServers: [] })).toMatchObject({
      options: { DUAL_STACK: true, ENABLE_INBOUND_IPV6: true },
    })
  })

  it('know another user of the proxy', () => {
    const containers = [{ name: 'istio-proxy', image: 'auto', securityContext: { runAsUser: 2000 } }, { name: 'c' }]
    expect(sidecarCapture(injected({}, { containers }), noNetwork)).toMatchObject({ options: { PROXY_UID: '2000', PROXY_GID: '2000' } })
  })

  it('are none where nothing is captured', () => {
    expect(sidecarCapture(injected({ 'sidecar.istio.io/interceptionMode': 'NONE' }), noNetwork)).toEqual({ mode: 'none' })
    expect(sidecarCapture(injected({ 'inject.istio.io/templates': 'grpc-agent' }), noNetwork)).toEqual({ mode: 'none' })
    expect(sidecarCapture(injected({ 'sidecar.istio.io/inject': 'false' }), noNetwork)).toEqual({ mode: 'none' })
  })
})

describe('of an ambient pod', () => {
  const pod = (annotations: object) => ({
    metadata: { annotations: { 'ambient.istio.io/redirection': 'enabled', ...annotations } },
    spec: {},
  })

  it('are what its annotations change', () => {
    expect(ambientCapture(pod({}))).toEqual({ mode: 'ambient', overrides: { IngressMode: false, DNSProxy: 0, VirtualInterfaces: [] } })
    const changed = pod({
      'ambient.istio.io/bypass-inbound-capture': 'true',
      'ambient.istio.io/dns-capture': 'false',
      'istio.io/reroute-virtual-interfaces': 'a, ,b',
    })
    expect(ambientCapture(changed)).toEqual({
      mode: 'ambient',
      overrides: { IngressMode: true, DNSProxy: 2, VirtualInterfaces: ['a', 'b'] },
    })
    expect(ambientCapture(pod({ 'ambient.istio.io/dns-capture': 'maybe' }))).toMatchObject({ overrides: { DNSProxy: 0 } })
  })

  it('are none for a pod that is not captured', () => {
    expect(ambientCapture({ metadata: { annotations: { 'ambient.istio.io/redirection': 'pending' } }, spec: {} })).toEqual({ mode: 'none' })
  })
})

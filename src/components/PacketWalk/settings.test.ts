import { describe, expect, it } from 'vitest'
import { annotationsOf, inMode, sentBy, settingsOf, tabOf, valuesOf, withFamilies, yamlOf } from './settings'

describe('what a chapter writes', () => {
  it('names annotations in full or by their last part, and variables in capitals', () => {
    expect(
      valuesOf('excludeOutboundPorts=3306,6379; ISTIO_META_DNS_CAPTURE=true;sidecar.istio.io/interceptionMode = NONE', 'sidecar'),
    ).toEqual({
      'traffic.sidecar.istio.io/excludeOutboundPorts': '3306,6379',
      ISTIO_META_DNS_CAPTURE: 'true',
      'sidecar.istio.io/interceptionMode': 'NONE',
    })
    expect(valuesOf('dns-capture=false', 'ambient')).toEqual({ 'ambient.istio.io/dns-capture': 'false' })
    expect(valuesOf(' ; ', 'sidecar')).toEqual({})
  })

  it('leaves to the sender where it goes to', () => {
    expect(settingsOf({}).to).toBe('10.96.1.6:9080')
    expect(settingsOf({ from: 'outside' }).to).toBe('pod:9080')
    expect(settingsOf({ from: 'kubelet' }).to).toBe('pod:15020')
    expect(settingsOf({ from: 'kubelet', mode: 'ambient' }).to).toBe('pod:9080')
    expect(settingsOf({ ip: 'ipv6' }).to).toBe('[fd00:96::6]:9080')
    expect(tabOf(settingsOf({ mode: 'tproxy' }))).toBe('tproxy')
  })
})

it('writes the pod template that the switches make', () => {
  const settings = settingsOf({ annotations: 'excludeOutboundPorts=3306; ISTIO_META_DNS_CAPTURE=true; INVALID_DROP=true' })
  expect(yamlOf(settings)).toBe(`spec:
  template:
    metadata:
      annotations:
        traffic.sidecar.istio.io/excludeOutboundPorts: "3306"
        proxy.istio.io/config: |
          proxyMetadata:
            ISTIO_META_DNS_CAPTURE: "true"
            INVALID_DROP: "true"
`)
  expect(yamlOf(settingsOf({}))).toBe('')
})

it('takes away what the other mode does not know, and sends by who does the same there', () => {
  const sidecar = settingsOf({ from: 'envoy', annotations: 'excludeInterfaces=net1; reroute-virtual-interfaces=net2; INVALID_DROP=true' })
  const ambient = inMode(sidecar, 'ambient')
  expect(ambient.values).toEqual({ 'istio.io/reroute-virtual-interfaces': 'net2' })
  expect(ambient.from).toBe('ztunnel')
  expect(annotationsOf(inMode(ambient, 'tproxy'))).toEqual({
    'sidecar.istio.io/interceptionMode': 'TPROXY',
    'istio.io/reroute-virtual-interfaces': 'net2',
  })
})

it('keeps a destination that the new sender can have', () => {
  const settings = settingsOf({ to: 'pod:15008' })
  expect(sentBy(settings, 'outside').to).toBe('pod:15008')
  expect(sentBy(settingsOf({}), 'outside').to).toBe('pod:9080')
  expect(sentBy(settingsOf({ to: '1.2.3.4:5' }), 'envoy').to).toBe('1.2.3.4:5')
  expect(withFamilies(settingsOf({}), 'dual').to).toBe('10.96.1.6:9080')
  expect(withFamilies(settingsOf({}), 'ipv6').to).toBe('[fd00:96::6]:9080')
})

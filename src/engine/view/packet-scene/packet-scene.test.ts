import { describe, expect, it } from 'vitest'
import { type PacketAsk, type PacketScene, packetSenders } from '../../types/packet-scene.js'
import { packetScene } from './index.js'

const ask = (change: Partial<PacketAsk> = {}): PacketAsk => ({
  mode: 'sidecar',
  annotations: {},
  families: 'ipv4',
  from: 'application',
  to: '10.96.1.6:9080',
  protocol: 'tcp',
  ...change,
})

const end = (scene: PacketScene) => {
  const first = scene.packets[0]?.walk
  return first && [first.ends.kind, first.ends.arguments.process ?? '', first.ends.arguments.to ?? '', first.original]
}
const ends = (change: Partial<PacketAsk> = {}) => end(packetScene(ask(change)))
const traffic = (name: string, value: string) => ({ annotations: { [`traffic.sidecar.istio.io/${name}`]: value } })

describe('a sidecar', () => {
  it('has the connections of the application, with their own destination', () => {
    expect(ends()).toEqual(['delivered', 'envoy-outbound', '127.0.0.1:15001', '10.96.1.6:9080'])
    expect(ends({ from: 'outside', to: 'pod:9080' })).toEqual(['delivered', 'envoy-inbound', '10.244.0.5:15006', '10.244.0.5:9080'])
  })

  it('is let out by its user, and lets the call to the application through', () => {
    expect(ends({ from: 'envoy', to: '10.244.0.9:9080' })?.[0]).toBe('sent')
    expect(ends({ from: 'envoy-inbound', to: 'pod:9080' })?.slice(0, 2)).toEqual(['delivered', 'application'])
    expect(ends({ from: 'envoy', to: 'pod:9080' })?.[1]).toBe('envoy-inbound')
    expect(ends({ from: 'uid-1337' })?.[0]).toBe('sent')
  })

  it('has not what annotations exclude', () => {
    expect(ends({ ...traffic('excludeOutboundPorts', '9080') })?.[0]).toBe('sent')
    expect(ends({ ...traffic('includeOutboundIPRanges', '10.0.0.0/8'), to: '203.0.113.9:443' })?.[0]).toBe('sent')
    expect(ends({ ...traffic('excludeInboundPorts', '9080'), from: 'outside', to: 'pod:9080' })?.[1]).toBe('application')
    expect(ends({ ...traffic('excludeInterfaces', 'net1'), from: 'interface', to: 'pod:9080' })?.[1]).toBe('application')
  })

  it('has DNS only where it is asked to', () => {
    const dns = { to: '10.96.0.10:53', protocol: 'udp' } as const
    expect(ends(dns)?.[0]).toBe('sent')
    const annotations = { 'proxy.istio.io/config': 'proxyMetadata:\n  ISTIO_META_DNS_CAPTURE: "true"\n' }
    expect(ends({ ...dns, annotations })?.[1]).toBe('agent-dns')
  })

  it('runs as root with TPROXY, and calls the application from the caller’s address', () => {
    const annotations = { 'sidecar.istio.io/interceptionMode': 'TPROXY' }
    const scene = packetScene(ask({ annotations, from: 'envoy-inbound', to: 'pod:9080' }))
    expect(scene.proxy).toEqual({ uid: 0, gid: 1337 })
    expect(scene.packets[0]?.walk.packet).toMatchObject({ uid: 0, mark: 1337, from: '10.244.0.7:40000' })
    expect(end(scene)?.[1]).toBe('application')
    expect(ends({ annotations, from: 'outside', to: 'pod:9080' })?.slice(1, 3)).toEqual(['envoy-inbound', '10.244.0.5:15006'])
  })

  it('has no rules where nothing is intercepted', () => {
    const scene = packetScene(ask({ annotations: { 'sidecar.istio.io/interceptionMode': 'NONE' } }))
    expect(scene.lines).toEqual([])
    expect(end(scene)?.[0]).toBe('sent')
  })

  it('has IPv6 where the pod has it first, or dual stack is turned on', () => {
    const v6 = { to: '[fd00:96::6]:9080' }
    expect(ends({ ...v6, families: 'ipv6' })?.[1]).toBe('envoy-outbound')
    expect(ends({ ...v6, families: 'dual' })?.[0]).toBe('sent')
    const annotations = { 'proxy.istio.io/config': 'proxyMetadata:\n  ISTIO_DUAL_STACK: "true"\n' }
    expect(ends({ ...v6, families: 'dual', annotations })?.[1]).toBe('envoy-outbound')
  })
})

it('gives an ambient pod’s connections to ztunnel', () => {
  const mode = 'ambient'
  expect(ends({ mode })?.slice(1)).toEqual(['ztunnel-outbound', '127.0.0.1:15001', '10.96.1.6:9080'])
  expect(ends({ mode, from: 'outside', to: 'pod:9080' })?.[1]).toBe('ztunnel-plain')
  expect(ends({ mode, from: 'outside', to: 'pod:15008' })?.[1]).toBe('ztunnel-hbone')
  expect(ends({ mode, from: 'kubelet', to: 'pod:9080' })?.[1]).toBe('application')
  expect(ends({ mode, from: 'ztunnel', to: '10.244.0.9:15008' })?.[0]).toBe('sent')
  expect(ends({ mode, from: 'ztunnel-inbound', to: 'pod:9080' })?.[1]).toBe('application')
  const annotations = { 'ambient.istio.io/bypass-inbound-capture': 'true' }
  expect(ends({ mode, annotations, from: 'outside', to: 'pod:9080' })?.[1]).toBe('application')
})

it('gives every rule of Istio a reason, and finds every rule of a walk in the text', () => {
  for (const mode of ['sidecar', 'ambient'] as const) {
    for (const from of packetSenders) {
      const { lines, packets } = packetScene(ask({ mode, from, to: 'pod:9080' }))
      const ids = new Set(lines.flatMap(({ id }) => id ?? []))
      expect(lines.filter(({ id, why }) => id && !why)).toEqual([])
      expect(packets.length).toBeGreaterThan(0)
      for (const { walk } of packets) {
        for (const { chain } of walk.stages) for (const rule of chain?.rules ?? []) expect(ids).toContain(rule.id)
      }
    }
  }
})

describe('says what is wrong', () => {
  it('with each annotation that the injector refuses', () => {
    const annotations = {
      'traffic.sidecar.istio.io/excludeOutboundPorts': '80,x',
      'sidecar.istio.io/interceptionMode': 'SOME',
      'proxy.istio.io/config': 'a: [',
    }
    expect(packetScene(ask({ annotations })).faults.map((f) => f.at === 'annotations' && f.annotation)).toEqual(Object.keys(annotations))
  })

  it('with rules that the kernel would not load', () => {
    const scene = packetScene(ask(traffic('includeOutboundPorts', 'http-port')))
    expect(scene.faults).toMatchObject([{ at: 'options', code: 'not-loaded' }])
  })

  it('with where it goes and who sends it', () => {
    const fault = (change: Partial<PacketAsk>) => packetScene(ask(change)).faults[0]
    expect(fault({ to: 'reviews:9080' })).toEqual({ at: 'to', code: 'no-address' })
    expect(fault({ to: '10.0.0.1' })).toEqual({ at: 'to', code: 'no-port' })
    expect(fault({ to: '[fd00::1]:80' })).toEqual({ at: 'to', code: 'no-such-family' })
    expect(fault({ to: '__proto__:80' })).toEqual({ at: 'to', code: 'no-address' })
    expect(fault({ from: 'nobody' })).toEqual({ at: 'from', code: 'unknown' })
  })
})

describe('own rules', () => {
  const rules = (text: string) => packetScene(ask({ mode: 'own', rules: text }))

  it('are walked, with what is wrong by line', () => {
    const scene = rules('*nat\n-A OUTPUT -p tcp --dport 9080 -j REDIRECT --to-ports 1234\n-A OUTPUT -p nonsense\nCOMMIT\n')
    expect(scene.problems).toMatchObject([{ line: 3 }])
    expect(end(scene)?.[2]).toBe('127.0.0.1:1234')
    expect(rules('hello').faults).toEqual([{ at: 'rules', code: 'none' }])
  })

  it('end in bounded time and space, whatever they are', () => {
    const many = `*nat\n${Array.from({ length: 60_000 }, (_, i) => `-A OUTPUT -p tcp --dport ${i % 9000} -j ACCEPT\n`).join('')}COMMIT\n`
    const scene = rules(many)
    expect(scene.lines.length).toBeLessThan(2000)
    expect(JSON.stringify(scene).length).toBeLessThan(1_000_000)
    const counting = `*nat\n${'-A OUTPUT\n'.repeat(60_000)}COMMIT\n`
    expect(JSON.stringify(rules(counting)).length).toBeLessThan(2_500_000)
    const chains = Array.from({ length: 26 }, (_, i) => `:C${i} - [0:0]\n`).join('')
    const jumps = Array.from({ length: 25 }, (_, i) => `-A C${i} -j C${i + 1}\n-A C${i} -j C${i + 1}\n`).join('')
    const doubling = rules(`*nat\n${chains}-A OUTPUT -j C0\n${jumps}COMMIT\n`)
    expect(end(doubling)?.[0]).toBe('cannot-tell')
    expect(JSON.stringify(doubling).length).toBeLessThan(2_500_000)
  }, 20_000)
})

/** gRPC's own xDS client, told what the engine makes for a proxyless client, sends its calls where the rules say. */
import { readFileSync } from 'node:fs'
import { Client, credentials, type Server } from '@grpc/grpc-js'
import { register } from '@grpc/grpc-js-xds'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createEngine } from '../../src/engine/pipeline.js'
import { type AdsServer, startAdsServer } from './ads-server.js'
import { hello, startGreeter } from './greeter.js'

interface Address {
  address: string
  port_value: number
}

interface Assignment {
  readonly endpoints?: readonly {
    readonly lb_endpoints: readonly { readonly endpoint: { readonly address: { socket_address: Address } } }[]
  }[]
}

const servers: Server[] = []
let ads: AdsServer
let client: Client

beforeAll(async () => {
  const text = readFileSync('tests/conformance/golden/proxyless-grpc/state.yaml', 'utf8')
  const state = createEngine()({ files: [{ name: 'state.yaml', text }], isRecorded: true })
  const proxy = state.proxy('greeter-client.default', 'grpc')
  if (!proxy) throw new Error('no greeter-client')

  // The greeter's pods run here, one backend each; that their addresses become those of the backends is all that is changed.
  const ports = new Map<string, number>()
  for (const { pod } of state.proxies) {
    const ip = (pod.status as { podIP?: string } | undefined)?.podIP
    if (pod.labels.app === 'greeter' && ip) ports.set(`${ip}:17070`, await startGreeter(pod.labels.version ?? '', servers))
  }
  const answer = state.answer(proxy)
  const endpoints = structuredClone(answer.endpoints ?? []) as Assignment[]
  for (const { lb_endpoints } of endpoints.flatMap((assignment) => assignment.endpoints ?? [])) {
    for (const { endpoint } of lb_endpoints) {
      const { address, port_value } = endpoint.address.socket_address
      const port = ports.get(`${address}:${port_value}`)
      if (port !== undefined) endpoint.address.socket_address = { address: '127.0.0.1', port_value: port }
    }
  }

  ads = await startAdsServer({ ...answer, endpoints }, servers)
  const bootstrap = {
    xds_servers: [{ server_uri: `127.0.0.1:${ads.port}`, channel_creds: [{ type: 'insecure' }], server_features: ['xds_v3'] }],
    node: { id: 'sidecar~10.244.0.5~greeter-client.default~default.svc.cluster.local', locality: {} },
    // The clusters name these for mutual TLS, and a client takes no cluster that names what it has not. The files are not there and not
    // used: the channel's own credentials, insecure, are no xDS credentials, so that the client checks the TLS settings and lets them be.
    certificate_providers: {
      default: {
        plugin_name: 'file_watcher',
        config: {
          certificate_file: '/nonexistent/cert-chain.pem',
          private_key_file: '/nonexistent/key.pem',
          ca_certificate_file: '/nonexistent/root-cert.pem',
          refresh_interval: '900s',
        },
      },
    },
  }
  vi.stubEnv('GRPC_XDS_BOOTSTRAP', '')
  vi.stubEnv('GRPC_XDS_BOOTSTRAP_CONFIG', JSON.stringify(bootstrap))
  // Nothing leaves the machine, whatever proxy its environment names.
  vi.stubEnv('no_grpc_proxy', '127.0.0.1')
  register()
  client = new Client('xds:///greeter.default.svc.cluster.local:7070', credentials.createInsecure(), { 'grpc.enable_http_proxy': 0 })
})

afterAll(() => {
  client?.close()
  for (const server of servers) server.forceShutdown()
  vi.unstubAllEnvs()
})

test('a call with the header of the first rule always goes to v2', async () => {
  const versions = await Promise.all(Array.from({ length: 100 }, () => hello(client, { 'x-user': 'test' })))
  expect(new Set(versions)).toEqual(new Set(['v2']))
})

test('other calls are split 80 to 20', async () => {
  const count = 500
  const versions = await Promise.all(Array.from({ length: count }, (_, i) => hello(client, i % 2 === 0 ? {} : { 'x-user': 'other' })))
  const share = versions.filter((version) => version === 'v1').length / count
  // The client draws at random and takes no seed. 0.1 is 5.6 standard deviations: one false alarm in some ten million runs.
  expect(Math.abs(share - 0.8)).toBeLessThan(0.1)
  expect(new Set(versions)).toEqual(new Set(['v1', 'v2']))
})

test('the client took all that it asked for', () => {
  expect(ads.refusals).toEqual([])
  expect([...ads.asked].sort()).toEqual([
    'clusters outbound|7070|v1|greeter.default.svc.cluster.local',
    'clusters outbound|7070|v2|greeter.default.svc.cluster.local',
    'endpoints outbound|7070|v1|greeter.default.svc.cluster.local',
    'endpoints outbound|7070|v2|greeter.default.svc.cluster.local',
    'listeners greeter.default.svc.cluster.local:7070',
    'routes outbound|7070||greeter.default.svc.cluster.local',
  ])
})

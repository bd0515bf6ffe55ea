import { describe, expect, it } from 'vitest'
import { readConfig } from './read.js'
import { readConfigText } from './text.js'

const listener = { name: 'l', address: { socket_address: { address: '0.0.0.0', port_value: 80 } }, filter_chains: [{ filters: [] }] }
const routes = { name: '80', virtual_hosts: [{ name: 'v', domains: ['*'], routes: [] }] }
const cluster = { name: 'c', type: 'EDS', connect_timeout: '1s' }
const endpoints = { cluster_name: 'c', endpoints: [] }
const golden = { listeners: [listener], routes: [routes], clusters: [cluster], endpoints: [endpoints] }
const prefix = 'type.googleapis.com/envoy.admin.v3.'

const names = (value: unknown) => {
  const { config } = readConfig(value)
  return [config.listeners.map(({ name }) => name), [...config.routes.keys()], [...config.clusters.keys()], [...config.endpoints.keys()]]
}
const all = [['l'], ['80'], ['c'], ['c']]

describe('forms', () => {
  it('keeps the objects of our own configurations', () => {
    const { config, problems } = readConfig(golden)
    expect(config.listeners[0]).toBe(listener)
    expect(config.routes.get('80')).toBe(routes)
    expect(config.clusters.get('c')).toBe(cluster)
    expect(problems).toEqual([])
  })

  const dump = {
    configs: [
      {
        '@type': `${prefix}BootstrapConfigDump`,
        bootstrap: { node: { id: 'sidecar~10.1.2.3~a.b~b.svc.cluster.local', metadata: { NAMESPACE: 'b', SERVICE_ACCOUNT: 'x' } } },
      },
      {
        '@type': `${prefix}ListenersConfigDump`,
        dynamic_listeners: [{ name: 'l', active_state: { listener }, error_state: { details: 'bad' } }],
      },
      { '@type': `${prefix}RoutesConfigDump`, static_route_configs: [], dynamic_route_configs: [{ route_config: routes }] },
      {
        '@type': `${prefix}ClustersConfigDump`,
        static_clusters: [{ cluster: { ...cluster, name: 's', type: 'STATIC' } }],
        dynamic_active_clusters: [{ cluster }],
      },
      { '@type': `${prefix}EndpointsConfigDump`, dynamic_endpoint_configs: [{ endpoint_config: endpoints }] },
      { '@type': `${prefix}SecretsConfigDump` },
      { '@type': 'type.googleapis.com/x.y.ZConfigDump' },
    ],
  }
  it('reads a config_dump with its node', () => {
    const { config, problems } = readConfig(dump)
    expect(names(dump)).toEqual([['l'], ['80'], ['s', 'c'], ['c']])
    expect(config.node).toEqual({
      id: 'sidecar~10.1.2.3~a.b~b.svc.cluster.local',
      addresses: ['10.1.2.3'],
      identity: 'spiffe://cluster.local/ns/b/sa/x',
    })
    expect(problems.map(({ code }) => code)).toEqual(['config.error-state', 'config.unknown-section'])
  })

  it('says that endpoints are unknown in a dump without EDS', () => {
    const { config, problems } = readConfig({ configs: dump.configs.slice(1, 4) })
    expect(config.hasEndpoints).toBe(false)
    expect(problems).toContainEqual({ code: 'config.no-endpoints', arguments: { clusters: 1 } })
  })

  it('reads camel case, as istioctl writes it, and leaves data alone', () => {
    const camel = {
      name: 'l',
      address: { socketAddress: { address: '0.0.0.0', portValue: 80 } },
      filterChains: [{ filterChainMatch: { destinationPort: 9 } }],
      metadata: { filterMetadata: { 'com.x': { keepThis: { andThat: 1 } } } },
    }
    const [read] = readConfig([camel]).config.listeners
    expect(read).toEqual({
      name: 'l',
      address: { socket_address: { address: '0.0.0.0', port_value: 80 } },
      filter_chains: [{ filter_chain_match: { destination_port: 9 } }],
      metadata: { filter_metadata: { 'com.x': { keepThis: { andThat: 1 } } } },
    })
    const route = { name: '80', virtualHosts: [{ routes: [{ typedPerFilterConfig: { camelName: { '@type': 'x', someField: 1 } } }] }] }
    expect(readConfig([route]).config.routes.get('80')).toMatchObject({
      virtual_hosts: [{ routes: [{ typed_per_filter_config: { camelName: { some_field: 1 } } }] }],
    })
  })

  it('reads hosts as `istioctl proxy-config endpoint -o json` prints them', () => {
    const status = {
      name: 'c',
      hostStatuses: [
        { address: { socketAddress: { address: '10.0.0.1', portValue: 1 } }, healthStatus: { edsHealthStatus: 'DRAINING' }, weight: 2 },
      ],
    }
    const { config } = readConfig([status])
    expect(config.hasEndpoints).toBe(true)
    expect(config.endpoints.get('c')).toMatchObject({
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: { address: { socket_address: { address: '10.0.0.1', port_value: 1 } } },
              health_status: 'DRAINING',
              load_balancing_weight: 2,
            },
          ],
        },
      ],
    })
  })

  it('knows single lists and single resources', () => {
    expect(names([listener, routes, cluster, endpoints])).toEqual(all)
    expect(names(routes)).toEqual([[], ['80'], [], []])
    expect(names({ static_resources: { listeners: [listener], clusters: [cluster] } })).toEqual([['l'], [], ['c'], []])
  })

  it('uncovers fields that old versions hid', () => {
    const [read] = readConfig([{ ...listener, hidden_envoy_deprecated_use_original_dst: true }]).config.listeners
    expect(read).toMatchObject({ use_original_dst: true })
  })
})

it.each([
  undefined,
  null,
  1,
  'x',
  [],
  {},
  [null, 1, [[]]],
  { configs: [null, 3, {}] },
  { listeners: { a: 1 } },
  { listeners: [1, null, 'x'], routes: [{}] },
])('reads %j without throwing', (value) => expect(() => readConfig(value)).not.toThrow())

it('takes no prototype from a text', () => {
  const { config } = readConfigText(
    '{"routes":[{"name":"__proto__","virtualHosts":[{"__proto__":{"domains":["*"]}}]}],"__proto__":{"listeners":[{"name":"x"}]}}',
  )
  expect(config.listeners).toEqual([])
  expect(config.routes.get('__proto__')?.virtual_hosts?.[0]?.domains).toBeUndefined()
  expect(({} as Record<string, unknown>).domains).toBeUndefined()
})

describe('texts that break off', () => {
  const text = JSON.stringify({ ...golden, listeners: [listener, { ...listener, name: 'second' }] }, null, 1)
  it('reads what stands before the break, wherever it is', () => {
    for (let end = 0; end < text.length; end += 7) expect(() => readConfigText(text.slice(0, end))).not.toThrow()
  })

  it('says where', () => {
    const at = text.indexOf('"second"')
    const { config, problems } = readConfigText(text.slice(0, at))
    expect(config.listeners[0]).toEqual(listener)
    const before = text.slice(0, at).split('\n')
    expect(problems[0]).toEqual({ code: 'config.cut-off', arguments: { line: before.length, column: (before.at(-1) ?? '').length + 1 } })
  })

  it('names what JSON cannot have', () => {
    expect(readConfigText('{\n "listeners": [}').problems[0]).toEqual({
      code: 'config.not-json',
      arguments: { line: 2, column: 16, found: '}' },
    })
  })

  it('takes deep nesting in its stride', () => {
    const started = performance.now()
    expect(() => readConfigText(`{"listeners":${'['.repeat(200_000)}`)).not.toThrow()
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

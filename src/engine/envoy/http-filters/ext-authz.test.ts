import { expect, it } from 'vitest'
import type { Cluster } from '../shapes.js'
import { passes } from './stream-for-test.js'

const rbac = (path: string) => ({
  name: 'envoy.filters.http.rbac',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.rbac.v3.RBAC',
    shadow_rules: {
      action: 'DENY',
      policies: { 'istio-ext-authz-ask-p': { permissions: [{ url_path: { path: { exact: path } } }], principals: [{ any: true }] } },
    },
    shadow_rules_stat_prefix: 'istio_ext_authz_',
  },
})
const ask = (more: object = {}) => ({
  name: 'envoy.filters.http.ext_authz',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz',
    filter_enabled_metadata: {
      filter: 'envoy.filters.http.rbac',
      path: [{ key: 'istio_ext_authz_shadow_effective_policy_id' }],
      value: { string_match: { prefix: 'istio-ext-authz-ask' } },
    },
    http_service: { server_uri: { cluster: 'authz', uri: 'http://authz' } },
    ...more,
  },
})
const endpoint = { endpoint: { address: { socket_address: { address: '10.244.0.6', port_value: 80 } } } }
const cluster = (...endpoints: object[]): Cluster =>
  ({ name: 'authz', type: 'STATIC', load_assignment: { cluster_name: 'authz', endpoints: [{ lb_endpoints: endpoints }] } }) as Cluster

it('asks only about requests that a CUSTOM policy matches', () => {
  const { steps, reply } = passes([rbac('/other'), ask()])
  expect([reply, steps.at(-1)?.code]).toEqual([undefined, 'ext-authz.not-asked'])
})

it('takes a service that can be reached to allow', () => {
  const { steps, reply } = passes([rbac('/'), ask()], { clusters: [cluster(endpoint)] })
  expect([reply, steps.at(-1)?.code]).toEqual([undefined, 'ext-authz.assumed'])
})

it('refuses where it cannot be reached, or lets pass if told to', () => {
  for (const clusters of [[], [cluster()]]) {
    expect(passes([rbac('/'), ask()], { clusters }).reply).toEqual({ code: 403, details: 'ext_authz_error', flags: ['UAEX'] })
    expect(passes([rbac('/'), ask({ failure_mode_allow: true })], { clusters }).reply).toBeUndefined()
  }
  expect(passes([rbac('/'), ask({ status_on_error: { code: 'ServiceUnavailable' } })]).reply?.code).toBe(503)
})

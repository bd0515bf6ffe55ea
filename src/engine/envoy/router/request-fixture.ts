import type { HttpRequest, ServerBehaviour } from '../../types/request.js'
import type { TraceOutcome } from '../../types/trace.js'
import { readConfig } from '../config/read.js'
import { trace } from '../trace.js'

type Json = Readonly<Record<string, unknown>>

/** An endpoint of the tests' clusters. */
export const endpoint = (address: string, more: Json = {}): Json => ({
  endpoint: { address: { socket_address: { address, port_value: 80 } } },
  ...more,
})

/** A cluster of the tests: static, with these endpoints in one priority. */
export const cluster = (name: string, endpoints: readonly Json[], more: Json = {}): Json => ({
  name,
  type: 'STATIC',
  load_assignment: { cluster_name: name, endpoints: endpoints.length > 0 ? [{ lb_endpoints: endpoints }] : [] },
  ...more,
})

export interface Situation {
  readonly routes: readonly Json[]
  readonly clusters?: readonly Json[]
  readonly virtualHost?: Json
  readonly configuration?: Json
  readonly manager?: Json
  readonly request?: Partial<HttpRequest>
  readonly behaviour?: ServerBehaviour
  readonly closed?: readonly string[]
  readonly patience?: number
}

/** Everything that can happen to a request through one listener with these routes and clusters. `ok` is a cluster with one endpoint, 10.0.0.1. */
export function outcomesOf(situation: Situation): readonly TraceOutcome[] {
  const { routes, clusters = [], virtualHost, configuration, manager, request, behaviour = {}, closed = [], patience } = situation
  const config = {
    listeners: [
      {
        name: 'in',
        address: { socket_address: { address: '0.0.0.0', port_value: 80 } },
        filter_chains: [
          {
            filters: [
              {
                name: 'envoy.filters.network.http_connection_manager',
                typed_config: {
                  '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
                  route_config: {
                    name: 'rc',
                    virtual_hosts: [{ name: 'vh', domains: ['*'], routes, ...virtualHost }],
                    ...configuration,
                  },
                  http_filters: [
                    {
                      name: 'envoy.filters.http.router',
                      typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
                    },
                  ],
                  ...manager,
                },
              },
            ],
          },
        ],
      },
    ],
    clusters: [cluster('ok', [endpoint('10.0.0.1')]), ...clusters],
    routes: [],
    endpoints: [],
  }
  const at = { address: '10.9.9.9', port: 80 }
  return trace(
    readConfig(config).config,
    {
      accepted: at,
      destination: at,
      source: { address: '10.1.1.1', port: 4000 },
      payload: {
        kind: 'http',
        request: { version: 'HTTP/1.1', method: 'GET', target: '/', authority: 'a.example', headers: [], ...request },
      },
    },
    {
      reach: ({ address }) => (closed.includes(address) ? 'refused' : 'open'),
      behaviour: () => behaviour,
      ...(patience === undefined ? {} : { patience }),
    },
  ).outcomes
}

/** The one thing that can happen. */
export function outcomeOf(situation: Situation): TraceOutcome {
  const outcomes = outcomesOf(situation)
  if (outcomes.length !== 1 || !outcomes[0]) throw new Error(`${outcomes.length} outcomes`)
  return outcomes[0]
}

/** A request header of an outcome as the server sees it. */
export const sent = ({ upstream }: TraceOutcome, name: string): readonly string[] =>
  (upstream?.headers ?? []).filter(([key]) => key === name).map(([, value]) => value)

export const answered = ({ responseHeaders }: TraceOutcome, name: string): readonly string[] =>
  responseHeaders.filter(([key]) => key === name).map(([, value]) => value)

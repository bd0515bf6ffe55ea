/** Resources of a proxy by type, as the engine answers and as recordings hold them. */
export type Resources = Readonly<Record<string, readonly unknown[]>>

type Json = null | boolean | number | string | Json[] | Dict
interface Dict {
  [key: string]: Json
}

const isDict = (v: Json | undefined): v is Dict => typeof v === 'object' && v !== null && !Array.isArray(v)

/** Extensions that only Istio's build of Envoy has. */
function isIstios(v: Json): boolean {
  if (!isDict(v) || !isDict(v.typed_config)) return false
  return /^type\.googleapis\.com\/(udpa\.type\.v1\.TypedStruct|istio\.|stats\.PluginConfig)/.test(String(v.typed_config['@type']))
}

/** A server that is named but never spoken to: nothing is dialled while validating. */
function unreachable(name: string): Dict {
  const options = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'
  const endpoint = { address: { socket_address: { address: '127.0.0.1', port_value: 9 } } }
  return {
    name,
    type: 'STATIC',
    connect_timeout: '1s',
    typed_extension_protocol_options: {
      [options]: { '@type': `type.googleapis.com/${options}`, explicit_http_config: { http2_protocol_options: {} } },
    },
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint }] }] },
  }
}

const secretServer: Dict = {
  api_config_source: { api_type: 'GRPC', transport_api_version: 'V3', grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }] },
  resource_api_version: 'V3',
}

/**
 * All of a proxy's resources as one configuration that a stock Envoy can load from a file: routes and endpoints stand where they are
 * referred to, extensions of Istio's own build are left out, everything else, TLS too, is as it was.
 */
export function selfContained(resources: Resources): Dict {
  const own = JSON.parse(JSON.stringify(resources)) as Record<string, Dict[] | undefined>
  const routes = new Map((own.routes ?? []).map((r) => [r.name, r]))
  const endpoints = new Map((own.endpoints ?? []).map((e) => [e.cluster_name, e]))

  const inline = (v: Json): Json => {
    if (Array.isArray(v)) return v.filter((e) => !isIstios(e)).map(inline)
    if (!isDict(v)) return v
    const out: Dict = {}
    for (const [key, value] of Object.entries(v)) {
      if (key === 'rds' && isDict(value)) {
        const name = value.route_config_name ?? ''
        // As with RDS: a route may name a cluster that is not there.
        out.route_config = { ...(inline(routes.get(name) ?? { name }) as Dict), validate_clusters: false }
        // There is no ADS stream while validating, and Envoy falls over one.
      } else if (key === 'sds_config' && isDict(value) && value.ads) out[key] = secretServer
      else out[key] = inline(value)
    }
    // Objects that only Istio's build can make: as strings they stand in the same place.
    if (String(out.factory_key).startsWith('istio.')) out.factory_key = 'envoy.string'
    // /dev/stdout cannot be opened where it is a socket, as for a child process.
    if (String(out['@type']).endsWith('.FileAccessLog')) out.path = '/dev/null'
    return out
  }

  const clusters = (own.clusters ?? []).map((cluster): Dict => {
    const { eds_cluster_config: eds, ...rest } = inline(cluster) as Dict
    if (!isDict(eds)) return rest
    const found = endpoints.get(eds.service_name ?? rest.name ?? '') ?? {}
    return { ...rest, type: 'STATIC', load_assignment: { ...(inline(found) as Dict), cluster_name: rest.name ?? '' } }
  })
  const named = new Set(clusters.map((c) => c.name))

  return {
    node: { id: 'proxy', cluster: 'proxy' },
    static_resources: {
      listeners: (own.listeners ?? []).map(inline),
      clusters: named.has('sds-grpc') ? clusters : [...clusters, unreachable('sds-grpc')],
    },
    bootstrap_extensions: [
      {
        name: 'envoy.bootstrap.internal_listener',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener' },
      },
    ],
  }
}

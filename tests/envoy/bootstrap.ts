/**
 * Turns what istiod tells a proxy into a bootstrap that a stock Envoy can load by itself: without the extensions of Istio's own build,
 * without TLS, with routes and endpoints in their places. Several proxies fit into one bootstrap, under names and ports of their own.
 */
type Json = Record<string, unknown>

/** A proxy's answer: lists of resources. */
export type Answer = Readonly<Record<string, readonly unknown[]>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An extension that Envoy's own builds lack, or that would be fetched. */
function isForeign(value: Json): boolean {
  const type = (value.typed_config as Json | undefined)?.['@type']
  return (
    'config_discovery' in value ||
    (typeof value.object_key === 'string' && value.object_key.startsWith('io.istio.')) ||
    (typeof value.factory_key === 'string' && value.factory_key.startsWith('io.istio.')) ||
    (typeof value.name === 'string' && value.name.startsWith('istio.')) ||
    (typeof type === 'string' && /udpa\.type\.v1\.TypedStruct$|\/istio\.|stats\.PluginConfig$/.test(type))
  )
}

/** A deep copy; what `change` says undefined of is left out, and inside of what it gives is gone on. */
function rewritten(value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown {
  const own = change(value, key)
  if (Array.isArray(own)) return own.map((item) => rewritten(item, change, key)).filter((item) => item !== undefined)
  if (!isObject(own)) return own
  return Object.fromEntries(
    Object.entries(own)
      .map(([name, item]) => [name, rewritten(item, change, name)] as const)
      .filter(([, item]) => item !== undefined),
  )
}

const empty: Json = {}

class Converted {
  readonly listeners: unknown[] = []
  readonly clusters: unknown[] = []
  #port = 0

  /** Envoy only looks at addresses here; each listener gets one of its own. */
  address(): Json {
    this.#port++
    return { socket_address: { address: `127.0.${1 + Math.floor(this.#port / 50_000)}.1`, port_value: 1024 + (this.#port % 50_000) } }
  }
}

/** One bootstrap for all these proxies. */
export function bootstrap(answers: readonly Answer[]): Json {
  const all = new Converted()
  for (const [i, answer] of answers.entries()) convert(answer, `p${i} `, all)
  return {
    node: { id: 'validated', cluster: 'validated' },
    static_resources: { listeners: all.listeners, clusters: all.clusters },
    bootstrap_extensions: [
      {
        name: 'envoy.bootstrap.internal_listener',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener' },
      },
    ],
    // as the mesh's proxies are started
    layered_runtime: { layers: [{ name: 'static', static_layer: { 're2.max_program_size.error_level': '32768' } }] },
  }
}

function convert(answer: Answer, prefix: string, all: Converted): void {
  const names = new Set((answer.clusters ?? []).map((cluster) => (cluster as Json).name))
  const routes = new Map((answer.routes ?? []).map((route) => [(route as Json).name, route]))
  const endpoints = new Map((answer.endpoints ?? []).map((one) => [(one as Json).cluster_name, one as Json]))

  const common = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (names.has(value) && key !== 'server_names' && key !== 'sni' && key !== 'domains') return prefix + value
      return value
    }
    if (!isObject(value)) return value
    if (isForeign(value)) return undefined
    const { rds, transport_socket, transport_socket_matches, ...rest } = value
    if (rds) return { ...rest, route_config: inlineRoutes(routes, (rds as Json).route_config_name) }
    if (typeof rest['@type'] === 'string' && rest['@type'].endsWith('FileAccessLog')) return { ...rest, path: '/dev/null' }
    if (rest['@type'] === 'type.googleapis.com/envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication') return withKeys(rest)
    return rest
  }

  for (const listener of (answer.listeners ?? []) as Json[]) {
    const { additional_addresses, address, ...rest } = rewritten(listener, common) as Json
    all.listeners.push({ ...rest, name: `${prefix}${String(listener.name)}`, ...(address ? { address: all.address() } : {}) })
  }
  for (const cluster of (answer.clusters ?? []) as Json[]) {
    const { eds_cluster_config, ...rest } = cluster
    const inline =
      cluster.type === 'EDS'
        ? {
            ...rest,
            type: 'STATIC',
            load_assignment: {
              ...(endpoints.get((eds_cluster_config as Json | undefined)?.service_name ?? cluster.name) ?? empty),
              cluster_name: cluster.name,
            },
          }
        : cluster
    all.clusters.push(rewritten(withoutAlpn(inline), common))
  }
}

/** The names are checked when they are used; a mesh's routes may name clusters that the proxy does not have. */
const inlineRoutes = (routes: ReadonlyMap<unknown, unknown>, name: unknown): unknown => ({
  ...((routes.get(name) as Json | undefined) ?? { name }),
  validate_clusters: false,
})

const protocolOptions = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'

/** Choosing the protocol by ALPN needs the TLS that is taken out. */
function withoutAlpn(cluster: Json): Json {
  const options = (cluster.typed_extension_protocol_options as Json | undefined)?.[protocolOptions] as Json | undefined
  if (!options?.auto_config) return cluster
  const { auto_config, ...rest } = options
  const explicit = { http_protocol_options: (auto_config as Json).http_protocol_options ?? {} }
  return {
    ...cluster,
    typed_extension_protocol_options: {
      ...(cluster.typed_extension_protocol_options as Json),
      [protocolOptions]: { ...rest, explicit_http_config: explicit },
    },
  }
}

const key =
  '{"keys":[{"kty":"RSA","e":"AQAB","kid":"k","n":"xAE7eB6qugXyCAG3yhh7pkDkT65pHymX-P7KfIupjf59vsdo91bSP9C8H07pSAGQO1MV_xFj9VswgsCg4R6otmg5PV2He95lZdHtOcU5DXIg_pbhLdKXbi66GlVeK6ABZOUW3WYtnNHD-91gVuoeJT_DwtGGcp4ignkgXfkiEm4sw-4sfb4qdt5oLbyVpmW6x9cfa7vs2WTfURiCrBoUqgBo_-4WTiULmmHSGZHOjzwa8WtrtOQGsAFjIbno85jp6MnGGGZPYZbDAa_b3y5u-YpW7ypZrvD8BgtKVjgtQgZhLAGezMt0ua3DRrWnKqTZ0BJ_EyxOGuHJrLsn00fnMQ"}]}'

/** Keys that nobody fetched are an empty set, which Envoy does not load. */
const withKeys = (config: Json): Json => rewritten(config, (value, name) => (name === 'inline_string' ? key : value)) as Json

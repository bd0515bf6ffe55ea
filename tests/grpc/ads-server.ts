/** A discovery service that serves one client what it was given: whole state of the world, aggregated, on loopback. */
import { Server, ServerCredentials, type ServerDuplexStream, type ServiceDefinition } from '@grpc/grpc-js'
import { anyOf, messageType } from './protobuf-json.js'

/** Resources by type, as the engine answers them. */
type Answer = Readonly<Record<string, readonly object[]>>

interface DiscoveryRequest {
  readonly type_url: string
  readonly resource_names: readonly string[]
  readonly response_nonce: string
  readonly error_detail?: { readonly message: string } | null
}

interface DiscoveryResponse {
  readonly version_info: string
  readonly type_url: string
  readonly nonce: string
  readonly resources: readonly object[]
}

export interface AdsServer {
  readonly port: number
  /** What the client asked for, as `TYPE NAME`. */
  readonly asked: ReadonlySet<string>
  /** Why the client refused what it was told. */
  readonly refusals: readonly string[]
}

/** Which of the answer's lists a type is, and what its resources go by. */
const lists: Readonly<Record<string, readonly [list: string, name: string]>> = {
  'type.googleapis.com/envoy.config.listener.v3.Listener': ['listeners', 'name'],
  'type.googleapis.com/envoy.config.route.v3.RouteConfiguration': ['routes', 'name'],
  'type.googleapis.com/envoy.config.cluster.v3.Cluster': ['clusters', 'name'],
  'type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment': ['endpoints', 'cluster_name'],
}

const requestType = messageType('envoy.service.discovery.v3.DiscoveryRequest')
const responseType = messageType('envoy.service.discovery.v3.DiscoveryResponse')

const service: ServiceDefinition = {
  streamAggregatedResources: {
    path: '/envoy.service.discovery.v3.AggregatedDiscoveryService/StreamAggregatedResources',
    requestStream: true,
    responseStream: true,
    requestSerialize: (request: DiscoveryRequest) => Buffer.from(requestType.encode(request).finish()),
    requestDeserialize: (bytes) => requestType.decode(bytes) as unknown as DiscoveryRequest,
    // The resources are `Any` with bytes already, which is what protobufjs takes.
    responseSerialize: (response: DiscoveryResponse) => Buffer.from(responseType.encode(responseType.fromObject(response)).finish()),
    responseDeserialize: (bytes) => responseType.decode(bytes) as unknown as DiscoveryResponse,
  },
}

/** Starts a server on a free port. `servers` gets it, to be shut down. */
export async function startAdsServer(answer: Answer, servers: Server[]): Promise<AdsServer> {
  const asked = new Set<string>()
  const refusals: string[] = []
  const server = new Server()
  servers.push(server)
  server.addService(service, {
    streamAggregatedResources: (stream: ServerDuplexStream<DiscoveryRequest, DiscoveryResponse>) => {
      const told = new Map<string, string>()
      let responses = 0
      stream.on('data', ({ type_url, resource_names, error_detail }: DiscoveryRequest) => {
        if (error_detail) refusals.push(`${type_url}: ${error_detail.message}`)
        for (const name of resource_names) asked.add(`${lists[type_url]?.[0] ?? type_url} ${name}`)
        // A request for the same names again is an acknowledgement or a refusal of what they were told.
        const names = JSON.stringify([...resource_names].sort())
        if (told.get(type_url) === names) return
        told.set(type_url, names)
        responses++
        stream.write({
          version_info: '1',
          type_url,
          nonce: String(responses),
          resources: resourcesOf(answer, type_url, resource_names),
        })
      })
      stream.on('end', () => stream.end())
    },
  })
  return { port: await listen(server), asked, refusals }
}

function resourcesOf(answer: Answer, url: string, names: readonly string[]): object[] {
  const [list, key] = lists[url] ?? ['', '']
  const wanted = new Set(names)
  const resources = (answer[list] ?? []) as readonly Readonly<Record<string, unknown>>[]
  return resources.filter((resource) => wanted.has(String(resource[key]))).map((resource) => anyOf(url, resource))
}

/** Binds a server to a free port of loopback. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port))),
  )
}

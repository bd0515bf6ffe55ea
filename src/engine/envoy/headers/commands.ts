import type { SocketAddress } from '../../types/request.js'
import type { HeaderMap } from '../http/header-map.js'
import { valueAt } from '../matchers/metadata.js'
import { withoutQuery } from '../matchers/path.js'
import { field } from '../reading.js'
import type { FormatContext } from './context.js'

type Read = (context: FormatContext, argument: string) => string | undefined

/** An address as Envoy prints it, an IPv6 one in brackets. */
export const printed = ({ address, port }: SocketAddress): string => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`)

/** `X?Y` names a header and the one that stands in for it. */
function header(headers: HeaderMap | undefined, argument: string): string | undefined {
  for (const name of argument.split('?')) {
    const key = name.toLowerCase() === 'host' ? ':authority' : name.toLowerCase()
    const value = headers?.get(key)
    if (value !== undefined) return value
  }
  return undefined
}

const request: Read = ({ stream }, argument) => header(stream.request, argument)
const response: Read = (context, argument) => header(context.response, argument)
const dialled: Read = ({ stream }) => printed(stream.connection.connection.destination)
const host: Read = (context) => context.host && printed(context.host)
const hostAddress: Read = (context) => context.host?.address
const hostPort: Read = (context) => context.host && String(context.host.port)
const cluster: Read = (context) => context.cluster

function path(value: string, argument: string): string {
  const [query = 'WQ'] = argument.split(':')
  return query === 'NQ' ? withoutQuery(value) : value
}

/** The first value of a query parameter, as it stands. */
function queryParameter(target: string, name: string): string | undefined {
  const query = target.slice(target.indexOf('?') + 1)
  if (!target.includes('?')) return undefined
  for (const pair of query.split('#')[0]?.split('&') ?? []) {
    const end = pair.indexOf('=')
    if ((end < 0 ? pair : pair.slice(0, end)) === name) return end < 0 ? '' : pair.slice(end + 1)
  }
  return undefined
}

/** A value inside metadata, as the commands that name a path write it: text plainly, the rest as JSON. */
function metadataText(metadata: unknown, argument: string): string | undefined {
  const value = valueAt(metadata, argument.split(':'))
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const currentPath = (context: FormatContext): string => context.stream.request.get(':path') ?? ''

/** The commands whose value does not need a running proxy, by name. */
export const commands: Readonly<Record<string, Read>> = {
  REQ: request,
  REQUEST_HEADER: request,
  RESP: response,
  RESPONSE_HEADER: response,
  TRAILER: () => undefined,
  PROTOCOL: ({ stream }) => stream.protocol,
  REQUESTED_SERVER_NAME: ({ stream }) => stream.connection.tls?.serverName ?? stream.connection.connection.tls?.serverName,
  ROUTE_NAME: ({ stream }) => stream.selected?.route.name,
  VIRTUAL_CLUSTER_NAME: () => undefined,
  UPSTREAM_CLUSTER: cluster,
  UPSTREAM_CLUSTER_RAW: cluster,
  UPSTREAM_HOST: host,
  UPSTREAM_HOST_NAME: host,
  UPSTREAM_REMOTE_ADDRESS: host,
  UPSTREAM_REMOTE_ADDRESS_WITHOUT_PORT: hostAddress,
  UPSTREAM_REMOTE_PORT: hostPort,
  UPSTREAM_PROTOCOL: (context) => context.upstreamProtocol,
  UPSTREAM_REQUEST_ATTEMPT_COUNT: (context) => String(context.attempts ?? 0),
  UPSTREAM_METADATA: (context, argument) => metadataText(field(context.hostMetadata, 'filter_metadata'), argument),
  RESPONSE_CODE: (context) => String(context.code ?? 0),
  RESPONSE_CODE_DETAILS: (context) => context.details,
  RESPONSE_FLAGS: ({ stream }) => (stream.flags.length > 0 ? stream.flags.join(',') : '-'),
  DOWNSTREAM_REMOTE_ADDRESS: ({ stream }) => {
    const { source } = stream.connection.connection
    return printed({ address: stream.remoteAddress, port: stream.remoteAddress === source.address ? source.port : 0 })
  },
  DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT: ({ stream }) => stream.remoteAddress,
  DOWNSTREAM_DIRECT_REMOTE_ADDRESS: ({ stream }) => printed(stream.connection.connection.source),
  DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT: ({ stream }) => stream.directRemoteAddress,
  DOWNSTREAM_REMOTE_PORT: ({ stream }) => String(stream.connection.connection.source.port),
  DOWNSTREAM_DIRECT_REMOTE_PORT: ({ stream }) => String(stream.connection.connection.source.port),
  DOWNSTREAM_LOCAL_ADDRESS: dialled,
  DOWNSTREAM_DIRECT_LOCAL_ADDRESS: ({ stream }) => printed(stream.connection.connection.accepted),
  DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT: ({ stream }) => stream.connection.connection.destination.address,
  DOWNSTREAM_LOCAL_PORT: ({ stream }) => String(stream.connection.connection.destination.port),
  DOWNSTREAM_PEER_URI_SAN: ({ stream }) => stream.connection.tls?.peerUri,
  DOWNSTREAM_LOCAL_URI_SAN: ({ stream }) => (stream.connection.tls ? stream.run.config.node?.identity : undefined),
  DYNAMIC_METADATA: ({ stream }, argument) => metadataText(Object.fromEntries(stream.metadata), argument),
  METADATA: ({ stream, ...context }, argument) => {
    const [kind = '', ...rest] = argument.split(':')
    const sources: Readonly<Record<string, unknown>> = {
      DYNAMIC: Object.fromEntries(stream.metadata),
      ROUTE: field(field(stream.selected?.route, 'metadata'), 'filter_metadata'),
      CLUSTER: field(field(stream.run.config.clusters.get(context.cluster ?? ''), 'metadata'), 'filter_metadata'),
      UPSTREAM_HOST: field(context.hostMetadata, 'filter_metadata'),
      LISTENER: field(field(stream.connection.listener, 'metadata'), 'filter_metadata'),
      VIRTUAL_HOST: field(field(stream.selected?.virtualHost, 'metadata'), 'filter_metadata'),
    }
    return Object.hasOwn(sources, kind) ? metadataText(sources[kind], rest.join(':')) : undefined
  },
  CLUSTER_METADATA: ({ stream, cluster: name }, argument) =>
    metadataText(field(field(stream.run.config.clusters.get(name ?? ''), 'metadata'), 'filter_metadata'), argument),
  FILTER_STATE: ({ stream }, argument) => stream.filterState.get(argument.split(':')[0] ?? ''),
  PATH: (context, argument) => {
    const [, which = ''] = argument.split(':')
    const original = context.stream.request.get('x-envoy-original-path')
    return path(which === 'PATH' ? currentPath(context) : (original ?? currentPath(context)), argument)
  },
  QUERY_PARAM: (context, argument) => queryParameter(currentPath(context), argument),
  QUERY_PARAMS: (context) => {
    const target = currentPath(context)
    return target.includes('?') ? target.slice(target.indexOf('?') + 1) : undefined
  },
  CONNECTION_TERMINATION_DETAILS: () => undefined,
  TRACE_ID: () => undefined,
  CUSTOM_TAG: () => undefined,
}

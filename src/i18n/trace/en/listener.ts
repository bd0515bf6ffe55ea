import type { ListenerCodes } from '../../../engine/types/trace-codes/listener.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? 'empty' : `\`${value}\``)
const codes = (values: readonly string[]): string => (values.length > 0 ? values.map(code).join(', ') : 'nothing')

/** What a connection brings to a field of a filter chain's match. */
const brings: Readonly<Record<string, string>> = {
  destination_port: 'the destination port is',
  prefix_ranges: 'the destination address is',
  server_names: 'the server name (SNI) is',
  transport_protocol: 'the transport is',
  application_protocols: 'the application protocols are',
  direct_source_prefix_ranges: 'the direct source is',
  source_type: 'the source is',
  source_prefix_ranges: 'the source address is',
  source_ports: 'the source port is',
}
const is = (predicate: string, value: string): string => `${brings[predicate] ?? `\`${predicate}\` is`} ${code(value)}`

export const listener: StepTexts<ListenerCodes> = {
  'listener.accepted': ({ listener, address }) => `Listener ${code(listener)} accepts the connection at \`${address}\`.`,
  'listener.none': ({ address }) => `No listener at \`${address}\`.`,
  'listener.original-destination': ({ destination }) => `The kernel tells the address that was dialled: \`${destination}\`.`,
  'listener.handed-over': ({ listener, address, destination }) =>
    `Listener ${code(listener)} (\`${address}\`) stands for \`${destination}\` and takes the connection over.`,
  'listener.kept': ({ listener, destination }) => `No listener stands for \`${destination}\`: ${code(listener)} keeps the connection.`,
  'listener.missed': ({ address }) => `No listener for exactly \`${address}\`.`,
  'listener-filter.disabled': ({ filter, port }) => `Listener filter \`${filter}\` is disabled for port ${port}.`,
  'listener-filter.tls': ({ serverName, alpn }) => `TLS Inspector: a ClientHello, server name ${code(serverName)}, ALPN ${codes(alpn)}.`,
  'listener-filter.not-tls': ({ filter }) => `\`${filter}\`: the first bytes are not TLS.`,
  'listener-filter.http': ({ protocol }) => `HTTP Inspector: the first line is ${code(protocol)}.`,
  'listener-filter.not-http': ({ filter }) => `\`${filter}\`: the first bytes are not HTTP.`,
  'listener-filter.waiting': ({ filter }) => `\`${filter}\` waits for the client's first bytes, and no timeout ends that.`,
  'listener-filter.gave-up': ({ filter, timeout }) =>
    `\`${filter}\` waits ${timeout} ms for the client's first bytes in vain; the connection goes on uninspected.`,
  'listener-filter.timed-out': ({ filter, timeout }) =>
    `\`${filter}\` waits ${timeout} ms for the client's first bytes in vain; the connection is closed.`,
  'listener-filter.no-proxy-header': ({ filter }) => `\`${filter}\` finds no PROXY header and closes the connection.`,
  'listener-filter.unknown': ({ filter }) => `Listener filter \`${filter}\` is not modelled; it is assumed to let the connection pass.`,
  'chain.taken': ({ chain }) => `Filter chain \`${chain}\` matches.`,
  'chain.default': ({ chain }) => `No filter chain matches: the default one, \`${chain}\`.`,
  'chain.none': ({ listener }) => `No filter chain of ${code(listener)} matches and there is no default one: the connection is closed.`,
  'chain.missed': ({ chain, predicate, wanted, value }) =>
    wanted.length > 0
      ? `\`${chain}\`: \`${predicate}\` wants ${codes(wanted)}; ${is(predicate, value)}.`
      : `\`${chain}\` says nothing of \`${predicate}\`, and another chain matches there; ${is(predicate, value)}.`,
  'chain.less-specific': ({ chain, predicate, wanted, value }) =>
    `\`${chain}\` (\`${predicate}\`: ${codes(wanted)}) would match, but another chain is more specific: ${is(predicate, value)}.`,
  'chain.by-matcher': ({ chain, input, value }) => `The listener's matcher leads from ${code(input)} = ${code(value)} to \`${chain}\`.`,
  'chain.matcher-none': ({ listener }) => `The matcher of ${code(listener)} names no filter chain.`,
  'tls.accepted': ({ alpn, peer }) =>
    `The TLS handshake succeeds: ALPN ${code(alpn)}, ${peer === '' ? 'no client certificate' : `client \`${peer}\``}.`,
  'tls.no-certificate': ({ chain }) => `\`${chain}\` requires a client certificate; there is none, so the handshake fails.`,
  'tls.untrusted': ({ peer }) => `The certificate of \`${peer}\` is from a CA that is not trusted: the handshake fails.`,
  'tls.name-refused': ({ peer }) => `\`${peer}\` is none of the names that the chain takes: the handshake fails.`,
  'tls.plain-text': ({ chain }) => `\`${chain}\` speaks TLS, the client plain text: the connection is closed.`,
  'tls.not-ended': ({ chain }) => `\`${chain}\` does not end TLS: the filters see encrypted bytes.`,
  'network.http': ({ filter }) => `HTTP connection manager \`${filter}\` takes the connection.`,
  'network.tcp-proxy': ({ filter, cluster }) => `TCP proxy \`${filter}\` passes the bytes on to cluster ${code(cluster)}.`,
  'network.cluster-drawn': ({ cluster, weight, total }) => `By weight (${weight} of ${total}): cluster \`${cluster}\`.`,
  'network.sni-cluster': ({ cluster }) => `The server name names the cluster: ${code(cluster)}.`,
  'network.filter-state': ({ key, value }) => `Filter state \`${key}\` is set to ${code(value)}.`,
  'network.answered': ({ filter }) => `Network filter \`${filter}\` answers itself.`,
  'network.passed': ({ filter }) => `Network filter \`${filter}\` watches and lets everything pass.`,
  'network.unknown': ({ filter }) => `Network filter \`${filter}\` is not modelled; it is assumed to let the connection pass.`,
  'network.no-terminal': ({ chain }) => `\`${chain}\` has no filter that serves connections: it is closed.`,
}

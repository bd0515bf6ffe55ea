import type { UpstreamCodes } from '../../../engine/types/trace-codes/upstream.js'
import type { StepTexts } from '../types.js'

const code = (value: string): string => (value === '' ? 'empty' : `\`${value}\``)
const codes = (values: readonly string[]): string => values.map(code).join(', ')
const from = (by: string): string =>
  by === 'destination'
    ? 'the address that was dialled'
    : by === 'filter-state'
      ? 'filter state'
      : by === 'metadata'
        ? 'metadata'
        : `the header \`${by}\``
const endpoints = (count: number): string => `${count} ${count === 1 ? 'endpoint' : 'endpoints'}`
const expecting = (sni: string, sans: readonly string[]): string =>
  [...(sni === '' ? [] : [`server name \`${sni}\``]), ...(sans.length === 0 ? [] : [`expecting ${codes(sans)}`])]
    .map((part) => `, ${part}`)
    .join('')

/** Clusters, subsets, priorities, localities, endpoints, connections to them. */
export const upstream: StepTexts<UpstreamCodes> = {
  'upstream.cluster': ({ cluster, type, policy }) => `Cluster \`${cluster}\`: hosts by ${type}, chosen by ${policy}.`,
  'upstream.cluster-missing': ({ cluster }) => `There is no cluster ${code(cluster)}: the connection is closed (NC).`,
  'upstream.endpoints-unknown': ({ cluster }) =>
    `The configuration was read without endpoints, so those of \`${cluster}\` are unknown; one is taken to answer.`,
  'upstream.no-endpoints': ({ cluster }) => `Cluster \`${cluster}\` has no endpoints (UH).`,
  'upstream.no-healthy-endpoints': ({ cluster, endpoints: count }) =>
    `None of the ${endpoints(count)} of cluster \`${cluster}\` may be chosen (UH).`,
  'upstream.endpoint-passed-over': ({ address, health }) => `\`${address}\` is passed over: ${health}.`,
  'upstream.endpoint-degraded': ({ address }) => `\`${address}\` is degraded: it gets only what the healthy ones cannot take.`,
  'upstream.panic': ({ priority, healthy, threshold }) =>
    `Panic in priority ${priority}: only ${healthy} % are healthy, less than ${threshold} %, so health does not count any more.`,
  'upstream.priority': ({ priority, percent, healthy, endpoints: count }) =>
    `Priority ${priority} takes ${percent} %: ${healthy} of its ${endpoints(count)} healthy.`,
  'upstream.priority-unused': ({ priority, healthy, endpoints: count }) =>
    `Priority ${priority} is not needed, or has nobody able: ${healthy} of its ${endpoints(count)} healthy.`,
  'upstream.locality': ({ locality, weight, percent }) => `Locality ${code(locality)} of weight ${weight} takes ${percent} %.`,
  'upstream.subset': ({ metadata, endpoints: count }) => `The subset ${code(metadata)} has ${endpoints(count)}.`,
  'upstream.subset-fallback': ({ metadata, policy }) => `No subset ${code(metadata)}: fallback \`${policy}\`.`,
  'upstream.aggregate': ({ cluster, clusters }) => `Cluster \`${cluster}\` takes the first of these that has hosts: ${codes(clusters)}.`,
  'upstream.original-destination': ({ address, by }) => `The host is \`${address}\`, from ${from(by)}.`,
  'upstream.no-original-destination': ({ cluster }) =>
    `Cluster \`${cluster}\` goes where the client dialled, which is not known here (UH).`,
  'upstream.port-overridden': ({ address, port }) => `\`${address}\` is dialled on port ${port} instead.`,
  'upstream.host-resolved': ({ host }) => `The host \`${host}\` of the request is resolved and dialled.`,
  'upstream.endpoint': ({ address, percent, of }) =>
    of === 1 ? `The one endpoint is \`${address}\`.` : `\`${address}\` is chosen, as ${percent} % of requests would, of ${of} endpoints.`,
  'upstream.endpoints': ({ addresses, count, percent, of }) =>
    count === of
      ? `One of ${count} endpoints: ${codes(addresses)}${count > addresses.length ? ', …' : ''}.`
      : `One of ${count} that behave alike, ${percent} % of requests, of ${of} endpoints: ${codes(addresses)}${count > addresses.length ? ', …' : ''}.`,
  'upstream.hash-chose': ({ policy, address, count }) => `${policy} leads this key to \`${address}\`, always, of ${count} endpoints.`,
  'upstream.hashed': ({ policy, count }) =>
    `${policy} sends every request with the same key to the same one of ${count}; which one cannot be told from what is known here.`,
  'upstream.hash-without-key': ({ policy }) => `${policy} finds nothing to hash, and so draws at random.`,
  'upstream.previous-host-avoided': ({ tried }) => `${endpoints(tried)} already tried, avoided if there are others.`,
  'upstream.overflow': ({ threshold }) => `The circuit breaker's \`${threshold}: 0\` lets nothing through (UO).`,
  'upstream.mtls': ({ sni, sans, by }) => `mTLS (\`${by}\`)${expecting(sni, sans)}.`,
  'upstream.tls': ({ sni, sans, by }) => `TLS without a certificate of the proxy's own (\`${by}\`)${expecting(sni, sans)}.`,
  'upstream.plain': ({ by }) => (by === 'transport_socket' ? 'Plain text: the cluster has no TLS.' : `Plain text (\`${by}\`).`),
  'upstream.proxy-protocol': ({ version }) => `A PROXY protocol header, version ${version}, goes first.`,
  'upstream.tunnel': ({ target, listener }) =>
    target === ''
      ? `Handed to the internal listener \`${listener}\`.`
      : `Handed to the internal listener \`${listener}\`, which tunnels it to \`${target}\` (HBONE).`,
  'upstream.internal-listener-missing': ({ listener }) => `There is no internal listener \`${listener}\`.`,
  'upstream.connected': ({ address }) => `\`${address}\` accepts the connection.`,
  'upstream.refused': ({ address }) => `\`${address}\` refuses the connection (UF).`,
  'upstream.unreachable': ({ address }) => `There is no way to \`${address}\` (UF).`,
  'upstream.handshake-failed': ({ address }) => `\`${address}\` accepts the connection, but the TLS handshake fails (UF).`,
  'upstream.not-modelled': ({ field }) => `\`${field}\` is set, and not modelled here.`,
}

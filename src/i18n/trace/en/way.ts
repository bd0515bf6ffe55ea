import type { WayCodes } from '../../../engine/types/trace-codes/way.js'
import type { StepTexts } from '../types.js'

const field: Readonly<Record<string, string>> = {
  namespaces: 'the source namespace',
  serviceAccounts: 'the source service account',
  principals: 'the source identity',
  sourceIps: 'the source address',
  destinationIps: 'the destination address',
  destinationPorts: 'the destination port',
}
const named = (name: string) => (name.startsWith('not_') ? `${field[name.slice(4)] ?? name} (excluded)` : (field[name] ?? name))

/** Names, kube-proxy, ztunnel, the wire and the application. */
export const way: StepTexts<WayCodes> = {
  'name.literal': ({ address }) => `The URL holds the address \`${address}\` itself: nothing to resolve`,
  'name.service': ({ written, name, address }) =>
    written === name
      ? `\`${name}\` resolves to the cluster IP \`${address}\``
      : `The search list completes \`${written}\` to \`${name}\`, which resolves to the cluster IP \`${address}\``,
  'name.headless': ({ name, address, count }) =>
    count === 0
      ? `The headless Service \`${name}\` has no ready pod and resolves to nothing`
      : `The headless Service \`${name}\` resolves to its pods themselves (${count}), for one \`${address}\``,
  'name.alias': ({ name, target }) => `\`${name}\` is an ExternalName Service, an alias of \`${target}\``,
  'name.captured': ({ name, address }) => `The proxy takes the DNS query: the ServiceEntry's host \`${name}\` resolves to \`${address}\``,
  'name.outside': ({ name, address }) => `DNS outside of the cluster resolves \`${name}\`; \`${address}\` stands in for its answer`,
  'name.unknown': ({ written }) => `\`${written}\` does not resolve: the cluster has no such Service, and it is no full domain name`,
  'name.gateway': ({ name, address }) => `From outside, the Service \`${name}\` is dialled at \`${address}\``,
  'kube-proxy.chosen': ({ name, address, count }) => `kube-proxy picks \`${address}\` at random from the ${count} endpoints of \`${name}\``,
  'kube-proxy.none': ({ name }) => `\`${name}\` has no ready endpoint: kube-proxy refuses the connection`,
  'kube-proxy.no-port': ({ name, port }) =>
    `\`${name}\` has no port ${port}, so kube-proxy has no rule for it: packets to the cluster IP go unanswered until the caller gives up`,
  'capture.none': ({ pod }) => `The mesh does not handle \`${pod}\`: no rule takes its traffic`,
  'ztunnel.service': ({ service, endpoints }) => `ztunnel knows the address: service \`${service}\`, ${endpoints} usable endpoints`,
  'ztunnel.workload': ({ workload }) => `ztunnel knows the address: workload \`${workload}\``,
  'ztunnel.unknown': ({ address }) => `ztunnel does not know \`${address}\` and passes the connection on as it is`,
  'ztunnel.no-endpoints': ({ service }) => `\`${service}\` has no usable endpoint: ztunnel closes the connection`,
  'ztunnel.waypoint': ({ waypoint, address }) =>
    `The destination has the waypoint \`${waypoint}\`: first over HBONE to its pod \`${address}\``,
  'ztunnel.no-waypoint': ({ of }) => `\`${of}\` has no waypoint: layer 4 only`,
  'ztunnel.hbone': ({ workload, address }) => `\`${workload}\` takes HBONE: a tunnel to \`${address}\`, encrypted with mTLS`,
  'ztunnel.plain': ({ workload, address }) => `\`${workload}\` is not in the mesh: plain text to \`${address}\``,
  'ztunnel.arrived': ({ workload, from, security }) =>
    `The ztunnel of \`${workload}\`'s node takes the connection: ${security === 'hbone' ? `HBONE from \`${from}\`` : 'plain text, no identity'}`,
  'ztunnel.policy-matched': ({ policy, action }) => `${action} policy \`${policy}\` matches`,
  'ztunnel.policy-missed': ({ policy, action, field: name, wanted, value }) =>
    wanted === ''
      ? `${action} policy \`${policy}\` has no rules and matches nobody`
      : `${action} policy \`${policy}\` does not match: ${named(name)} is ${value === '' ? 'empty' : `\`${value}\``}, wanted \`${wanted}\``,
  'ztunnel.allowed': ({ policies }) => (policies === 0 ? 'No layer 4 policy: let through' : 'The layer 4 policies let it through'),
  'ztunnel.denied-by': ({ policy }) => `DENY policy \`${policy}\` refuses it: ztunnel closes the connection`,
  'ztunnel.denied': ({ policies }) => `There are ${policies} ALLOW policies and none matches: ztunnel closes the connection`,
  'wire.plain': ({ from, to }) => `\`${from}\` → \`${to}\`: plain text`,
  'wire.mtls': ({ from, to, identity, serverName }) =>
    `\`${from}\` → \`${to}\`: mTLS as \`${identity}\`${serverName ? `, SNI \`${serverName}\`` : ''}`,
  'wire.tls': ({ from, to, serverName }) => `\`${from}\` → \`${to}\`: TLS${serverName ? `, SNI \`${serverName}\`` : ''}`,
  'wire.hbone': ({ from, to, identity, target }) => `\`${from}\` → \`${to}\`: an HBONE tunnel (mTLS) as \`${identity}\`, to \`${target}\``,
  'grpc.listener': ({ name }) => `The gRPC library finds the listener \`${name}\` by its target's name`,
  'grpc.unknown': ({ name }) => `The gRPC library was told of no listener \`${name}\`: the channel fails`,
  'application.answers': ({ pod, address, status }) =>
    `The application in \`${pod}\` gets the request at \`${address}\`${status ? ` and answers ${status}` : ''}`,
  'application.refuses': ({ pod, address }) => `Nothing in \`${pod}\` listens on \`${address}\`: connection refused`,
  'application.outside': ({ address }) => `\`${address}\` is outside of the cluster and is taken to answer`,
  'application.unreachable': ({ address }) => `\`${address}\` is no pod's: no connection`,
}

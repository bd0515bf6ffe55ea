/**
 * A sidecar's outbound listeners: one for each address and port that its application may open connections to.
 * Takes the services and rules that the proxy may see; gives listeners that `virtualOutbound` hands connections to.
 * Istio: pilot/pkg/networking/core/listener.go#buildSidecarOutboundListeners
 */

import type { Endpoint } from '../../../mesh/model/endpoint.js'
import { parseAddress } from '../../../mesh/model/ip.js'
import { isSniffed, isTcp, parseProtocol } from '../../../mesh/model/protocol.js'
import type { Service, ServicePort } from '../../../mesh/model/service.js'
import { addressForProxy, UNSPECIFIED_IPV4 } from '../../../mesh/model/service-address.js'
import type { EgressListener } from '../../../mesh/sidecar-scope/scope.js'
import type { Listener } from '../../../types/envoy/listener.js'
import { keep } from '../basis.js'
import { mayListen } from '../reserved-ports.js'
import { outboundTrafficFilters } from '../virtual/outbound-policy.js'
import { Claims } from './claims.js'
import { type Binding, newWish, type OutboundContext, type OutboundWish } from './context.js'
import { outboundInputs } from './inputs.js'
import { outboundListener } from './listener.js'

export const sidecarOutbound = (context: OutboundContext): readonly Listener[] =>
  keep(context.basis, 'sidecar-outbound', outboundInputs(context), () => buildAll(context))

function buildAll(context: OutboundContext): Listener[] {
  const claims = new Claims(context)
  for (const egress of context.scope.egressListeners) {
    if (egress.listener?.port) claimNamedPort(context, egress, claims)
    else {
      // Ports that the Sidecar names have the services that it names with them, and no others.
      claims.lock()
      claimServicePorts(context, egress, claims)
    }
  }
  const fallthrough = outboundTrafficFilters(context.basis, context.scope)
  return [...claims.all()].map((claim) => outboundListener(context.basis, { ...claim, port: claim.port.port }, fallthrough))
}

/** Where an egress listener listens: an address that the Sidecar names, the loopback for a real socket, else what each service has. */
function bindingOf({ basis }: OutboundContext, { listener }: EgressListener): Binding {
  const bind = listener?.bind ?? ''
  const toPort = basis.interception === 'NONE' || listener?.captureMode === 'NONE' || bind.startsWith('unix://')
  return { addresses: bind !== '' ? [bind] : toPort ? basis.localHosts : [], toPort }
}

function claimNamedPort(context: OutboundContext, egress: EgressListener, claims: Claims): void {
  const { number = 0, protocol, name = '' } = egress.listener?.port ?? {}
  const port: ServicePort = { name, port: number, protocol: parseProtocol(protocol) }
  const binding = bindingOf(context, egress)
  if (!mayClaim(context, binding, port)) return
  for (const service of egress.services) claims.add(newWish(context, egress, service, port, binding))
}

function claimServicePorts(context: OutboundContext, egress: EgressListener, claims: Claims): void {
  const binding = bindingOf(context, egress)
  for (const service of egress.services) {
    for (const port of service.ports) {
      if (!mayClaim(context, binding, port)) continue
      const wish = newWish(context, egress, service, port, binding)
      if (isHeadless(context, wish)) for (const one of podWishes(context, wish)) claims.add(one)
      else claims.add(wish)
    }
  }
}

const mayClaim = ({ basis }: OutboundContext, { addresses, toPort }: Binding, { port, protocol }: ServicePort): boolean =>
  mayListen(basis, { address: addresses[0] ?? '', port, protocol, toPort, besideVirtual: true })

/** Without an address of its own, bytes for one service can only be told by the addresses of its pods. */
function isHeadless({ basis }: OutboundContext, { service, port, binding }: OutboundWish): boolean {
  return (
    binding.addresses.length === 0 &&
    service.resolution === 'Passthrough' &&
    addressForProxy(service, basis.proxy, basis.ipMode) === UNSPECIFIED_IPV4 &&
    (isTcp(port.protocol) || isSniffed(port.protocol))
  )
}

/** A listener for each pod but the proxy's own; one on every address for a ServiceEntry that lists nobody. */
function podWishes({ basis, push }: OutboundContext, wish: OutboundWish): OutboundWish[] {
  const { service, port, binding } = wish
  const pods = push.endpointsOf(service).filter((endpoint) => serves(endpoint, port))
  if (pods.length === 0 && service.registry !== 'Kubernetes' && !selectsWorkloads(service)) return [wish]
  const [own] = basis.proxy.ipAddresses
  return pods
    .filter(({ addresses }) => addresses[0] !== own && addresses.every((address) => parseAddress(address)))
    .map(({ addresses }) => ({ ...wish, binding: { ...binding, addresses } }))
}

const serves = (endpoint: Endpoint, port: ServicePort): boolean =>
  endpoint.servicePortNumber > 0 ? endpoint.servicePortNumber === port.port : endpoint.servicePortName === port.name

const selectsWorkloads = (service: Service): boolean => Object.keys(service.selector).length > 0

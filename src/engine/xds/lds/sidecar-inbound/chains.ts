import { isGrpc } from '../../../mesh/model/protocol.js'
import type { DecidedMode } from '../../../mesh/policy/peer-authentication.js'
import type { HttpConnectionManager } from '../../../types/envoy/http-connection-manager.js'
import type { FilterChain } from '../../../types/envoy/listener.js'
import type { NetworkFilter } from '../../../types/envoy/network-filters.js'
import type { DownstreamTlsSocket } from '../../../types/envoy/tls.js'
import { madeBy } from '../../../types/provenance.js'
import { networkExtensions, PHASES } from '../../extensions/index.js'
import { headerSettingsOf } from '../../proxy-config.js'
import { buildInboundRouteConfig } from '../../rds/index.js'
import { statName } from '../../telemetry/stat-name.js'
import { inboundMutualTls } from '../../tls/mesh-mtls.js'
import { listenerName } from '../addresses.js'
import { keep, type ProxyBasis, part } from '../basis.js'
import { connectionManager, http2Options } from '../http/connection-manager.js'
import { metadataExchange, protocolFilters } from '../network/filters.js'
import { configMetadata } from '../network/l4-route.js'
import { tcpFilters } from '../network/tcp-filters.js'
import { plainTcpProxy } from '../network/tcp-proxy.js'
import type { InboundPort } from './chain-config.js'
import type { MatchOption } from './match-options.js'

/** A port with the mode that clients must meet. `passthrough`: no service has it; every port, or one that a policy names. */
export interface GuardedPort {
  readonly port: InboundPort
  readonly mode: DecidedMode
  readonly passthrough: boolean
}

/**
 * A chain for each way that connections come to the port.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#inboundChainForOpts
 */
export function inboundChains(basis: ProxyBasis, guarded: GuardedPort, options: readonly MatchOption[]): FilterChain[] {
  const { port, mode } = guarded
  const origins = [...port.origins, mode.origin]
  return options.map((option) => {
    const tls = option.endsTls ? mutualTls(basis, option.as) : undefined
    const chain: FilterChain = {
      name: chainName(guarded, option.as),
      filter_chain_match: {
        ...(port.targetPort > 0 && { destination_port: port.targetPort }),
        transport_protocol: option.transportProtocol,
        ...(option.applicationProtocols && { application_protocols: [...option.applicationProtocols] }),
      },
      filters: option.as === 'http' ? httpFilters(basis, guarded) : bytesFilters(basis, port),
      ...(tls && { transport_socket: tls }),
      ...(port.sidecar && { metadata: configMetadata('sidecar', { name: port.sidecar.name, namespace: basis.proxy.namespace }) }),
    }
    return madeBy(chain, ...origins)
  })
}

/** Chains that no service asked for have two fixed names. */
function chainName({ port, passthrough }: GuardedPort, as: 'http' | 'tcp'): string {
  if (passthrough) return as === 'http' ? 'virtualInbound-catchall-http' : 'virtualInbound'
  return listenerName(port.addresses[0] ?? '', port.targetPort)
}

const mutualTls = (basis: ProxyBasis, as: 'http' | 'tcp'): DownstreamTlsSocket =>
  part(basis, `mutual-tls/${as}`, () => inboundMutualTls(basis.proxy, basis.mesh, as))

/** Istio: pilot/pkg/networking/core/listener_inbound.go#buildInboundNetworkFiltersForHTTP */
function httpFilters(basis: ProxyBasis, { port, passthrough }: GuardedPort): NetworkFilter[] {
  const { clusterName, hostname, targetPort, protocol } = port
  const key = `inbound/${passthrough}/${port.addresses[0]}/${targetPort}/${port.port}/${protocol}/${hostname}`
  return keep(basis, key, [port.service, port.sidecar], () => {
    const manager = connectionManager(basis, {
      listenerClass: 'sidecar-inbound',
      statPrefix: passthrough ? `${clusterName};` : `inbound_${listenerName(port.addresses[0] ?? '', targetPort)};`,
      routes: buildInboundRouteConfig({ clusterName, port: port.port, hostname, isGrpc: isGrpc(protocol), origins: port.origins }),
      protocol,
      port: targetPort,
      useRemoteAddress: false,
      own: { ...clientCertificate(basis), ...http2Options(protocol) },
    })
    const facts = { listenerClass: 'sidecar-inbound' as const, port: targetPort }
    return [metadataExchange, ...PHASES.flatMap((phase) => networkExtensions(phase, facts, basis.proxy, basis.push)), manager]
  })
}

/** What the application is told of the client's certificate. */
function clientCertificate(basis: ProxyBasis): Partial<HttpConnectionManager> {
  const { forwardClientCert, currentClientCert: told } = headerSettingsOf(basis.proxy, basis.mesh, 'sidecar-inbound')
  return {
    ...(forwardClientCert !== 'SANITIZE' && { forward_client_cert_details: forwardClientCert }),
    set_current_client_cert_details: {
      subject: told.subject ?? true,
      ...((told.uri ?? true) && { uri: true }),
      ...((told.dns ?? true) && { dns: true }),
      ...(told.cert && { cert: true }),
      ...(told.chain && { chain: true }),
    },
  }
}

/** Istio: pilot/pkg/networking/core/listener_inbound.go#buildInboundNetworkFilters */
function bytesFilters(basis: ProxyBasis, port: InboundPort): NetworkFilter[] {
  const pattern = basis.mesh.inboundClusterStatName
  const { clusterName, hostname, service, portName } = port
  const facts = { host: hostname, subset: '', port: port.port, portName, ...(service && { service }) }
  const statPrefix = pattern === '' ? clusterName : statName(pattern, facts)
  const proxy = plainTcpProxy(basis, 'sidecar-inbound', clusterName, statPrefix)
  const place = { listenerClass: 'sidecar-inbound' as const, port: port.port, guarded: true, exchangesMetadata: true }
  return tcpFilters(basis, place, protocolFilters(port.protocol, proxy, statPrefix))
}

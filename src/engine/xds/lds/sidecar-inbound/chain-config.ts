import { inboundClusterName } from '../../../mesh/model/cluster-name.js'
import { type Protocol, parseProtocol } from '../../../mesh/model/protocol.js'
import type { Service } from '../../../mesh/model/service.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { CaptureMode, SidecarSpec } from '../../../types/istio/sidecar.js'
import { origin } from '../../../types/provenance.js'
import type { Origin, Resource } from '../../../types/resource.js'
import type { ProxyBasis } from '../basis.js'
import { portOrigin } from '../port-origin.js'
import { mayListen } from '../reserved-ports.js'

/** One port that the workload serves. Istio: pilot/pkg/networking/core/listener_inbound.go#inboundChainConfig */
export interface InboundPort {
  /** Where the application listens. */
  readonly targetPort: number
  /** The service's number and name for it, which routes, traces and statistics use. */
  readonly port: number
  readonly portName: string
  readonly protocol: Protocol
  readonly clusterName: string
  readonly hostname: string
  /** Absent for a Sidecar's own port. */
  readonly service?: Service
  readonly addresses: readonly string[]
  /** A real socket instead of a part of `virtualInbound`. */
  readonly toPort: boolean
  /** The Sidecar whose ingress it is. */
  readonly sidecar?: Resource<SidecarSpec>
  readonly origins: readonly Origin[]
}

/**
 * The ports of the proxy's own services, or those that its Sidecar lists instead; each once, by number.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#buildInboundChainConfigs
 */
export function inboundPorts(basis: ProxyBasis, push: PushContext, scope: SidecarScope): InboundPort[] {
  const { sidecar } = scope
  const ports = sidecar?.spec?.ingress?.length ? ingressPorts(basis, sidecar) : servicePorts(basis, push)
  const byTarget = new Map<number, InboundPort>()
  for (const port of ports) if (!byTarget.has(port.targetPort)) byTarget.set(port.targetPort, port)
  return [...byTarget.values()].sort((a, b) => a.targetPort - b.targetPort)
}

/** Without redirection the application has its ports itself: the proxy must not take them unasked. */
function servicePorts(basis: ProxyBasis, push: PushContext): InboundPort[] {
  if (basis.interception === 'NONE') return []
  const may = (port: number, protocol: Protocol): boolean =>
    mayListen(basis, { address: basis.wildcards[0], port, protocol, toPort: false, besideVirtual: true })
  return push
    .targetsOf(basis.proxy)
    .filter(({ port, targetPort }) => may(targetPort, port.protocol))
    .map(({ service, port, targetPort }) => ({
      targetPort,
      port: port.port,
      portName: port.name,
      protocol: port.protocol,
      clusterName: inboundClusterName(targetPort),
      hostname: service.hostname,
      service,
      addresses: basis.wildcards,
      toPort: false,
      origins: [portOrigin(service, port)],
    }))
}

function ingressPorts(basis: ProxyBasis, sidecar: Resource<SidecarSpec>): InboundPort[] {
  const ports: InboundPort[] = []
  for (const [index, { port, bind = '', captureMode }] of (sidecar.spec?.ingress ?? []).entries()) {
    const number = port?.number ?? 0
    const protocol = parseProtocol(port?.protocol)
    const toPort = bindsToPort(basis, captureMode)
    if (!mayListen(basis, { address: bind, port: number, protocol, toPort, besideVirtual: false })) continue
    ports.push({
      targetPort: number,
      port: number,
      portName: port?.name ?? '',
      protocol,
      clusterName: inboundClusterName(number),
      // a Sidecar of the root namespace counts as one of the pod's own
      hostname: `${sidecar.name}.${basis.proxy.namespace}`,
      addresses: bind !== '' ? [bind] : ownAddresses(basis),
      toPort,
      sidecar,
      origins: [origin(sidecar, 'spec', 'ingress', index)],
    })
  }
  return ports
}

const bindsToPort = ({ interception }: ProxyBasis, mode: CaptureMode | undefined): boolean =>
  mode === undefined || mode === 'DEFAULT' ? interception === 'NONE' : mode === 'NONE'

/** The pod's own address: the application has the loopback. Istio: pilot/pkg/networking/core/listener_address.go#getSidecarInboundBindIPs */
function ownAddresses({ proxy, wildcards }: ProxyBasis): readonly string[] {
  const own = proxy.ipAddresses.find(isGlobalUnicast)
  return own === undefined ? wildcards : [own]
}

/** Go's `IsGlobalUnicast`: neither unspecified, loopback, multicast, link-local nor broadcast. */
const isGlobalUnicast = (address: string): boolean =>
  !/^(0\.0\.0\.0|127\.|22[4-9]\.|23\d\.|169\.254\.|255\.255\.255\.255|::1?$|ff|fe[89ab])/i.test(address)

import type { DecidedMode, WorkloadMutualTls } from '../../../mesh/policy/peer-authentication.js'
import type { PushContext } from '../../../mesh/push-context.js'
import type { SidecarScope } from '../../../mesh/sidecar-scope/scope.js'
import type { FilterChain, Listener } from '../../../types/envoy/listener.js'
import type { ProxyBasis } from '../basis.js'
import { metadataExchange, tcpProxy } from '../network/filters.js'
import { tcpStats } from '../network/tcp-filters.js'
import type { InboundPort } from '../sidecar-inbound/chain-config.js'
import { inboundChains } from '../sidecar-inbound/chains.js'
import { inboundListener } from '../sidecar-inbound/listener.js'
import { matchOptions } from '../sidecar-inbound/match-options.js'

export interface VirtualInboundInput {
  readonly push: PushContext
  readonly scope: SidecarScope
  readonly workload: WorkloadMutualTls
  /** The chains of the ports that services or the Sidecar have. */
  readonly redirected: readonly FilterChain[]
}

/**
 * Where iptables sends all that comes to the pod. Ports that no service has go to the application as they are, under the workload's mode.
 * Istio: pilot/pkg/networking/core/listener_inbound.go#inboundVirtualListener
 */
export function virtualInbound(basis: ProxyBasis, input: VirtualInboundInput): Listener {
  const { mesh, wildcards } = basis
  const chains = [blackhole(basis), ...passthroughChains(basis, input), ...input.redirected]
  return inboundListener(basis, {
    name: 'virtualInbound',
    addresses: wildcards,
    port: mesh.proxyInboundListenPort,
    toPort: false,
    chains,
    origins: [],
  })
}

/** A connection to the proxy's own port would come back to it for ever. */
const blackhole = (basis: ProxyBasis): FilterChain => ({
  name: 'virtualInbound-blackhole',
  filter_chain_match: { destination_port: basis.mesh.proxyInboundListenPort },
  filters: [
    metadataExchange,
    ...tcpStats(basis, 'sidecar-inbound'),
    tcpProxy({ stat_prefix: 'BlackHoleCluster', cluster: 'BlackHoleCluster' }),
  ],
})

/** Chains for every port, and for those that a policy names though no service has them. */
function passthroughChains(basis: ProxyBasis, { workload, push, scope }: VirtualInboundInput): FilterChain[] {
  const known = knownPorts(basis, push, scope)
  const named = [...workload.ports].filter(([port]) => !known.has(port)).sort(([a], [b]) => a - b)
  const all: readonly (readonly [number, DecidedMode])[] = [[0, workload.ports.get(0) ?? workload], ...named]
  return all.flatMap(([port, mode]) =>
    inboundChains(basis, { port: anyPort(port), mode, passthrough: true }, matchOptions(mode.mode, 'sniffed')),
  )
}

/** Istio: pilot/pkg/networking/plugin/authn/authentication.go#needPerPortPassthroughFilterChain */
function knownPorts(basis: ProxyBasis, push: PushContext, { sidecar }: SidecarScope): ReadonlySet<number> {
  const ingress = sidecar?.spec?.ingress
  if (ingress?.length) return new Set(ingress.map(({ port }) => port?.number ?? 0))
  return new Set(push.targetsOf(basis.proxy).map(({ targetPort }) => targetPort))
}

const anyPort = (targetPort: number): InboundPort => ({
  targetPort,
  port: 0,
  portName: 'virtualInbound',
  protocol: 'UnsupportedProtocol',
  clusterName: 'InboundPassthroughCluster',
  hostname: '',
  addresses: [],
  toPort: false,
  origins: [],
})

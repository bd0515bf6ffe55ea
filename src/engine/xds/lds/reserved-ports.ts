import { isHttp, type Protocol } from '../../mesh/model/protocol.js'
import type { ProxyBasis } from './basis.js'

/** Where a listener would be; an empty address is not known yet. */
export interface WantedListener {
  readonly address: string
  readonly port: number
  readonly protocol: Protocol
  readonly toPort: boolean
  /** Whether the proxy's own inbound and outbound ports count. */
  readonly besideVirtual: boolean
}

/**
 * Whether the proxy may listen there: no low port without privilege, none of the ports that it keeps for itself on every address.
 * Istio: pilot/pkg/model/context.go#CanBindToPort
 */
export function mayListen(basis: ProxyBasis, { address, port, protocol, toPort, besideVirtual }: WantedListener): boolean {
  if (toPort && port > 0 && port < 1024 && isUnprivileged(basis)) return false
  const onEveryAddress = address === '' ? isHttp(protocol) : address === basis.wildcards[0]
  if (!onEveryAddress) return true
  const { raw } = basis.proxy.metadata
  const { proxyListenPort, proxyInboundListenPort } = basis.mesh
  if (besideVirtual && (port === proxyListenPort || port === proxyInboundListenPort)) return false
  if ([raw.ENVOY_STATUS_PORT, raw.ENVOY_PROMETHEUS_PORT].some((own) => Number(own ?? 0) === port)) return false
  return ![raw.ENVOY_SECURE_METRICS_PORT, raw.ENVOY_SECURE_MERGED_METRICS_PORT].some((own) => Number(own ?? 0) === port && port !== 0)
}

/** Go's spellings of true. */
export const isUnprivileged = ({ proxy }: ProxyBasis): boolean =>
  /^(1|t|T|true|True|TRUE)$/.test(String(proxy.metadata.raw.UNPRIVILEGED_POD ?? ''))

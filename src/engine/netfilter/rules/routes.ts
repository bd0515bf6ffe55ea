import type { SidecarCapture } from '../../types/capture.js'

/** Policy routing that comes with rules that mark packets: what carries the mark is delivered inside the pod, whatever its address. */
export interface MarkRoute {
  /** `VALUE` or `VALUE/MASK`, as `ip rule … fwmark` takes it. */
  readonly mark: string
  readonly table: string
}

/** What istio-iptables adds to the routes for TPROXY; nothing without. Istio: tools/common/tproxy#ConfigureRoutes */
export const sidecarRoutes = (options: SidecarCapture): readonly MarkRoute[] =>
  options.INBOUND_INTERCEPTION_MODE === 'TPROXY' ? [{ mark: options.INBOUND_TPROXY_MARK, table: options.INBOUND_TPROXY_ROUTE_TABLE }] : []

/** What the node agent adds in every pod. Istio: cni/pkg/iptables/iptables_linux.go */
export const ambientRoutes: readonly MarkRoute[] = [{ mark: '0x111/0xfff', table: '100' }]

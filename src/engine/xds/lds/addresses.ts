import type { Address } from '../../types/envoy/core.js'
import type { Listener } from '../../types/envoy/listener.js'

/** `BIND_PORT`, as every listener but the virtual ones is named. */
export const listenerName = (bind: string, port: number): string => `${bind}_${port}`

/** An IP and a port; without a port a Unix socket, `unix:///path` or an abstract one. Istio: pilot/pkg/networking/util/util.go#BuildAddress */
export const listenAddress = (bind: string, port: number): Address =>
  port === 0 ? { pipe: { path: bind.replace(/^unix:\/\//, '') } } : { socket_address: { address: bind, port_value: port } }

/** The other addresses of one listener. */
export function additionalAddresses(binds: readonly string[], port: number): Pick<Listener, 'additional_addresses'> {
  const more = binds.filter((bind) => bind !== '').map((bind) => ({ address: listenAddress(bind, port) }))
  return more.length > 0 ? { additional_addresses: more } : {}
}

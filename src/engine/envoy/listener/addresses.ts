import { memo1 } from '../../memo.js'
import type { SocketAddress } from '../../types/request.js'
import type { EnvoyConfig } from '../config.js'
import { addressBytes } from '../matchers/cidr.js'
import { field, flag, number, objects, text } from '../reading.js'
import type { Listener } from '../shapes.js'

/** A listener and one of the addresses that it stands for. */
export interface ListeningAddress extends SocketAddress {
  readonly listener: Listener
  readonly index: number
  /** Whether it has a socket of its own; otherwise it only takes over what others accepted. */
  readonly isBound: boolean
}

/** An address in one spelling: IPv6 ones may be written in several. */
const spelling = (address: string): string => {
  const bytes = addressBytes(address)
  return bytes === undefined || bytes.length === 4 ? address : bytes.join('.')
}

const key = (address: string, port: number): string => `${spelling(address)} ${port}`

function* addressesOf(listener: Listener, index: number): Generator<ListeningAddress> {
  const isBound = flag(field(listener, 'bind_to_port')) ?? flag(field(field(listener, 'deprecated_v1'), 'bind_to_port')) ?? true
  const addresses = [listener.address, ...objects(listener.additional_addresses).map((additional) => field(additional, 'address'))]
  for (const address of addresses) {
    const socket = field(address, 'socket_address')
    const port = number(field(socket, 'port_value'))
    if (port === undefined || text(field(socket, 'protocol')) === 'UDP') continue
    yield { listener, index, address: text(field(socket, 'address')) ?? '', port, isBound }
  }
}

interface ListenerIndex {
  readonly byAddress: ReadonlyMap<string, readonly ListeningAddress[]>
  readonly byName: ReadonlyMap<string, { readonly listener: Listener; readonly index: number }>
}

const indexOf = memo1((config: EnvoyConfig): ListenerIndex => {
  const byAddress = new Map<string, ListeningAddress[]>()
  const byName = new Map<string, { listener: Listener; index: number }>()
  for (const [index, listener] of config.listeners.entries()) {
    const name = text(listener.name)
    if (name !== undefined && !byName.has(name)) byName.set(name, { listener, index })
    for (const address of addressesOf(listener, index)) {
      const at = key(address.address, address.port)
      const there = byAddress.get(at)
      if (there) there.push(address)
      else byAddress.set(at, [address])
    }
  }
  return { byAddress, byName }
})

/** A listener by its name: internal listeners have no other address. */
export const listenerNamed = (config: EnvoyConfig, name: string) => indexOf(config).byName.get(name)

/**
 * The listener for an address: one for the very address, or else one for all addresses of its family at the port; with `boundOnly`, only
 * those that have a socket.
 */
export function listenerAt(config: EnvoyConfig, { address, port }: SocketAddress, boundOnly: boolean): ListeningAddress | undefined {
  const { byAddress } = indexOf(config)
  const wildcards = address.includes(':') ? ['::'] : ['0.0.0.0', '::']
  for (const candidate of [address, ...wildcards]) {
    const found = byAddress.get(key(candidate, port))?.find(({ isBound }) => isBound || !boundOnly)
    if (found) return found
  }
  return undefined
}

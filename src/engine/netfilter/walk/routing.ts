import type { Interface, PodNetwork } from '../packet.js'
import type { Family, Network } from '../parse/rule.js'
import { addressNumber, familyOf, networkOf } from '../parse/values.js'

/** What the kernel's routing tables say of a destination. */
export type Route =
  /** Delivered inside the pod, by the address or by the packet's mark. */
  | { readonly to: 'local'; readonly interface: 'lo'; readonly by: 'address' | 'mark'; readonly source: string }
  | { readonly to: 'network'; readonly interface: string; readonly source: string }
  | { readonly to: 'nowhere' }

const bare = (address: string): string => address.split('/')[0] ?? address

/** The addresses of an interface, of one family. `lo` has its own. */
export function addressesOn(pod: PodNetwork, name: string, family: Family): readonly string[] {
  if (name === 'lo') return [family === 'ipv4' ? '127.0.0.1' : '::1']
  return (pod.interfaces.find((one) => one.name === name)?.addresses ?? []).map(bare).filter((address) => familyOf(address) === family)
}

const loopback4: Network = { address: 0x7f000000n, mask: 0xff000000n }

const within = (address: bigint, { address: network, mask }: Network): boolean => (address & mask) === network

export function isLoopback(address: string): boolean {
  const family = familyOf(address)
  const number = addressNumber(address, family)
  return number !== undefined && (family === 'ipv4' ? within(number, loopback4) : number === 1n)
}

/** Whether an address is one of the pod's own. */
export function isOwnAddress(pod: PodNetwork, address: string): boolean {
  const family = familyOf(address)
  const number = addressNumber(address, family)
  const own = pod.interfaces.some((one) => one.addresses.some((a) => familyOf(a) === family && addressNumber(bare(a), family) === number))
  return isLoopback(address) || own
}

/** Which way a packet goes. `source` is the one that a socket without an address of its own would get. Linux: net/ipv4/fib_frontend.c */
export function routeTo(pod: PodNetwork, destination: string, mark: number): Route {
  const family = familyOf(destination)
  if (isOwnAddress(pod, destination)) {
    const source = isLoopback(destination) ? (family === 'ipv4' ? '127.0.0.1' : '::1') : destination
    return { to: 'local', interface: 'lo', by: 'address', source }
  }
  if (pod.markRoutes.some(({ value, mask }) => (mark & mask) >>> 0 === value >>> 0))
    return { to: 'local', interface: 'lo', by: 'mark', source: destination }
  const through = connected(pod, destination, family) ?? pod.interfaces.find((one) => addressesOn(pod, one.name, family).length > 0)
  const source = through && addressesOn(pod, through.name, family)[0]
  return through && source !== undefined ? { to: 'network', interface: through.name, source } : { to: 'nowhere' }
}

/** The interface whose own network holds the destination; the smallest network where several do. */
function connected(pod: PodNetwork, destination: string, family: Family): Interface | undefined {
  const number = addressNumber(destination, family)
  let best: { readonly one: Interface; readonly mask: bigint } | undefined
  for (const one of pod.interfaces) {
    for (const address of one.addresses) {
      if (!address.includes('/') || familyOf(address) !== family) continue
      const network = networkOf(address, family)
      if (network && number !== undefined && within(number, network) && (!best || network.mask > best.mask))
        best = { one, mask: network.mask }
    }
  }
  return best?.one
}

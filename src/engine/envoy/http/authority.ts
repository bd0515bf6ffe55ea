import { type Fields, flag } from '../reading.js'

const portStart = (host: string): number => {
  const colon = host.lastIndexOf(':')
  return colon > host.lastIndexOf(']') ? colon : -1
}

/** The host without its port. */
export function withoutPort(host: string): string {
  const at = portStart(host)
  return at < 0 ? host : host.slice(0, at)
}

/** Host as the connection manager's options leave it: port and trailing dot stripped where it says so. */
export function normalizeHost(manager: Fields, host: string, listenerPort: number): string {
  let out = host
  if (flag(manager.strip_trailing_host_dot)) {
    const at = portStart(out)
    const name = at < 0 ? out : out.slice(0, at)
    if (name.endsWith('.')) out = name.slice(0, -1) + (at < 0 ? '' : out.slice(at))
  }
  const at = portStart(out)
  const port = at < 0 ? '' : out.slice(at + 1)
  if (!/^\d+$/.test(port)) return out
  if (flag(manager.strip_any_host_port) || (flag(manager.strip_matching_host_port) && Number(port) === listenerPort))
    return out.slice(0, at)
  return out
}

/** Whether HTTP/2's grammar of an authority takes it; Envoy refuses others in HTTP/1.1 too. */
export const isAuthority = (host: string): boolean => /^[A-Za-z0-9\-._~!$&'()*+,;=:@[\]%]*$/.test(host)

import { memo1 } from '../../memo.js'
import { asciiLower, field, flag, items, objects } from '../reading.js'
import type { RouteConfiguration, VirtualHost } from '../shapes.js'
import { withoutPort } from './authority.js'

export interface FoundHost {
  readonly virtualHost: VirtualHost
  readonly index: number
  /** The domain of it that matched. */
  readonly domain: string
}

/** Wildcards of one length, by what stands beside the star. */
type ByLength = readonly (readonly [length: number, hosts: ReadonlyMap<string, FoundHost>])[]

interface HostIndex {
  readonly exact: ReadonlyMap<string, FoundHost>
  readonly suffixes: ByLength
  readonly prefixes: ByLength
  readonly any?: FoundHost
  readonly ignoresPort: boolean
}

function add(lengths: Map<number, Map<string, FoundHost>>, key: string, found: FoundHost): void {
  const hosts = lengths.get(key.length) ?? new Map<string, FoundHost>()
  if (!hosts.has(key)) hosts.set(key, found)
  lengths.set(key.length, hosts)
}

const longestFirst = (lengths: Map<number, Map<string, FoundHost>>): ByLength => [...lengths].sort(([a], [b]) => b - a)

const indexOf = memo1((configuration: RouteConfiguration): HostIndex => {
  const exact = new Map<string, FoundHost>()
  const suffixes = new Map<number, Map<string, FoundHost>>()
  const prefixes = new Map<number, Map<string, FoundHost>>()
  let any: FoundHost | undefined
  for (const [index, virtualHost] of objects(field(configuration, 'virtual_hosts')).entries())
    for (const written of items(virtualHost.domains)) {
      if (typeof written !== 'string') continue
      const domain = asciiLower(written)
      const found: FoundHost = { virtualHost: virtualHost as VirtualHost, index, domain: written }
      if (domain === '*') any ??= found
      else if (domain.startsWith('*')) add(suffixes, domain.slice(1), found)
      else if (domain.endsWith('*')) add(prefixes, domain.slice(0, -1), found)
      else if (!exact.has(domain)) exact.set(domain, found)
    }
  return {
    exact,
    suffixes: longestFirst(suffixes),
    prefixes: longestFirst(prefixes),
    ...(any ? { any } : {}),
    ignoresPort: flag(field(configuration, 'ignore_port_in_host_matching')) ?? false,
  }
})

/** The host as domains are compared with it. */
export function hostToMatch(configuration: RouteConfiguration, authority: string): string {
  const host = asciiLower(authority)
  return indexOf(configuration).ignoresPort ? withoutPort(host) : host
}

/** The virtual host for a host: exact, then the longest `*.suffix`, then the longest `prefix.*`, then `*`. A star stands for at least one character. */
export function findVirtualHost(configuration: RouteConfiguration, host: string): FoundHost | undefined {
  const { exact, suffixes, prefixes, any } = indexOf(configuration)
  const found = exact.get(host)
  if (found) return found
  for (const [length, hosts] of suffixes) {
    const match = length < host.length ? hosts.get(host.slice(-length)) : undefined
    if (match) return match
  }
  for (const [length, hosts] of prefixes) {
    const match = length < host.length ? hosts.get(host.slice(0, length)) : undefined
    if (match) return match
  }
  return any
}

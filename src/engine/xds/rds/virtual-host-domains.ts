import { isIpAddress } from '../../mesh/model/ip.js'
import type { Service } from '../../mesh/model/service.js'
import type { RouteContext } from './context.js'
import { remember } from './remember.js'
import { hostAndPort } from './trace-operation.js'

/** What decides who gets which domains: all of a virtual host but its routes. The same object as long as it says the same. */
export interface Shape {
  readonly name: string
  readonly port: number
  readonly domains: string[]
  /** The domains in lower case, in their order. */
  readonly lower: readonly string[]
  /** The service's own hostname; absent where there is none. */
  readonly hostname?: string
  /** The domains that are other names of the service. */
  readonly alternatives?: ReadonlySet<string>
}

export interface Domains {
  readonly domains: string[]
  /** Those that are not the service's own names: another service's own name takes them away. */
  readonly alternatives: ReadonlySet<string>
  /** The virtual hosts made with them so far, by port. */
  readonly shapes: Map<number, Shape>
}

const known = remember<Domains>()

/**
 * Every Host that a request for the service may carry, most telling first. `port` is what is appended for a proxy that heeds ports in
 * hosts; undefined for one that does not.
 * Istio: pilot/pkg/networking/core/httproute.go#generateVirtualHostDomains
 */
export function serviceDomains(context: RouteContext, service: Service, ofListener: boolean, port: number | undefined): Domains {
  return known([context, service], `${ofListener} ${port}`, () => {
    const domains: string[] = []
    const alternatives = new Set<string>()
    for (const host of [service.hostname, ...service.kubernetes.aliases.map((a) => a.hostname)]) {
      const others = alternativeHosts(host, port, context.dnsDomain)
      domains.push(...withPort(host, port), ...others)
      for (const other of others) alternatives.add(other)
    }
    // A headless service's pods have names of their own under it.
    if (service.resolution === 'Passthrough' && service.registry === 'Kubernetes') domains.push(...domains.map((d) => `*.${d}`))
    for (const address of context.addressesOf(service, ofListener)) domains.push(...withPort(address, port))
    return { domains, alternatives, shapes: new Map() }
  })
}

/** Istio: pilot/pkg/networking/util/util.go#IPv6Compliant */
const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const withPort = (host: string, port: number | undefined): string[] => {
  return port === undefined ? [bracketed(host)] : [bracketed(host), hostAndPort(host, port)]
}

/**
 * The shorter and longer names under which `proxyDomain`'s clients know `hostname`: with the root's dot, and without the ends that both share.
 * Istio: pilot/pkg/networking/core/httproute.go#GenerateAltVirtualHosts
 */
export function alternativeHosts(hostname: string, port: number | undefined, proxyDomain: string): string[] {
  const rooted = `${hostname}.`
  const hosts = isIpAddress(hostname) ? [] : [rooted]
  if (port !== undefined) hosts.push(hostAndPort(rooted, port))
  const namespaceEnd = proxyDomain.indexOf('.svc.')
  const short = namespaceEnd >= 0 ? kubernetesNames(hostname, proxyDomain, namespaceEnd) : sharedDomainNames(hostname, proxyDomain)
  return [...hosts, ...short.flatMap((host) => withPort(host, port))]
}

/** `reviews`, `reviews.default.svc`, `reviews.default`: the first only within the namespace, where the order differs, too. */
function kubernetesNames(hostname: string, proxyDomain: string, namespaceEnd: number): string[] {
  const suffix = namespaceEnd > 0 ? proxyDomain.slice(namespaceEnd) : proxyDomain
  if (!hostname.endsWith(suffix)) return []
  const end = hostname.indexOf('.svc.')
  const dot = hostname.indexOf('.')
  if (end <= 0 || dot + 1 > end) return []
  const qualified = hostname.slice(0, end)
  const sameNamespace = hostname.slice(dot + 1, end) === proxyDomain.slice(0, namespaceEnd)
  return sameNamespace ? [hostname.slice(0, dot), `${qualified}.svc`, qualified] : [qualified, `${qualified}.svc`]
}

/** Outside Kubernetes: what is left without the labels that the proxy's domain ends in, too. Istio: httproute.go#getUniqueAndSharedDNSDomain */
function sharedDomainNames(hostname: string, proxyDomain: string): string[] {
  const labels = hostname.split('.')
  const proxyLabels = proxyDomain.split('.')
  let shared = 0
  while (shared < Math.min(labels.length, proxyLabels.length) && labels.at(-1 - shared) === proxyLabels.at(-1 - shared)) shared++
  if (shared === 0) return []
  const unique = labels.slice(0, labels.length - shared)
  const name = unique.join('.')
  return unique.length === 2 ? [name, `${name}.${labels[labels.length - shared]}`] : [name]
}

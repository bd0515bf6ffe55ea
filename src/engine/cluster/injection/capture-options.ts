import { type Capture, PodDns, type PodOverrides, type SidecarCapture } from '../../types/capture.js'
import { isObject, type JsonObject, listAt } from '../resource-of.js'
import { annotationsOf, containersOf, envOf, findContainer, goBoolean, named } from './containers.js'

type TextOption = { [K in keyof SidecarCapture]: SidecarCapture[K] extends string ? K : never }[keyof SidecarCapture]

/** Flags of istio-iptables with a value. */
const flags: Readonly<Record<string, TextOption>> = {
  '-p': 'PROXY_PORT',
  '-z': 'INBOUND_CAPTURE_PORT',
  '-e': 'INBOUND_TUNNEL_PORT',
  '-u': 'PROXY_UID',
  '-g': 'PROXY_GID',
  '-m': 'INBOUND_INTERCEPTION_MODE',
  '-t': 'INBOUND_TPROXY_MARK',
  '-r': 'INBOUND_TPROXY_ROUTE_TABLE',
  '-i': 'OUTBOUND_IPRANGES_INCLUDE',
  '-x': 'OUTBOUND_IPRANGES_EXCLUDE',
  '-b': 'INBOUND_PORTS_INCLUDE',
  '-d': 'INBOUND_PORTS_EXCLUDE',
  '-q': 'OUTBOUND_PORTS_INCLUDE',
  '-o': 'OUTBOUND_PORTS_EXCLUDE',
  '-k': 'KUBE_VIRT_INTERFACES',
  '-c': 'EXCLUDE_INTERFACES',
}

/** Variables that say what has no flag, or another name. */
const textVariables: Readonly<Record<string, TextOption>> = {
  ISTIO_OUTBOUND_OWNER_GROUPS: 'OUTBOUND_OWNER_GROUPS_INCLUDE',
  ISTIO_OUTBOUND_OWNER_GROUPS_EXCLUDE: 'OUTBOUND_OWNER_GROUPS_EXCLUDE',
  ISTIO_OUTBOUND_IPV4_LOOPBACK_CIDR: 'HOST_IPV4_LOOPBACK_CIDR',
}
const booleanVariables = {
  ISTIO_META_DNS_CAPTURE: 'REDIRECT_DNS',
  REDIRECT_DNS: 'REDIRECT_DNS',
  INVALID_DROP: 'DROP_INVALID',
  DROP_INVALID: 'DROP_INVALID',
  CAPTURE_ALL_DNS: 'CAPTURE_ALL_DNS',
  ISTIO_DUAL_STACK: 'DUAL_STACK',
  DUAL_STACK: 'DUAL_STACK',
} as const satisfies Readonly<Record<string, keyof SidecarCapture>>

/** What the container's own surroundings add to its arguments. */
export interface PodNetwork {
  /** The pod's addresses: an IPv6 one turns the rules of IPv6 on. */
  readonly addresses: readonly string[]
  /** The resolvers of the pod, which DNS capture goes by. */
  readonly dnsServers: readonly string[]
}

/** The first address counts; with dual stack any of IPv6 does. */
function hasV6(addresses: readonly string[], dualStack: boolean): boolean {
  return (dualStack ? addresses : addresses.slice(0, 1)).some((a) => a.includes(':'))
}

/**
 * What istio-iptables does in an injected pod, from the arguments and variables of its init container; `none` for a pod without one.
 * Istio: tools/istio-iptables/pkg/cmd/root.go
 */
export function sidecarCapture(pod: JsonObject, network: PodNetwork): Capture {
  const inits = containersOf(pod, 'initContainers')
  const init = named(inits, 'istio-init') ?? named(inits, 'istio-validation')
  if (!init || !findContainer(pod, 'istio-proxy')) return { mode: 'none' }
  const options: { -readonly [K in keyof SidecarCapture]?: SidecarCapture[K] } = {}
  for (const { name, value } of envOf(init)) {
    const text = String(value ?? '')
    const textOption = Object.hasOwn(textVariables, String(name)) ? textVariables[String(name)] : undefined
    if (textOption) options[textOption] = text
    if (Object.hasOwn(booleanVariables, String(name))) {
      options[booleanVariables[name as keyof typeof booleanVariables]] = goBoolean(text) ?? false
    }
  }
  const args = listAt(init, 'args')
  for (const [i, arg] of args.entries()) {
    const option = typeof arg === 'string' && Object.hasOwn(flags, arg) ? flags[arg] : undefined
    if (option) options[option] = String(args[i + 1] ?? '')
  }
  options.PROXY_GID ??= options.PROXY_UID
  options.ENABLE_INBOUND_IPV6 = hasV6(network.addresses, options.DUAL_STACK === true)
  if (options.REDIRECT_DNS && !options.CAPTURE_ALL_DNS) {
    options.DNS_SERVERS_V4 = network.dnsServers.filter((a) => !a.includes(':'))
    options.DNS_SERVERS_V6 = network.dnsServers.filter((a) => a.includes(':'))
  }
  return { mode: 'sidecar', options }
}

/** What a captured pod's annotations change of the node agent's rules. Istio: cni/pkg/nodeagent/net.go#getPodLevelTrafficOverrides */
export function ambientOverrides(pod: JsonObject): PodOverrides {
  const annotations = annotationsOf(pod)
  const dns = goBoolean(annotations['ambient.istio.io/dns-capture'])
  const interfaces = annotations['istio.io/reroute-virtual-interfaces'] ?? ''
  return {
    IngressMode: goBoolean(annotations['ambient.istio.io/bypass-inbound-capture']) ?? false,
    DNSProxy: dns === undefined ? PodDns.unset : dns ? PodDns.enabled : PodDns.disabled,
    VirtualInterfaces: interfaces
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  }
}

/** How ambient mode captures a pod; `none` for one that the node agent has not. */
export function ambientCapture(pod: JsonObject): Capture {
  const isCaptured = annotationsOf(pod)['ambient.istio.io/redirection'] === 'enabled'
  return isCaptured && isObject(pod.spec) ? { mode: 'ambient', overrides: ambientOverrides(pod) } : { mode: 'none' }
}

/**
 * The packet filter of a pod. Takes the text of rules (any that iptables-save prints) and a packet or a connection; gives the way that it
 * takes through the kernel's hooks: every rule that is tried, what matched and what did not, whose counters move, and where it ends.
 * The rules that Istio makes from options come from `rules/`.
 * Istio: tools/istio-iptables, cni/pkg/iptables; Linux: net/netfilter, net/ipv4/netfilter
 */
export { type Capture, type Captured, capture } from './capture.js'
export * from './packet.js'
export { markRoutesOf, modeOf, podWith } from './packet-pod.js'
export {
  canonical,
  type ParsedRules,
  type Problem,
  type ProblemArguments,
  type ProblemCode,
  parseRules,
  rulesInOrder,
  type SavedLine,
  saved,
  savedLines,
} from './parse/index.js'
export * from './parse/rule.js'
export { type Journey, type Opener, type Opening, walkConnection } from './walk/journey.js'
export type { Route } from './walk/routing.js'
export { Connections } from './walk/tracking.js'
export * from './walk/walk.js'
export { walkPacket } from './walk/walk-packet.js'

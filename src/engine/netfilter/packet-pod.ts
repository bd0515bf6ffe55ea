import { memo1 } from '../memo.js'
import { type CaptureMode, type Interface, type MarkRoute, type PodNetwork, standardProcess } from './packet.js'
import type { Condition, Rule, Ruleset } from './parse/rule.js'
import { tableNames } from './parse/rule.js'

const rulesOf = (ruleset: Ruleset): readonly Rule[] =>
  [ruleset.ipv4, ruleset.ipv6].flatMap((tables) =>
    tableNames.flatMap((name) => [...(tables.get(name)?.values() ?? [])].flatMap((chain) => chain.rules)),
  )

const conditionsOf = (rule: Rule): readonly Condition[] => rule.matches.flatMap((match) => match.conditions)

/** Whose rules these are: ztunnel's know its mark, a sidecar's its user. */
export const modeOf: (ruleset: Ruleset) => CaptureMode = memo1((ruleset) => {
  const conditions = rulesOf(ruleset).flatMap(conditionsOf)
  if (conditions.some(({ test }) => test.is === 'mark' && test.value === 0x539 && test.mask === 0xfff)) return 'ambient'
  return conditions.some(({ test }) => test.is === 'user' || test.is === 'group') ? 'sidecar' : 'none'
})

/**
 * The policy routing that Istio sets up beside such rules: the mark that TPROXY puts on packets, and the one that ambient puts on
 * connections of ztunnel's, lead into the pod. Istio: tools/common/tproxy, cni/pkg/iptables/iptables_linux.go
 */
export const markRoutesOf: (ruleset: Ruleset) => readonly MarkRoute[] = memo1((ruleset) => {
  const routes = new Map<string, MarkRoute>()
  for (const { effect } of rulesOf(ruleset)) {
    if (effect.does === 'tproxy' && effect.value !== 0) routes.set(`${effect.value}`, { value: effect.value, mask: 0xffffffff })
    if (effect.does === 'mark-connection' && effect.value === 0x111 && effect.mask === 0xfff)
      routes.set('111', { value: effect.value, mask: effect.mask })
  }
  return [...routes.values()]
})

/** A pod with such rules as Istio would have it: its proxies listen on their ports, and the application on every other. */
export function podWith(ruleset: Ruleset, interfaces: readonly Interface[]): PodNetwork {
  const mode = modeOf(ruleset)
  return { interfaces, markRoutes: markRoutesOf(ruleset), listener: (_protocol, _address, port) => standardProcess(mode, port) }
}

import type { Rule } from './model.js'
import { ruleBody } from './render.js'

const isOurs = (chain: string): boolean => chain.startsWith('ISTIO_')

/**
 * The arguments of the iptables calls that take the rules away, last rule first. Rules in chains of ours go with their chain, unless they
 * jump to another of ours, which could not be deleted otherwise. Istio: tools/istio-iptables/pkg/builder#buildCleanupRules
 */
export function cleanupCalls(rules: readonly Rule[]): readonly string[] {
  const reversed = [...rules].reverse()
  const undone = reversed.filter((r) => !isOurs(r.chain) || (r.target.kind === 'jump' && isOurs(r.target.chain)))
  const chains = new Map(reversed.filter((r) => isOurs(r.chain)).map((r) => [`${r.table} ${r.chain}`, r]))
  return [
    ...undone.map((r) => `-t ${r.table} -D ${r.chain} ${ruleBody(r)}`),
    ...[...chains.values()].flatMap(({ table, chain }) => [`-t ${table} -F ${chain}`, `-t ${table} -X ${chain}`]),
  ]
}

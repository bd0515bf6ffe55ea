import { parseRules, type Ruleset, savedLines } from '../../netfilter/index.js'
import { type Rules, restoreLines } from '../../netfilter/rules/index.js'
import type { RuleLine, SceneProblem } from '../../types/packet-scene.js'
import type { RuleReason } from '../../types/rule-reasons.js'

type Family = 'ipv4' | 'ipv6'

/** Istio's rules as the kernel has them once they are loaded. */
export interface LoadedRules {
  readonly ruleset: Ruleset
  /** Why each is there, by its id. */
  readonly reasons: ReadonlyMap<string, RuleReason>
  /** What iptables-restore refuses. */
  readonly refused: readonly SceneProblem[]
}

export function loaded(rules: Rules): LoadedRules {
  const reasons = new Map<string, RuleReason>()
  const read = (family: Family) => {
    const lines = restoreLines(rules[family])
    const { ruleset, problems } = parseRules(lines.map(({ text }) => `${text}\n`).join(''), family)
    for (const table of ruleset[family].values()) {
      for (const chain of table.values()) {
        for (const { id, line } of chain.rules) {
          const why = lines[line - 1]?.rule?.why
          if (why) reasons.set(id, why)
        }
      }
    }
    return { tables: ruleset[family], problems }
  }
  const [ipv4, ipv6] = [read('ipv4'), read('ipv6')]
  const refused = [...ipv4.problems, ...ipv6.problems].filter(({ level }) => level === 'error')
  return { ruleset: { ipv4: ipv4.tables, ipv6: ipv6.tables }, reasons, refused }
}

/** Lines shown of a text of rules. */
const mostLines = 1200

/** What iptables-save prints, with the reasons. Of a long text, the rules that walks list stay, and what there is room for besides. */
export function linesOf(
  ruleset: Ruleset,
  family: Family,
  reasons: ReadonlyMap<string, RuleReason>,
  listed: ReadonlySet<string>,
): readonly RuleLine[] {
  const all = savedLines(ruleset, family)
  let room = mostLines - listed.size
  const lines: RuleLine[] = []
  let gap = 0
  for (const { text, rule } of all) {
    const isKept = rule ? listed.has(rule.id) || room-- > 0 : text.startsWith('*') || text === 'COMMIT' || room-- > 0
    if (!isKept) {
      gap++
      continue
    }
    const why = rule && reasons.get(rule.id)
    lines.push({ text, ...(rule ? { id: rule.id } : {}), ...(why ? { why } : {}), ...(gap > 0 ? { gap } : {}) })
    gap = 0
  }
  return lines
}

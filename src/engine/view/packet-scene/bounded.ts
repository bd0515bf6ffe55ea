import type { WalkedChain, WalkedPacket, WalkedRule } from '../../types/walked.js'

/** Rules of one chain that are listed though the packet missed them. Istio's longest chains have some forty. */
const mostMissed = 120
/** Rules listed of a whole walk. */
const mostRules = 600

/**
 * A walk short enough to be shown. A node's chains may have 20,000 rules that a packet misses: the first of them are listed, and how many
 * more were tried. What the packet met stays, as far as there is room.
 */
export function bounded(walk: WalkedPacket): WalkedPacket {
  const room = { left: mostRules }
  return { ...walk, stages: walk.stages.map((stage) => (stage.chain ? { ...stage, chain: chainOf(stage.chain, room) } : stage)) }
}

function chainOf(chain: WalkedChain, room: { left: number }): WalkedChain {
  const rules: WalkedRule[] = []
  let missed = 0
  let skipped = 0
  const last = chain.rules.at(-1)
  for (const rule of chain.rules) {
    const isListed = rule === last || (room.left > 0 && (rule.result !== 'missed' || missed < mostMissed))
    if (!isListed) {
      skipped++
      continue
    }
    if (rule.result === 'missed') missed++
    room.left--
    rules.push({ ...rule, ...(rule.into ? { into: chainOf(rule.into, room) } : {}), ...(skipped > 0 ? { skipped } : {}) })
    skipped = 0
  }
  return { ...chain, rules }
}

/** The ids of the rules that a walk lists. */
export function listedIn(walk: WalkedPacket): ReadonlySet<string> {
  const ids = new Set<string>()
  const add = (chain: WalkedChain) => {
    for (const rule of chain.rules) {
      ids.add(rule.id)
      if (rule.into) add(rule.into)
    }
  }
  for (const stage of walk.stages) if (stage.chain) add(stage.chain)
  return ids
}

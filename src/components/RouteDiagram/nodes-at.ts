import type { DiagramNode, Spot } from '../../worker/protocol'

const covers = (spot: Spot, file: string, line: number) => spot.file === file && spot.line <= line && line <= spot.endLine

/**
 * The nodes that a line of YAML made. Of the ranges around the line the narrowest speaks first: where a route covers it, a rule's whole
 * document, which covers everything, says nothing more.
 */
export function nodesAt(nodes: readonly DiagramNode[], file: string, line: number): ReadonlySet<string> {
  const found: { id: string; size: number }[] = []
  for (const { id, spots } of nodes) {
    const sizes = spots.filter((spot) => covers(spot, file, line)).map((spot) => spot.endLine - spot.line)
    if (sizes.length > 0) found.push({ id, size: Math.min(...sizes) })
  }
  const narrowest = Math.min(...found.map((f) => f.size))
  return new Set(found.filter((f) => f.size === narrowest || f.size <= 12).map((f) => f.id))
}

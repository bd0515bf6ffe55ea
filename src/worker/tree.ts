import type { DiagramResult } from './protocol.js'

/** A node of a diagram with what it leads to: a diagram that needs no script and no drawing. */
export interface StillNode {
  readonly kind: DiagramResult['nodes'][number]['kind']
  readonly lines: readonly string[]
  readonly share?: string
  readonly to: readonly StillNode[]
}

/** The graph as trees from where ways begin; what several lead to stands under each. */
export function treeOf({ nodes, edges }: Pick<DiagramResult, 'nodes' | 'edges'>): StillNode[] {
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const ended = new Set(edges.map((e) => e.to))
  const grow = (id: string, share?: string): StillNode[] => {
    const node = byId.get(id)
    if (!node) return []
    const to = edges.filter((e) => e.from === id).flatMap((e) => grow(e.to, e.share))
    return [{ kind: node.kind, lines: node.lines, ...(share ? { share } : {}), to }]
  }
  return nodes.filter((n) => n.kind !== 'group' && !ended.has(n.id)).flatMap((n) => grow(n.id))
}

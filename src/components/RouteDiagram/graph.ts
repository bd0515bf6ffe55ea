import type { DiagramResult } from '../../worker/protocol'

type Edges = DiagramResult['edges']

/** Everything before and after a node: the way that leads through it. */
export function wayThrough(edges: Edges, id: string): ReadonlySet<string> {
  const found = new Set([id])
  const walk = (from: 'from' | 'to', to: 'from' | 'to') => {
    const queue = [id]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const edge of edges) {
        if (edge[from] !== at || found.has(edge[to])) continue
        found.add(edge[to])
        queue.push(edge[to])
      }
    }
  }
  walk('from', 'to')
  walk('to', 'from')
  return found
}

/** Where an arrow key leads: along an edge to the right or left, to the next node of the column up or down. */
export function neighbour(result: DiagramResult, id: string, key: string, places: ReadonlyMap<string, DOMRect>): string | undefined {
  if (key === 'ArrowRight') return result.edges.find((e) => e.from === id)?.to
  if (key === 'ArrowLeft') return result.edges.find((e) => e.to === id)?.from
  const here = places.get(id)
  if (!here) return undefined
  const down = key === 'ArrowDown'
  const column = [...places].filter(([other, at]) => other !== id && at.left < here.right && at.right > here.left)
  const beyond = column.filter(([, at]) => (down ? at.top >= here.bottom - 1 : at.bottom <= here.top + 1))
  beyond.sort(([, a], [, b]) => (down ? a.top - b.top : b.bottom - a.bottom))
  return beyond[0]?.[0]
}

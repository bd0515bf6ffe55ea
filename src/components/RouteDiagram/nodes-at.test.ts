import { describe, expect, it } from 'vitest'
import type { DiagramNode, Spot } from '../../worker/protocol'
import { nodesAt } from './nodes-at'

const spot = (file: string, line: number, endLine: number): Spot => ({
  resource: 'VirtualService/default/x',
  file,
  line,
  column: 1,
  endLine,
  endColumn: 1,
})
const node = (id: string, ...spots: Spot[]): DiagramNode => ({ id, kind: 'route', lines: [], spots })

describe('nodesAt', () => {
  const nodes = [
    node('whole', spot('a', 1, 60)),
    node('first', spot('a', 8, 11)),
    node('second', spot('a', 12, 13)),
    node('other', spot('b', 8, 11)),
  ]

  it('lights what the line made and not what surrounds it', () => {
    expect([...nodesAt(nodes, 'a', 9)]).toEqual(['first'])
    expect([...nodesAt(nodes, 'a', 13)]).toEqual(['second'])
  })
  it('falls back on what is around', () => {
    expect([...nodesAt(nodes, 'a', 3)]).toEqual(['whole'])
  })
  it('is empty elsewhere', () => {
    expect(nodesAt(nodes, 'c', 1).size).toBe(0)
    expect(nodesAt(nodes, 'b', 1).size).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { COMPONENTS, PORTS } from '../../components/PortTable/ports.js'
import { ports as en } from './en.js'
import { ports as zhCN } from './zh-CN.js'

describe('the table of ports', () => {
  it('has each port once, and words for each and no other in both languages', () => {
    const ids = PORTS.map((p) => p.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { use } of [en, zhCN]) expect(Object.keys(use).sort()).toEqual([...ids].sort())
  })

  it('is in the order of components, and by number within each', () => {
    const order = (p: (typeof PORTS)[number]) => COMPONENTS.indexOf(p.component) * 100_000 + p.port
    expect(PORTS.map(order)).toEqual(PORTS.map(order).sort((a, b) => a - b))
  })
})

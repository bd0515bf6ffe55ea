import { describe, expect, it } from 'vitest'
import { moveScripts } from './index'

describe('moveScripts', () => {
  it('moves code to files and leaves data and files alone', () => {
    const html =
      '<script>a("<b>")</script><script data-x>b()</script><script src=/m.js defer></script><script type=application/ld+json>{}</script>'
    const moved: string[] = []
    const strict = moveScripts(html, (code) => {
      moved.push(code)
      return `/${moved.length}.js`
    })
    expect(moved).toEqual(['a("<b>")', 'b()'])
    expect(strict).toBe(
      '<script src="/1.js"></script><script data-x src="/2.js"></script><script src=/m.js defer></script><script type=application/ld+json>{}</script>',
    )
  })
})

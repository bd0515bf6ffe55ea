import { describe, expect, it } from 'vitest'
import { decodeShare, encodeShare, isShare, type Shared } from './share-link'

const shared: Shared = {
  example: 'reviews-v1',
  edits: { 'a.yaml': 'kind: 虚拟服务\n# "q" \u{1F600}' },
  open: 'a.yaml',
  view: 'diff',
  proxy: 'x.default',
}

describe('share links', () => {
  it('carry a state there and back', async () => {
    const link = await encodeShare(shared)
    expect(isShare(link)).toBe(true)
    expect(link).toMatch(/^#play=1\.[\w-]+$/)
    expect(await decodeShare(link)).toEqual(shared)
  })

  it('are refused when cut, garbled, of another version or of another shape', async () => {
    const link = await encodeShare(shared)
    const cases = [link.slice(0, -9), `${link}!!`, link.replace('1.', '2.'), '#play=1.', '#play=1.AAAA', '#elsewhere']
    for (const broken of cases) expect(await decodeShare(broken), broken).toBeUndefined()
    const wrong = await encodeShare({ ...shared, view: 'nothing' as Shared['view'] })
    expect(await decodeShare(wrong)).toBeUndefined()
  })

  it('do not unfold without bound', async () => {
    const link = await encodeShare({ ...shared, edits: { 'a.yaml': 'x'.repeat(3_000_000) } })
    expect(link.length).toBeLessThan(10_000)
    expect(await decodeShare(link)).toBeUndefined()
  })
})

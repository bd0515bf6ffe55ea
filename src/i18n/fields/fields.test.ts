import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFields } from '../../../scripts/list-fields.mjs'

const folder = path.dirname(new URL(import.meta.url).pathname)
const read = (language: string, kind: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(folder, language, `${kind}.json`), 'utf8')) as Record<string, string>
const kinds = (language: string) => readdirSync(path.join(folder, language)).map((file) => path.basename(file, '.json'))

describe('field descriptions', () => {
  it('cover at least the kinds of traffic management, in both languages', () => {
    expect(kinds('zh-CN')).toEqual(expect.arrayContaining(['VirtualService', 'DestinationRule', 'Gateway']))
    expect(kinds('en').sort()).toEqual(kinds('zh-CN').sort())
  })

  it.each(kinds('zh-CN'))('%s: every field has a text in both languages, and no text is for a field that does not exist', (kind) => {
    const fields = listFields(kind).sort()
    expect(Object.keys(read('zh-CN', kind)).sort()).toEqual(fields)
    expect(Object.keys(read('en', kind)).sort()).toEqual(fields)
  })

  it.each(kinds('zh-CN'))('%s: each text is in its own language and ends as a sentence', (kind) => {
    for (const text of Object.values(read('zh-CN', kind))) expect(text).toMatch(/[一-鿿].*[。）]$/s)
    for (const text of Object.values(read('en', kind))) {
      expect(text).not.toMatch(/[一-鿿，。；：]/)
      expect(text).toMatch(/[.)]$/)
    }
  })
})

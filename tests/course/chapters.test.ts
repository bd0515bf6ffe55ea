import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = { 'zh-CN': path.join(root, 'docs'), en: path.join(root, 'i18n/en/docusaurus-plugin-content-docs/current') }
const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.mdx'))
    .map((f) => f.split(path.sep).join('/'))
    .sort()
const pages = pagesOf(folders['zh-CN'])
const textOf = (language: keyof typeof folders, page: string) => readFileSync(path.join(folders[language], page), 'utf8')
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? m[0])
const withoutFences = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '')

/** What the two languages of a page share: all but the words. */
const skeleton = (text: string) => ({
  headings: all(text, /^(#{2,4}) .*\{\/\* (?:#[\w-]+) \*\/\}$/gm).map(
    (marks, i) => `${marks}${all(text, /\{\/\* (#[\w-]+) \*\/\}$/gm)[i]}`,
  ),
  tags: all(text, /<(?:Playground|Yaml|Way|Term)\b[^>]*>/g).sort(),
  fences: all(text, /^```(\w+)$/gm),
  boxes: all(text, /^:::(\w+)/gm),
  rows: all(text, /^\|/gm).length,
  links: all(text, /\]\(([^)]+)\)/g).sort(),
})

describe('chapters', () => {
  it('are the same pages in both languages', () => expect(pagesOf(folders.en)).toEqual(pages))

  it.each(pages)('%s: the same headings, tags, fences, boxes, rows and links in both languages', (page) => {
    expect(skeleton(textOf('en', page))).toEqual(skeleton(textOf('zh-CN', page)))
  })

  it.each(pages)('%s: every heading has an id, every tag an example that exists, every link a page and an anchor', (page) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const text = textOf(language, page)
      expect(all(withoutFences(text), /^(#{1,6} (?!.*\{\/\* #[\w-]+ \*\/\}$).*)$/gm)).toEqual([])
      for (const id of all(text, /example="([^"]+)"/g)) expect(existsSync(path.join(root, 'examples', id, 'example.yaml')), id).toBe(true)
      for (const link of all(text, /\]\((\.[^)]+)\)/g)) {
        const [file = '', anchor] = link.split('#')
        const target = path.posix.join(path.posix.dirname(page), file)
        expect(pages, link).toContain(target)
        if (anchor !== undefined) expect(textOf(language, target), link).toContain(`{/* #${anchor} */}`)
      }
    }
  })

  it.each(pages)('%s: ends with what to remember and where to go deeper', (page) => {
    expect(all(textOf('zh-CN', page), /\{\/\* (#[\w-]+) \*\/\}$/gm).slice(-2)).toEqual(['#remember', '#deeper'])
  })
})

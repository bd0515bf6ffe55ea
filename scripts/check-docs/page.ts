import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Where each language's chapters are. */
export const folders: Readonly<Record<Language, string>> = { 'zh-CN': 'docs', en: 'i18n/en/docusaurus-plugin-content-docs/current' }

/** What is wrong, and where: a file of the repository and a line from 1. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** A fenced block; lines count from 1. */
export interface Fence {
  readonly language: string
  /** What stands behind the language. */
  readonly meta: string
  readonly body: string
  /** Of the opening mark. */
  readonly line: number
  readonly closing: number
}

/** A chapter in one language. */
export interface Page {
  readonly language: Language
  /** `bookinfo/weights.mdx` */
  readonly name: string
  /** From the repository's root. */
  readonly file: string
  readonly lines: readonly string[]
  /** The same lines, those of fences and the front matter empty, and code in the text blanked. */
  readonly prose: readonly string[]
  readonly fences: readonly Fence[]
}

/** The chapters of a language, by name. */
export const pagesOf = (language: Language): string[] =>
  readdirSync(path.join(root, folders[language]), { recursive: true, encoding: 'utf8' })
    .filter((f) => /\.mdx?$/.test(f))
    .map((f) => f.split(path.sep).join('/'))
    .sort()

/** Reads a chapter; undefined where the language has none of that name. */
export function readPage(language: Language, name: string): Page | undefined {
  const file = `${folders[language]}/${name}`
  const whole = path.join(root, file)
  return existsSync(whole) ? pageOf(language, name, file, readFileSync(whole, 'utf8')) : undefined
}

/** Takes a chapter's text apart. */
export function pageOf(language: Language, name: string, file: string, text: string): Page {
  const lines = text.split('\n')
  const fences: Fence[] = []
  const prose = [...lines]
  const blank = (from: number, to: number) => prose.fill('', from, to)
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  if (end > 0) blank(0, end + 1)
  for (let i = end + 1; i < lines.length; i++) {
    const [, mark, language = '', meta = ''] = /^\s*(`{3,}|~{3,})([\w-]*)\s*(.*)$/.exec(lines[i] ?? '') ?? []
    if (mark === undefined) continue
    const close = lines.findIndex((line, at) => at > i && line.trim() === mark)
    const closing = close < 0 ? lines.length : close
    fences.push({ language, meta: meta.trim(), body: lines.slice(i + 1, closing).join('\n'), line: i + 1, closing: closing + 1 })
    blank(i, closing + 1)
    i = closing
  }
  return {
    language,
    name,
    file,
    lines,
    prose: prose.map((line) => line.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, (code) => ' '.repeat(code.length))),
    fences,
  }
}

/** All places where a pattern matches the text outside of code; `text` is the first group, or the whole. */
export function findAll(page: Page, pattern: RegExp): { readonly text: string; readonly line: number; readonly match: RegExpExecArray }[] {
  // Tags may go over several lines, so the lines are searched together.
  const whole = page.prose.join('\n')
  const found = []
  let line = 1
  let at = 0
  for (const match of whole.matchAll(new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`))) {
    for (; at < match.index; at++) if (whole[at] === '\n') line++
    found.push({ text: match[1] ?? match[0], line, match: match as RegExpExecArray })
  }
  return found
}

/** The headings of the second level and below, with their ids. */
export const headingsOf = (page: Page) =>
  findAll(page, /^(#{2,6}) (.*)$/gm).map(({ line, match }) => {
    const id = /\{\/\* #([\w-]+) \*\/\}\s*$/.exec(match[2] ?? '')?.[1]
    return { level: match[1]?.length ?? 0, id, line, text: match[2] ?? '' }
  })

/** The text between a heading and the next of its level or above. */
export function sectionOf(page: Page, id: string): { readonly line: number; readonly lines: readonly string[] } | undefined {
  const headings = headingsOf(page)
  const at = headings.findIndex((h) => h.id === id)
  const heading = headings[at]
  if (!heading) return undefined
  const next = headings.slice(at + 1).find((h) => h.level <= heading.level)
  return { line: heading.line, lines: page.lines.slice(heading.line, next ? next.line - 1 : undefined) }
}

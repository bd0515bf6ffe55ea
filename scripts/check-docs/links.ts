import { existsSync } from 'node:fs'
import path from 'node:path'
import { codes } from '../../src/engine/analysis/index.js'
import { insightChecks } from '../../src/engine/insight/index.js'
import { findAll, headingsOf, type Page, type Problem, readPage, root } from './page.js'

/** Headings without ids, or with one twice; links to pages, anchors, images and examples that are not there. */
export function deadLinks(page: Page): Problem[] {
  const problems: Problem[] = []
  const say = (line: number, message: string) => problems.push({ file: page.file, line, message })
  const seen = new Set<string>()
  for (const { id, line, text } of headingsOf(page)) {
    if (id === undefined) say(line, `heading without an id: ${text}`)
    else if (seen.has(id)) say(line, `a second heading #${id}`)
    seen.add(id ?? '')
  }
  for (const { text, line } of findAll(page, /\]\(([^)\s]+)\)/g)) {
    const wrong = wrongWith(page, text)
    if (wrong) say(line, `${text}: ${wrong}`)
  }
  for (const { text, line } of findAll(page, /\bexample="([^"]*)"/g)) {
    if (!existsSync(path.join(root, 'examples', text, 'example.yaml'))) say(line, `no example is named "${text}"`)
  }
  return problems
}

const codesWithPages: ReadonlySet<string> = new Set([...Object.keys(codes), ...insightChecks.flatMap((check) => check.codes)])

/** Pages that plugins/messages makes. */
const isMessagePage = (name: string): boolean => name === 'messages' || (name.startsWith('messages/') && codesWithPages.has(name.slice(9)))

function wrongWith(page: Page, link: string): string | undefined {
  if (/^(https?:|mailto:)/.test(link)) return undefined
  const [file = '', anchor] = link.split('#')
  if (file.startsWith('/')) {
    const name = file.replace(/^\/|\/$/g, '')
    const places = [`src/pages/${name}.tsx`, `src/pages/${name}/index.tsx`, `static/${name}`]
    return name === '' || isMessagePage(name) || places.some((place) => existsSync(path.join(root, place))) ? undefined : 'no such page'
  }
  const whole = path.posix.normalize(path.posix.join(path.posix.dirname(page.name), file))
  if (file !== '' && !/\.mdx?$/.test(file)) {
    return existsSync(path.join(root, path.posix.dirname(page.file), file)) ? undefined : 'no such file'
  }
  const target = file === '' ? page : readPage(page.language, whole)
  if (!target) return 'no such page'
  if (anchor === undefined) return undefined
  return headingsOf(target).some((h) => h.id === anchor) ? undefined : `no heading #${anchor}`
}

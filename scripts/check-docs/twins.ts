import { findAll, headingsOf, type Page, type Problem } from './page.js'
import { questionsOf } from './questions.js'

interface Item {
  readonly text: string
  readonly line: number
}

/** Attributes that hold words of the page's language. */
const words = /\s(?:title|label|caption|alt)="[^"]*"/g

/** What two languages share, in this order. */
const ordered: Readonly<Record<string, (page: Page) => readonly Item[]>> = {
  heading: (page) => headingsOf(page).map(({ level, id, line }) => ({ text: `${'#'.repeat(level)} #${id ?? '?'}`, line })),
  fence: ({ fences }) =>
    fences.map(({ language, meta, line }) => ({ text: `\`\`\`${language} ${meta.replace(/(^|\s)title="[^"]*"/, '')}`.trim(), line })),
  box: (page) => findAll(page, /^:::(\w+)/gm),
  question: (page) =>
    questionsOf(page).map(({ line, choices }) => ({ text: choices.map((c) => (c.isRight ? '[x]' : '[ ]')).join(' '), line })),
}

/** What they share in whichever order the sentences put it. */
const unordered: Readonly<Record<string, (page: Page) => readonly Item[]>> = {
  tag: (page) =>
    findAll(page, /<[A-Z]\w*\b(?:[^>"]|"[^"]*")*>/g).map(({ text, line }) => ({
      text: text.replace(words, '').replaceAll(/\s+/g, ' '),
      line,
    })),
  link: (page) => findAll(page, /\]\(([^)\s]+)\)/g).map(({ text, line }) => ({ text, line })),
  image: (page) => findAll(page, /!\[[^\]]*\]\(([^)]+)\)/g).map(({ text, line }) => ({ text, line })),
}

/** Where a page and its twin differ in anything but words. */
export function differingTwins(page: Page, twin: Page): Problem[] {
  const problems: Problem[] = []
  const say = (at: Page, line: number, message: string) => problems.push({ file: at.file, line, message })
  for (const [what, itemsOf] of Object.entries(ordered)) {
    const [a, b] = [itemsOf(page), itemsOf(twin)]
    const at = a.findIndex((item, i) => item.text !== b[i]?.text)
    const first = a[at]
    const other = at < 0 ? b[a.length] : b[at]
    if (first)
      say(
        page,
        first.line,
        `${what} ${first.text}; in ${twin.language} there stands ${other ? `${other.text} (line ${other.line})` : 'none'}`,
      )
    else if (other) say(twin, other.line, `${what} ${other.text} is not in ${page.language}`)
  }
  for (const [what, itemsOf] of Object.entries(unordered)) {
    const [a, b] = [itemsOf(page), itemsOf(twin)]
    for (const item of without(a, b)) say(page, item.line, `${what} ${item.text} is not in ${twin.language}`)
    for (const item of without(b, a)) say(twin, item.line, `${what} ${item.text} is not in ${page.language}`)
  }
  const rows = (p: Page) => findAll(p, /^\s*\|/gm)
  const [a, b] = [rows(page), rows(twin)]
  if (a.length !== b.length) say(page, a[0]?.line ?? 1, `${a.length} rows of tables, ${b.length} in ${twin.language}`)
  return problems
}

/** What is in the first list and not, or not as often, in the second. */
function without(a: readonly Item[], b: readonly Item[]): Item[] {
  const left = new Map<string, number>()
  for (const { text } of b) left.set(text, (left.get(text) ?? 0) + 1)
  return a.filter(({ text }) => {
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

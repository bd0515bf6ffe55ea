import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Example, loadExamples } from '../../plugins/examples/load.js'
import { deadLinks } from './links.js'
import { findAll, type Language, languages, type Page, type Problem, pagesOf, readPage, root } from './page.js'
import { brokenEnding, brokenQuestions } from './questions.js'
import { askedOf, quoteOf } from './quote.js'
import { differingTwins } from './twins.js'

export { brokenExercise } from './exercises.js'
export { type Problem, pagesOf, root } from './page.js'

/** The names of all chapters, in whichever language they are. */
export const chapters = (): string[] => [...new Set(languages.flatMap(pagesOf))].sort()

/** Every example that can be read, and what is wrong with the others. */
export async function readExamples(): Promise<{ readonly examples: ReadonlyMap<string, Example>; readonly problems: readonly Problem[] }> {
  const folder = path.join(root, 'examples')
  const ids = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  const examples = new Map<string, Example>()
  const problems: Problem[] = []
  for (const id of ids) {
    if (examples.has(id)) continue
    try {
      for (const [name, example] of await loadExamples(folder, [id])) examples.set(name, example)
    } catch (error) {
      problems.push({ file: `examples/${id}/example.yaml`, line: 1, message: (error as Error).message })
    }
  }
  return { examples, problems }
}

/** Everything that is wrong with a chapter, in both languages. */
export function checkChapter(name: string, examples: ReadonlyMap<string, Example>): Problem[] {
  const found = languages.map((language) => [language, readPage(language, name)] as const)
  const pages = found.flatMap(([, page]) => (page ? [page] : []))
  const [page, twin] = pages
  return [
    ...found.flatMap(([language, there]) =>
      there ? [] : [{ file: pages[0]?.file ?? name, line: 1, message: `is not there in ${language}` }],
    ),
    ...pages.flatMap((each) => checkPage(each, examples)),
    ...(page && twin ? differingTwins(page, twin) : []),
  ]
}

function checkPage(page: Page, examples: ReadonlyMap<string, Example>): Problem[] {
  return [
    ...brokenHead(page),
    ...deadLinks(page),
    ...uncheckedExercises(page, examples),
    ...brokenQuestions(page),
    ...brokenEnding(page),
    ...wrongQuotes(page, examples),
  ]
}

/** An `<Exercise>` of an example that checks nothing. */
function uncheckedExercises(page: Page, examples: ReadonlyMap<string, Example>): Problem[] {
  return findAll(page, /<Exercise\b[^>]*\bexample="([^"]*)"/g).flatMap(({ text, line }) =>
    examples.get(text)?.checks.length === 0 ? [{ file: page.file, line, message: `<Exercise>: example "${text}" has no checks` }] : [],
  )
}

/** The front matter: both languages have words of their own. */
function brokenHead({ file, lines }: Page): Problem[] {
  const head = lines.slice(0, lines.indexOf('---', 1))
  const missing = ['title', 'sidebar_position', 'description'].filter((key) => !head.some((line) => line.startsWith(`${key}: `)))
  return missing.map((key) => ({ file, line: 1, message: `the front matter has no ${key}` }))
}

/** Quotes that do not say what their commands print. */
function wrongQuotes(page: Page, examples: ReadonlyMap<string, Example>): Problem[] {
  return page.fences.flatMap((fence) => {
    const say = (message: string): Problem[] => [{ file: page.file, line: fence.line, message }]
    try {
      const asked = askedOf(fence)
      if (!asked) return []
      return quoteOf(fence, asked, examples) === fence.body ? [] : say(`is not what this prints (--fix writes it): ${asked.run}`)
    } catch (error) {
      return say((error as Error).message)
    }
  })
}

/** Writes the quotes of a chapter anew; returns how many were changed. What cannot be computed is left as it is. */
export function fixChapter(name: string, examples: ReadonlyMap<string, Example>): number {
  return languages.reduce((sum, language) => sum + fixPage(language, name, examples), 0)
}

function fixPage(language: Language, name: string, examples: ReadonlyMap<string, Example>): number {
  const page = readPage(language, name)
  if (!page) return 0
  const lines = [...page.lines]
  let changed = 0
  for (const fence of [...page.fences].reverse()) {
    try {
      const asked = askedOf(fence)
      const body = asked && quoteOf(fence, asked, examples)
      if (body === undefined || body === fence.body) continue
      lines.splice(fence.line, fence.closing - fence.line - 1, ...body.split('\n'))
      changed++
    } catch {
      // The check tells.
    }
  }
  // Only what stood there when it was read is overwritten.
  const whole = path.join(root, page.file)
  if (changed > 0 && readFileSync(whole, 'utf8') === page.lines.join('\n')) writeFileSync(whole, lines.join('\n'))
  return changed
}

/** How many quotes a chapter has, both languages together. */
export const quotesOf = (name: string): number =>
  languages.reduce((sum, language) => sum + (readPage(language, name)?.fences.filter((f) => /(^|\s)run=/.test(f.meta)).length ?? 0), 0)

/**
 * Whether the chapters say what is so: `npx tsx scripts/check-docs.ts [--fix] [PATH…]`. Paths are chapters of either language, folders of
 * them, or folders of examples; without any, everything is checked. `--fix` writes the quoted outputs anew before.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { brokenExercise, chapters, checkChapter, fixChapter, quotesOf, readExamples, root } from './check-docs/index.js'
import { folders } from './check-docs/page.js'

const { values, positionals } = parseArgs({ options: { fix: { type: 'boolean' } }, allowPositionals: true })
const paths = positionals.map((p) => path.relative(root, path.resolve(p)).split(path.sep).join('/'))
const isBelow = (file: string) => paths.length === 0 || paths.some((p) => file === p || file.startsWith(`${p}/`))

const { examples, problems: unreadable } = await readExamples()
const names = chapters().filter((name) => Object.values(folders).some((folder) => isBelow(`${folder}/${name}`)))
const used = [...examples.values()].filter((example) => example.checks.length > 0 && isBelow(`examples/${example.id}/example.yaml`))

if (values.fix) {
  for (const name of names) {
    const changed = fixChapter(name, examples)
    if (changed > 0) console.log(`${name}: ${changed} quotes written`)
  }
}
const problems = [
  ...unreadable.filter(({ file }) => isBelow(file)),
  ...names.flatMap((name) => checkChapter(name, examples)),
  ...used.flatMap(brokenExercise),
]
for (const { file, line, message } of problems) console.log(`${file}:${line}: ${message}`)
const quotes = names.reduce((sum, name) => sum + quotesOf(name), 0)
console.log(`${names.length} chapters in two languages, ${quotes} quotes, ${used.length} exercises: ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

/**
 * Compares what the engine says of documents with what the real webhook answered: whether it refuses or warns, and for how many causes.
 *
 *   npx tsx scripts/compare-validate.ts [--causes] FILE.yaml… (beside each FILE.validate.json)
 *
 * `--causes` also prints every pair of a code and Istio's sentence that stand alone.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { webhookAnswer } from '../src/engine/schema/index.js'
import { createSourceReader } from '../src/engine/source/index.js'
import { causesOf, type RecordedAnswer } from '../tests/conformance/validate/recorded.js'

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: { causes: { type: 'boolean', default: false } } })

let documents = 0
let equal = 0
let causes = 0
for (const path of positionals) {
  const recorded = JSON.parse(readFileSync(path.replace(/\.yaml$/, '.validate.json'), 'utf8')) as readonly RecordedAnswer[]
  const text = readFileSync(path, 'utf8')
  const sources = createSourceReader()([{ name: path, text }])
  const byIndex = new Map(sources.documents.map((d) => [sources.placements(d)?.index ?? 0, d]))
  for (const want of recorded) {
    documents++
    const document = byIndex.get(want.document)
    const answer = document && webhookAnswer(document)
    const got = [answer?.errors ?? [], answer?.warnings ?? []].map((list) => list.map(({ code, path: at }) => `${code} ${at?.join('.')}`))
    const wanted = [causesOf(want.error), causesOf(want.warning)]
    causes += wanted.flat().length
    if (got.every((list, i) => list.length === wanted[i]?.length)) equal++
    else console.log(`${path}#${want.document} ${want.kind} ${want.name}`, { got, wanted })
    if (flags.causes) {
      for (const [i, list] of got.entries()) if (list.length === 1) console.log(`PAIR\t${list[0]?.slice(0, 6)}\t${wanted[i]?.[0]}`)
    }
  }
}
console.log(`${equal} of ${documents} documents equal, ${causes} causes`)
process.exitCode = equal === documents ? 0 : 1

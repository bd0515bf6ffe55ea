/** Runs after `npm ci`: makes what is derived from schemas/. Does nothing when nothing changed since it ran last. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { compileSchemas } from './compile-schemas.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const schemas = path.join(root, 'schemas')
const target = path.join(root, 'src/engine/schema/generated/schemas.ts')

const sources = readdirSync(schemas)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, text: readFileSync(path.join(schemas, name), 'utf8') }))
const hash = createHash('sha256')
for (const file of [fileURLToPath(import.meta.url), path.join(root, 'scripts/compile-schemas.mjs')]) hash.update(readFileSync(file))
for (const { name, text } of sources) hash.update(name).update(text)
const mark = `// Made from schemas/ by scripts/generate.mjs; do not edit. ${hash.digest('hex')}`

if (existsSync(target) && readFileSync(target, 'utf8').startsWith(mark)) {
  console.log('generate: the schemas are up to date')
} else {
  const table = compileSchemas(
    sources.map(({ name, text }) => {
      const [group, version, kind] = path.basename(name, '.json').split('_')
      return { group, version, kind, schema: JSON.parse(text) }
    }),
  )
  const json = JSON.stringify(table)
  mkdirSync(path.dirname(target), { recursive: true })
  // A string that is parsed costs the browser less than an object literal of this size.
  const literal = JSON.stringify(json)
  writeFileSync(
    target,
    `${mark}\nimport type { SchemaTable } from '../compiled.js'\n\nexport const table: SchemaTable = JSON.parse(\n  ${literal},\n)\n`,
  )
  const size = (gzipSync(json, { level: 9 }).length / 1024).toFixed(1)
  console.log(`generate: ${sources.length} schemas in ${table.rows.length} rows, ${size} KB gzip`)
}

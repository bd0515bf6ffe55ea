// Prints the paths of a kind's fields: `[]` for the items of a list, `{}` for the values of a map.
//   node scripts/list-fields.mjs VirtualService
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'schemas')
/** What we say of an object's own data: the rest of `metadata` and `status` is written by the API server, not by people. */
const metadata = ['name', 'namespace', 'labels', 'annotations']
/** A kind that two groups have is named with its group when it is not Istio's or Kubernetes' core. */
const versions = [
  'networking.istio.io_v1',
  'security.istio.io_v1',
  'core_v1',
  'networking.istio.io_v1beta1',
  'networking.istio.io_v1alpha3',
  'telemetry.istio.io_v1',
  'apps_v1',
]

/** The schema that describes `kind`, the most stable version of it. */
export function schemaOf(kind) {
  const files = new Set(readdirSync(folder))
  const found = versions.map((v) => `${v}_${kind}.json`).find((f) => files.has(f))
  if (found === undefined) throw new Error(`no schema for ${kind}`)
  return JSON.parse(readFileSync(path.join(folder, found), 'utf8'))
}

/** Every path of `kind`, in the schema's order; lists and maps appear themselves, and again with what they hold if that has fields. */
export function listFields(kind) {
  const paths = []
  const walk = (schema, at) => {
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      if (at === '' && name === 'status') continue
      if (at === 'metadata' && !metadata.includes(name)) continue
      const here = at === '' ? name : `${at}.${name}`
      paths.push(here)
      inside(child, here)
    }
  }
  const inside = (schema, at) => {
    walk(schema, at)
    if (schema.items) inside(schema.items, `${at}[]`)
    if (schema.additionalProperties && typeof schema.additionalProperties === 'object') inside(schema.additionalProperties, `${at}{}`)
    for (const branch of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) walk(branch, at)
  }
  walk(schemaOf(kind), '')
  return [...new Set(paths)]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kind = process.argv[2]
  if (kind === undefined) {
    console.error('usage: node scripts/list-fields.mjs KIND')
    process.exit(2)
  }
  for (const line of listFields(kind)) console.log(line)
}

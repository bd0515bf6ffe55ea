import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { load as parseYaml } from 'js-yaml'
import { type ExampleHead, type ExampleRequest, type Focus, type Language, readHead, type View } from './format'

export interface ExampleFile {
  readonly name: string
  /** The example that holds the text: this one or one that it extends. */
  readonly from: string
  readonly text: string
  readonly folded: boolean
}

/** An example with everything it inherits worked out. */
export interface Example {
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  readonly files: readonly ExampleFile[]
  readonly proxy: string
  readonly view: View
  readonly open: string
  readonly focus?: Focus
  readonly requests: readonly ExampleRequest[]
  /** The file that is the mesh config and no object of the cluster. */
  readonly mesh?: string
  readonly compare?: string
  /** Names the content: readers' edits are kept under it, so they never meet another text. */
  readonly hash: string
}

interface Raw {
  readonly head: ExampleHead
  readonly texts: ReadonlyMap<string, string>
}

/** Reads every example below `folder`. Throws at the first that breaks the rules of examples/README.md. */
export async function loadExamples(folder: string): Promise<Map<string, Example>> {
  const raws = new Map<string, Raw>()
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.filter((e) => e.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    raws.set(entry.name, await readRaw(path.join(folder, entry.name), entry.name))
  }
  const done = new Map<string, Example>()
  for (const id of raws.keys()) resolve(id, raws, done, [])
  for (const example of done.values()) {
    if (example.compare !== undefined && !done.has(example.compare)) fail(example.id, `compare names no example: ${example.compare}`)
  }
  return done
}

function fail(id: string, what: string): never {
  throw new Error(`examples/${id}/example.yaml: ${what}`)
}

async function readRaw(folder: string, id: string): Promise<Raw> {
  const where = `examples/${id}/example.yaml`
  const head = readHead(parseYaml(await readFile(path.join(folder, 'example.yaml'), 'utf8')), where)
  const texts = new Map<string, string>()
  for (const name of (await readdir(folder)).sort()) {
    if (name !== 'example.yaml' && /\.ya?ml$/.test(name)) texts.set(name, await readFile(path.join(folder, name), 'utf8'))
  }
  return { head, texts }
}

function resolve(id: string, raws: ReadonlyMap<string, Raw>, done: Map<string, Example>, from: readonly string[]): Example {
  const known = done.get(id)
  if (known) return known
  if (from.includes(id)) fail(id, `extends itself: ${[...from, id].join(' → ')}`)
  const raw = raws.get(id)
  if (!raw) fail(from.at(-1) ?? id, `extends names no example: ${id}`)
  const { head, texts } = raw
  const parent = head.extends === undefined ? undefined : resolve(head.extends, raws, done, [...from, id])
  const files = inherit(id, raw, parent)
  const has = (name: string) => files.some((f) => f.name === name)
  for (const name of [...head.hide, ...(head.open ? [head.open] : [])]) if (!has(name)) fail(id, `names no file: ${name}`)
  const proxy = head.proxy ?? parent?.proxy ?? fail(id, 'needs a proxy')
  const own = files.filter((f) => f.from === id)
  const mesh = head.mesh ?? (parent?.mesh && has(parent.mesh) ? parent.mesh : undefined)
  if (mesh !== undefined && !has(mesh)) fail(id, `mesh names no file: ${mesh}`)
  const open = head.open ?? (own.length > 0 ? own.at(-1)?.name : parent && has(parent.open) ? parent.open : files.at(-1)?.name)
  if (open === undefined) fail(id, 'has no file')
  const hash = createHash('sha256')
  for (const f of files) hash.update(`${f.name}\0${f.text}\0`)
  const example: Example = {
    id,
    title: head.title,
    files: files.map((f) => (f.name === open ? { ...f, folded: false } : f)),
    proxy,
    view: head.view ?? parent?.view ?? 'diagram',
    open,
    focus: head.focus ?? parent?.focus,
    requests: head.requests ?? parent?.requests ?? [],
    mesh,
    compare: head.compare ?? head.extends,
    hash: hash.digest('hex').slice(0, 12),
  }
  if (texts.size === 0 && !parent) fail(id, 'has no file')
  done.set(id, example)
  return example
}

/** The parent's files in their places, those of the same name replaced, then the example's own. */
function inherit(id: string, { head, texts }: Raw, parent: Example | undefined): ExampleFile[] {
  const order = head.files ?? [...texts.keys()]
  for (const name of order) if (!texts.has(name)) fail(id, `files names no file here: ${name}`)
  for (const name of texts.keys()) if (!order.includes(name)) fail(id, `files leaves out ${name}`)
  const own = (name: string): ExampleFile => ({ name, from: id, text: texts.get(name) ?? '', folded: head.hide.includes(name) })
  const inherited = parent?.files ?? []
  for (const name of head.without) if (!inherited.some((f) => f.name === name)) fail(id, `without names no inherited file: ${name}`)
  const kept = inherited.filter((f) => !head.without.includes(f.name))
  return [
    ...kept.map((f) => (texts.has(f.name) ? own(f.name) : { ...f, folded: f.folded || head.hide.includes(f.name) })),
    ...order.filter((name) => !kept.some((f) => f.name === name)).map(own),
  ]
}

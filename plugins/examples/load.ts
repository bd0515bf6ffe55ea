import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { load as parseYaml } from 'js-yaml'
import { type ExampleCheck, type ExampleHead, type ExampleRequest, type Focus, type Language, readHead, type View } from './format'

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
  /** What makes it an exercise: its own, never inherited. */
  readonly checks: readonly (ExampleCheck & { readonly from: string })[]
  /** The files that the exercise's solution replaces or adds. */
  readonly solution: ReadonlyMap<string, string>
  /** The file that is the mesh config and no object of the cluster. */
  readonly mesh?: string
  readonly compare?: string
  /** Names the content: readers' edits are kept under it, so they never meet another text. */
  readonly hash: string
}

interface Raw {
  readonly head: ExampleHead
  readonly texts: ReadonlyMap<string, string>
  readonly solution: ReadonlyMap<string, string>
}

/** Reads every example below `folder`, or those named and what they build on. Throws at the first that breaks the rules of examples/README.md. */
export async function loadExamples(folder: string, only?: readonly string[]): Promise<Map<string, Example>> {
  const raws = new Map<string, Raw>()
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries.filter((e) => e.isDirectory()).map((e) => e.name)
  const wanted = [...(only ?? folders)].sort()
  for (const id of wanted) {
    if (raws.has(id) || !folders.includes(id)) continue
    const raw = await readRaw(path.join(folder, id), id)
    raws.set(id, raw)
    for (const other of [raw.head.extends, raw.head.compare]) if (other !== undefined && only) wanted.push(other)
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
  const texts = await textsIn(folder)
  texts.delete('example.yaml')
  const hasSolution = (await readdir(folder)).includes('solution')
  const solution = hasSolution ? await textsIn(path.join(folder, 'solution')) : new Map<string, string>()
  if (head.checks.length > 0 && solution.size === 0) fail(id, 'has checks and no solution/')
  if (head.checks.length === 0 && hasSolution) fail(id, 'has solution/ and no checks')
  return { head, texts, solution }
}

/** The texts of a folder's YAML files, by name. */
async function textsIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)))
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
    requests: head.requests ?? (head.checks.length > 0 ? head.checks : (parent?.requests ?? [])),
    checks: head.checks.map((check) => ({ ...check, from: check.from ?? proxy })),
    solution: raw.solution,
    mesh,
    compare: head.compare ?? head.extends,
    hash: hash.digest('hex').slice(0, 12),
  }
  if (texts.size === 0 && !parent) fail(id, 'has no file')
  done.set(id, example)
  return example
}

/** The files of an exercise solved: those that the solution has in their places, new ones at the end. */
export function solvedFiles({ files, solution }: Pick<Example, 'files' | 'solution'>): { readonly name: string; readonly text: string }[] {
  const added = [...solution].filter(([name]) => !files.some((f) => f.name === name))
  return [...files.map(({ name, text }) => ({ name, text: solution.get(name) ?? text })), ...added.map(([name, text]) => ({ name, text }))]
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

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import type { Example } from '../../plugins/examples/load.js'
import { run } from '../../src/cli/run.js'
import { type Fence, root } from './page.js'

/** What a fence's meta asks for. */
interface Asked {
  readonly run: string
  readonly at?: string
  readonly only?: string
  readonly grep?: string
  readonly lines?: string
}

const known = ['run', 'at', 'only', 'grep', 'lines', 'title', 'showLineNumbers']
const tables = ['routes', 'listeners', 'clusters', 'endpoints']

/** What a fence quotes; undefined where it quotes nothing that is computed. Throws where the meta makes no sense. */
export function askedOf({ meta }: Fence): Asked | undefined {
  if (!/(^|\s)run=/.test(meta)) return undefined
  const found: Record<string, string> = {}
  for (const [, name = '', value = ''] of meta.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)) {
    if (!known.includes(name)) throw new Error(`unknown ${name}=…`)
    found[name] = value.replaceAll('\\"', '"')
  }
  const { run: command } = found
  if (command === undefined) throw new Error('run needs its command in double quotes')
  return { ...found, run: command }
}

const pathsHere = new RegExp(`${root.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:examples/[\\w-]+/)?`, 'g')
const kept = new Map<string, string>()

/** What should stand in the fence: the output of its command, and of that the part that it quotes. */
export function quoteOf(fence: Fence, asked: Asked, examples: ReadonlyMap<string, Example>): string {
  const output = kept.get(asked.run) ?? outputOf(asked.run, examples)
  kept.set(asked.run, output)
  const isTable = tables.includes(asked.run.split(' ')[0] ?? '')
  const text = asked.at === undefined && asked.only === undefined ? output : selected(output, fence.language, asked)
  return cut(matching(text, asked.grep, isTable), asked.lines).replace(/[ \t]+$/gm, '')
}

function outputOf(command: string, examples: ReadonlyMap<string, Example>): string {
  const [name = '', ...words] = splitWords(command)
  const mesh: string[] = []
  const files = words.flatMap((word) => {
    const [, id, only] = /^example:([\w-]+)(?:\/(.+))?$/.exec(word) ?? []
    if (id === undefined) return [word]
    const example = examples.get(id)
    if (!example) throw new Error(`no example is named "${id}"`)
    const own = (file: { readonly from: string; readonly name: string }) => path.join(root, 'examples', file.from, file.name)
    const meshFile = example.files.find((f) => f.name === example.mesh)
    if (meshFile && !['validate', 'diff'].includes(name)) mesh.push('--mesh', own(meshFile))
    const objects = example.files.filter((f) => (only === undefined ? f !== meshFile : f.name === only))
    if (objects.length === 0) throw new Error(`example "${id}" has no file "${only}"`)
    return name === 'diff' ? [joined(id, objects)] : objects.map(own)
  })
  const { stdout, stderr, status } = run([name, ...files, ...mesh])
  if (status === 2) throw new Error(`${command}: ${stderr.trim() || 'cannot be done'}`)
  // Paths as a reader of the example would type them.
  return stdout.trimEnd().replaceAll(pathsHere, '')
}

/** A command that takes two states takes each from one file. */
function joined(id: string, files: readonly { readonly text: string }[]): string {
  const folder = path.join(root, 'node_modules/.cache/meshbook/quotes')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${id}.yaml`)
  writeFileSync(file, files.map((f) => f.text.replace(/^---\n/, '').trimEnd()).join('\n---\n'))
  return file
}

/** Words as a shell splits them, with both kinds of quotation marks. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}

function selected(output: string, language: string, { at, only }: Asked): string {
  let value: unknown = JSON.parse(output)
  for (const step of at?.split(' / ') ?? []) value = stepInto(value, step.trim())
  if (only !== undefined)
    value = keeping(
      value,
      only.split(',').map((name) => name.trim()),
    )
  return language === 'json' ? JSON.stringify(value, null, 2) : stringify(value, { lineWidth: 0 }).trimEnd()
}

function stepInto(value: unknown, step: string): unknown {
  if (Array.isArray(value)) {
    const named = value.find((item) => typeof item === 'object' && item !== null && [item.name, item.cluster_name].includes(step))
    const found = named ?? (/^\d+$/.test(step) ? value[Number(step)] : undefined)
    if (found !== undefined) return found
    const names = value.flatMap(
      (item) => (item as { name?: string; cluster_name?: string })?.name ?? (item as { cluster_name?: string })?.cluster_name ?? [],
    )
    throw new Error(
      `at: nothing is named "${step}" among ${names.length > 0 ? names.slice(0, 40).join(', ') : `${value.length} without names`}`,
    )
  }
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, step)) return (value as Record<string, unknown>)[step]
  throw new Error(`at: no "${step}" among ${typeof value === 'object' && value !== null ? Object.keys(value).join(', ') : typeof value}`)
}

/** Keeps the keys named, in their order; `a.b` keeps of `a` only `b`. */
function keeping(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => keeping(item, names))
  if (typeof value !== 'object' || value === null) return value
  const inner = new Map<string, string[]>()
  for (const name of names) {
    const dot = name.indexOf('.')
    const key = dot < 0 ? name : name.slice(0, dot)
    inner.set(key, [...(inner.get(key) ?? []), ...(dot < 0 ? [] : [name.slice(dot + 1)])])
  }
  const found = [...inner].filter(([key]) => Object.hasOwn(value, key))
  const kept = (key: string) => (value as Record<string, unknown>)[key]
  return Object.fromEntries(found.map(([key, below]) => [key, below.length === 0 ? kept(key) : keeping(kept(key), below)]))
}

function matching(text: string, pattern: string | undefined, hasHead: boolean): string {
  if (pattern === undefined) return text
  const wanted = new RegExp(pattern)
  const lines = text.split('\n')
  const rest = (hasHead ? lines.slice(1) : lines).filter((line) => wanted.test(line))
  if (rest.length === 0) throw new Error(`grep: no line has ${pattern}`)
  return (hasHead ? [lines[0], ...rest] : rest).join('\n')
}

function cut(text: string, range: string | undefined): string {
  if (range === undefined) return text
  const [from = 1, to = from] = range.split('-').map(Number)
  const lines = text.split('\n')
  if (!(from >= 1 && to >= from && from <= lines.length)) throw new Error(`lines="${range}": there are ${lines.length}`)
  return lines.slice(from - 1, to).join('\n')
}

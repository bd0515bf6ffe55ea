import { createHash } from 'node:crypto'
import { load as parseYaml } from 'js-yaml'
import type { InjectionSource } from '../../src/components/InjectionDiff/props'
import { bundled } from '../bundled'
import { loadExamples } from './load'

/** What `<InjectionDiff>` shows of an example, as far as it is text: cut out of the example's files. */
export type InjectionText = Omit<InjectionSource, 'still'>

interface Document {
  readonly text: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

const makesPods = new Set(['Pod', 'Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'Job', 'CronJob'])

function documentsOf(text: string): Document[] {
  return text.split(/^---[ \t]*$\n?/m).flatMap((part) => {
    const value = parseYaml(part) as { kind?: unknown; metadata?: { name?: unknown; namespace?: unknown } } | undefined
    if (typeof value !== 'object' || value === null) return []
    const { kind, metadata } = value
    return [{ text: `${part.trimEnd()}\n`, kind: `${kind}`, name: `${metadata?.name}`, namespace: `${metadata?.namespace ?? 'default'}` }]
  })
}

/**
 * The workloads named (`a` or `a,b`; without names all that the example itself adds) of an example, behind their namespaces. A namespace
 * that the example does not write has no labels. Throws where there is no such workload.
 */
export async function injectionText(folder: string, id: string, names: string | undefined): Promise<InjectionText> {
  const example = (await loadExamples(folder)).get(id)
  if (!example) throw new Error(`no example is named "${id}"`)
  const documents = example.files
    .filter((f) => f.name !== example.mesh)
    .flatMap((f) => documentsOf(f.text).map((d) => ({ ...d, from: f.from })))
  const wanted = names?.split(',').map((n) => n.trim())
  const chosen = documents.filter((d) => makesPods.has(d.kind) && (wanted ? wanted.includes(d.name) : d.from === id))
  const missing = wanted?.find((n) => !chosen.some((d) => d.name === n))
  if (missing !== undefined || chosen.length === 0) throw new Error(`example "${id}" has no workload "${missing ?? ''}"`)
  const namespaces = [...new Set(chosen.map((d) => d.namespace))].map(
    (name) =>
      documents.find((d) => d.kind === 'Namespace' && d.name === name)?.text ??
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`,
  )
  const name = `${chosen.length === 1 ? chosen[0]?.name : id}.yaml`
  const text = [...namespaces, ...chosen.map((d) => d.text)].join('---\n')
  const mesh = example.files.find((f) => f.name === example.mesh)
  const hash = createHash('sha256')
    .update(`${text}\0${mesh?.text ?? ''}`)
    .digest('hex')
    .slice(0, 12)
  return {
    id: names === undefined ? id : `${id}.${names}`,
    hash,
    name,
    text,
    ...(mesh && { mesh: { name: mesh.name, text: mesh.text } }),
  }
}

type Module = typeof import('../../src/worker/still-injection')
let loading: Promise<Module> | undefined

/** The same with what the engine makes of it, for pages before any script runs. */
export async function injectionSource(folder: string, id: string, names: string | undefined): Promise<InjectionSource> {
  const source = await injectionText(folder, id, names)
  loading ??= bundled<Module>('src/worker/still-injection.ts')
  const { stillInjection } = await loading
  const { name, text, mesh } = source
  return { ...source, still: stillInjection({ files: [{ name, text }, ...(mesh ? [mesh] : [])], mesh: mesh?.name }) }
}

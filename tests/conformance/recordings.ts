import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEngine, type EngineState } from '../../src/engine/pipeline.js'
import { readFiles } from '../../src/engine/source/index.js'
import type { ProxyType } from '../../src/engine/types/proxy.js'
import type { SourceFile } from '../../src/engine/types/source.js'

export const golden = fileURLToPath(new URL('golden', import.meta.url))

/** What the real istiod told one proxy of one scenario. */
export interface Recording {
  /** The folder that holds the recorded cluster. */
  readonly dir: string
  /** `SCENARIO/PROXY` */
  readonly title: string
  readonly proxy: string
  readonly type: ProxyType
  /** Lists of resources by type. */
  readonly want: Readonly<Record<string, readonly unknown[]>>
}

interface Golden {
  readonly node: { readonly id: string; readonly type: ProxyType; readonly metadata: { readonly GENERATOR?: ProxyType } }
  readonly resources?: Record<string, readonly unknown[]>
  readonly [type: string]: unknown
}

/** All recordings under a folder, by scenario and proxy. */
export function* recordings(folder = golden): Generator<Recording> {
  for (const scenario of readdirSync(folder).sort()) {
    const dir = join(folder, scenario)
    for (const file of readdirSync(dir).sort()) {
      if (!file.endsWith('.json')) continue
      const { node, resources, ...sets } = JSON.parse(readFileSync(join(dir, file), 'utf8')) as Golden
      const want = resources ?? (sets as Record<string, readonly unknown[]>)
      yield { dir, title: `${scenario}/${file.slice(0, -5)}`, proxy: node.id, type: node.metadata.GENERATOR ?? node.type, want }
    }
  }
}

let last: { readonly dir: string; readonly state: EngineState } | undefined

/** The cluster recorded in a folder, as the engine sees it. */
export function stateOf(dir: string): EngineState {
  if (last?.dir !== dir) {
    const read = (name: string) => ({ name, text: readFileSync(join(dir, name), 'utf8') })
    const mesh = existsSync(join(dir, 'mesh.yaml')) ? read('mesh.yaml') : undefined
    last = { dir, state: createEngine()({ files: [read('state.yaml')], mesh, isRecorded: true }) }
  }
  return last.state
}

/** What the engine tells the recording's proxy. */
export function answer({ dir, proxy: id, type }: Recording): Record<string, readonly unknown[]> {
  const state = stateOf(dir)
  const proxy = state.proxy(id, type)
  if (!proxy) throw new Error(`no pod ${id}`)
  return state.answer(proxy)
}

export const scenarios = fileURLToPath(new URL('scenarios', import.meta.url))

const asFile = (path: string): SourceFile => ({ name: path, text: readFileSync(path, 'utf8') })

/** The files of a scenario, in the recorder's order: those it names, then its own by name. */
export function filesOf(scenario: string): readonly SourceFile[] {
  const dir = join(scenarios, scenario)
  const head = readFiles([asFile(join(dir, 'scenario.yaml'))]).documents[0]?.value as { readonly files?: readonly string[] }
  const own = readdirSync(dir).filter((f) => f.endsWith('.yaml') && f !== 'scenario.yaml' && f !== 'state.yaml')
  return [...(head.files ?? []), ...own.sort()].map((f) => asFile(join(dir, f)))
}

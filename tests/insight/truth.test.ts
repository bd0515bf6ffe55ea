import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findInsights } from '../../src/engine/insight/index.js'
import { createEngine } from '../../src/engine/pipeline.js'
import type { Insight } from '../../src/engine/types/insight.js'
import { golden, stateOf } from '../conformance/recordings.js'

/** Every recorded cluster in which something is found: what is said must be so. */
const found = readdirSync(golden).flatMap((scenario) => {
  const dir = join(golden, scenario)
  return findInsights(stateOf(dir)).map((insight) => ({
    title: `${scenario}: ${insight.code} ${insight.at.resource.name} ${insight.at.path.join('.')}`,
    dir,
    insight,
  }))
})

/** The cluster without a resource, or with its text changed. */
function without(dir: string, { at }: Insight) {
  const read = (name: string) => ({ name, text: readFileSync(join(dir, name), 'utf8') })
  const { text } = read('state.yaml')
  const documents = text.split(/^---\n/m)
  const rest = documents.filter((document) => document.trim() !== at.resource.document?.text.trim())
  expect(rest).toHaveLength(documents.length - 1)
  const mesh = existsSync(join(dir, 'mesh.yaml')) ? read('mesh.yaml') : undefined
  return createEngine()({ files: [{ name: 'state.yaml', text: rest.join('---\n') }], mesh, isRecorded: true })
}

describe('what is found in the recorded clusters is so', () => {
  const unused = found.filter(({ insight }) => insight.code === 'MB0504' || insight.code === 'MB0505')
  it.each(unused)('$title: without it no proxy is told anything else', ({ dir, insight }) => {
    const before = stateOf(dir)
    const after = without(dir, insight)
    for (const { id, hasProxy } of before.proxies) {
      const [proxy, other] = [before.proxy(id), after.proxy(id)]
      if (hasProxy && proxy && other) expect(JSON.stringify(after.answer(other))).toBe(JSON.stringify(before.answer(proxy)))
    }
  })

  it('finds no more of each than there is', () => {
    const counts = new Map<string, number>()
    for (const { insight } of found) counts.set(insight.code, (counts.get(insight.code) ?? 0) + 1)
    console.log(
      `→ ${found.length} beyond istioctl in ${readdirSync(golden).length} recorded clusters: ${[...counts]
        .sort()
        .map(([c, n]) => `${c} ${n}`)
        .join(', ')}`,
    )
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCluster } from '../../src/engine/cluster/index.js'
import { readResources } from '../../src/engine/schema/index.js'
import { readFiles } from '../../src/engine/source/index.js'
import type { SourceFile } from '../../src/engine/types/source.js'
import { filesOf, golden, scenarios } from './recordings.js'

const expand = (files: readonly SourceFile[]) => createCluster()(readResources(readFiles(files)).resources)
const plain = (v: unknown): unknown => JSON.parse(JSON.stringify(v))

describe('the state of the cluster is what the recorder gave to istiod', () => {
  for (const scenario of readdirSync(scenarios).sort()) {
    const recorded: SourceFile = { name: 'state.yaml', text: readFileSync(join(golden, scenario, 'state.yaml'), 'utf8') }
    const want = readFiles([recorded]).documents.map((d) => d.value)
    it(scenario, () => {
      expect(expand(filesOf(scenario)).resources.map((r) => plain(r.object))).toEqual(want)
    })
    it(`${scenario}, expanded again, stays as it is`, () => {
      expect(expand([recorded]).resources.map((r) => plain(r.object))).toEqual(want)
    })
  }
})

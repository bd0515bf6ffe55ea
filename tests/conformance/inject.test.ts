import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { run } from '../../src/cli/run.js'

const folder = fileURLToPath(new URL('inject', import.meta.url))
const names = readdirSync(folder)
  .map((f) => /^(.*?)(?<!\.injected)\.yaml$/.exec(f)?.[1])
  .filter((n) => n !== undefined)

/** The documents of a text that hold something. */
const values = (text: string): unknown[] =>
  parseAllDocuments(text, { version: '1.1' })
    .map((d) => (d as { toJS(): unknown }).toJS())
    .filter((v) => v !== null)

/** How the case was recorded: with another mesh configuration, with the CNI plugin, with sidecars as init containers. */
function flagsOf(name: string): readonly string[] {
  const mesh = join(folder, `${name}.mesh`)
  return [
    ...(existsSync(mesh) ? ['--mesh', mesh] : []),
    ...(name.startsWith('ours-cni-') ? ['--cni'] : []),
    ...(name.startsWith('ours-native-') ? ['--native'] : []),
  ]
}

describe('injection', () => {
  it.each(names)('%s', (name) => {
    const answer = run(['inject', join(folder, `${name}.yaml`), ...flagsOf(name)])
    if (existsSync(join(folder, `${name}.refused`))) {
      expect(answer).toMatchObject({ stdout: '', status: 2 })
      expect(answer.stderr).toMatch(/^\S+\.yaml:\d+:\d+: .+\n$/)
      return
    }
    expect(answer.status).toBe(0)
    expect(values(answer.stdout)).toEqual(values(readFileSync(join(folder, `${name}.injected.yaml`), 'utf8')))
  })

  it('says where a refused value stands', () => {
    const at = (name: string) => /:(\d+:\d+): /.exec(run(['inject', join(folder, `${name}.yaml`)]).stderr)?.[1]
    expect(at('ours-bad-cpu')).toBe('8:32')
    expect(at('ours-bad-type')).toBe('9:49')
    expect(at('ours-bad-quantity')).toBe('9:51')
  })
})

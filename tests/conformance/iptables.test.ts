import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'

const folder = fileURLToPath(new URL('iptables', import.meta.url))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe.each(['cases.json', 'cases-ours.json'])('%s', (list) => {
  const cases = Object.entries(JSON.parse(read(list)) as Record<string, [string, ...unknown[]]>)

  it.each(cases)('%s', (name, [mode, ...json]) => {
    const answer = run(['iptables', mode, ...json.map((j) => JSON.stringify(j))])
    if (existsSync(join(folder, `${name}.refused`))) {
      expect(answer).toMatchObject({ stdout: '', status: 2, stderr: expect.stringMatching(/^meshbook: .+\n$/) })
    } else {
      expect(answer.stdout).toBe(read(`${name}.rules`))
      expect(answer.status).toBe(0)
    }
  })
})

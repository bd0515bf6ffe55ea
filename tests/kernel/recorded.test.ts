/** The walk of packets against recordings of the kernel (`record.ts`): needs neither root nor iptables. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseRules } from '../../src/engine/netfilter/index.js'
import { byTable, differences, savedByUs } from './agreement.js'
import type { Attempt, Case } from './connections.js'
import type { Answer, Recording } from './job.js'

interface RecordingFile extends Omit<Case, 'name' | 'connections'> {
  readonly saved: Recording['saved']
  readonly error?: string
  readonly connections: readonly (readonly [Attempt, Answer])[]
}

const folder = new URL('recorded/', import.meta.url)
const files = readdirSync(folder).map((file) => ({
  name: file.slice(0, -'.json'.length),
  file: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordingFile,
}))

it.each(files)('$name: the walk is the recorded kernel’s', ({ name, file }) => {
  const { rules, interfaces, through, saved, error } = file
  const problems = parseRules(rules).problems.filter(({ level }) => level === 'error')
  if (error !== undefined) {
    expect(problems).not.toEqual([])
    return
  }
  expect(problems).toEqual([])
  const one: Case = { name, rules, interfaces, through, connections: file.connections.map(([attempt]) => attempt) }
  for (const family of ['ipv4', 'ipv6'] as const) expect(savedByUs(one, family)).toEqual(byTable(saved[family]))
  expect(differences(one, { name, saved, results: file.connections.map(([, answer]) => answer) }).different).toEqual([])
})

it('holds Istio’s own cases as they are', () => {
  const path = new URL('../conformance/iptables/', import.meta.url)
  for (const name of Object.keys(JSON.parse(readFileSync(new URL('cases.json', path), 'utf8')))) {
    expect(files.find((one) => one.name === name)?.file.rules, name).toBe(readFileSync(new URL(`${name}.rules`, path), 'utf8'))
  }
})

it('holds enough', () => {
  expect(files.reduce((sum, { file }) => sum + file.connections.length, 0)).toBeGreaterThan(1500)
})

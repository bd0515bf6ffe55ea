/** `npx tsx tests/kernel/record.ts`, as root: what the kernel does with every case, into recorded/. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { askKernel, cases } from './job.js'

const folder = new URL('recorded/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) rmSync(new URL(file, folder))
const list = cases()
const lines = (values: readonly unknown[]): string => `[${values.map((value) => `\n  ${JSON.stringify(value)}`).join(',')}\n ]`
for (const recording of await askKernel(list)) {
  const one = list.find(({ name }) => name === recording.name)
  if (!one) continue
  const { saved, results, error } = recording
  const head = { rules: one.rules, interfaces: one.interfaces, through: one.through, ...(error === undefined ? {} : { error }) }
  const rows = (results ?? []).map((result, i) => [one.connections[i], result])
  const text = Object.entries(head).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`)
  const savedText = saved ? ` "saved": {"ipv4": ${lines(saved.ipv4)},\n "ipv6": ${lines(saved.ipv6)}},\n` : ''
  writeFileSync(new URL(`${one.name}.json`, folder), `{\n${text.join('')}${savedText} "connections": ${lines(rows)}\n}\n`)
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { injectionText } from './injection-text'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'examples-'))
  const write = async (id: string, files: Readonly<Record<string, string>>) => {
    await mkdir(path.join(folder, id))
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, id, name), text)
  }
  const head = (more = '') => `title: { zh-CN: 甲, en: a }\nproxy: a.default\n${more}`
  const workload = (kind: string, name: string, namespace = '') =>
    `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${namespace && `  namespace: ${namespace}\n`}`
  const space = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: { istio-injection: enabled }\n'
  await write('base', {
    'example.yaml': head('mesh: mesh.yaml\n'),
    'all.yaml': `# the shop\n${space}---\n${workload('Deployment', 'a', 'shop')}---\n${workload('Service', 'a', 'shop')}`,
    'mesh.yaml': 'enableTracing: true\n',
  })
  await write('more', { 'example.yaml': head('extends: base\n'), 'own.yaml': workload('DaemonSet', 'b') })
})
afterEach(() => rm(folder, { recursive: true }))

it('cuts a workload out of an example, behind its namespace', async () => {
  const found = await injectionText(folder, 'more', 'a')
  expect(found).toMatchObject({ id: 'more.a', name: 'a.yaml', mesh: { name: 'mesh.yaml', text: 'enableTracing: true\n' } })
  expect(found.text).toMatch(/^# the shop\napiVersion: v1\nkind: Namespace[\s\S]*enabled }\n---\napiVersion: apps\/v1\nkind: Deployment/)
  expect(found.text).not.toContain('Service')
})

it('takes what the example itself adds where no workload is named, and writes a namespace that nobody wrote', async () => {
  const found = await injectionText(folder, 'more', undefined)
  expect(found.name).toBe('b.yaml')
  expect(found.text).toMatch(/^apiVersion: v1\nkind: Namespace\nmetadata:\n {2}name: default\n---\n[\s\S]*DaemonSet/)
})

it('takes several, and says which is not there', async () => {
  const found = await injectionText(folder, 'more', 'a, b')
  expect(found.text.match(/^kind: .*/gm)).toEqual(['kind: Namespace', 'kind: Namespace', 'kind: Deployment', 'kind: DaemonSet'])
  await expect(injectionText(folder, 'more', 'a,c')).rejects.toThrow('no workload "c"')
  await expect(injectionText(folder, 'none', 'a')).rejects.toThrow('"none"')
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadExamples } from './load'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'examples-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function example(id: string, head: string, files: Record<string, string> = {}) {
  await mkdir(path.join(folder, id), { recursive: true })
  const title = 'title: {zh-CN: 题, en: t}\n'
  await writeFile(path.join(folder, id, 'example.yaml'), head.includes('title:') ? head : title + head)
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, id, name), text)
}
const load = async (id: string) => (await loadExamples(folder)).get(id)

describe('loadExamples', () => {
  beforeEach(() => example('base', 'proxy: p.default\nview: tables\nhide: [a.yaml]\n', { 'a.yaml': 'a: 1', 'b.yaml': 'b: 1' }))

  it('inherits files in their order, replaces those of the same name in their place, and adds its own', async () => {
    await example('child', 'extends: base\nfiles: [z.yaml, b.yaml, c.yaml]\n', { 'b.yaml': 'b: 2', 'c.yaml': 'c: 1', 'z.yaml': 'z: 1' })
    const child = await load('child')
    expect(child?.files.map((f) => `${f.name} ${f.from} ${f.text}`)).toEqual([
      'a.yaml base a: 1',
      'b.yaml child b: 2',
      'z.yaml child z: 1',
      'c.yaml child c: 1',
    ])
    expect(child).toMatchObject({ proxy: 'p.default', view: 'tables', open: 'c.yaml', compare: 'base' })
    expect(child?.files[0]?.folded).toBe(true)
  })

  it('takes files away, and opens what is asked for', async () => {
    await example('child', 'extends: base\nwithout: [b.yaml]\nopen: a.yaml\n')
    expect((await load('child'))?.files.map((f) => [f.name, f.folded])).toEqual([['a.yaml', false]])
  })

  it('names its content: the hash changes with any text', async () => {
    const before = (await load('base'))?.hash
    await writeFile(path.join(folder, 'base', 'b.yaml'), 'b: 2')
    expect((await load('base'))?.hash).not.toBe(before)
  })

  it.each([
    ['an unknown key', 'proxy: p\nviews: x\n', /unknown key "views"/],
    ['a view that is none', 'proxy: p\nview: x\n', /view must be one of/],
    ['a language left out', 'title: {en: t}\nproxy: p\n', /title.zh-CN/],
    ['no proxy', '', /needs a proxy/],
    ['a parent that is none', 'extends: nobody\n', /no example: nobody/],
    ['itself as its parent', 'extends: child\n', /extends itself/],
    ['a file that is none', 'proxy: p\nopen: q.yaml\n', /names no file: q.yaml/],
    ['a list of files that leaves one out', 'proxy: p\nfiles: []\n', /leaves out x.yaml/],
    ['a comparison with nobody', 'proxy: p\ncompare: nobody\n', /compare names no example/],
  ])('refuses %s', async (_, head, message) => {
    await example('child', head, { 'x.yaml': 'x: 1' })
    await expect(loadExamples(folder)).rejects.toThrow(message)
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadExamples, solvedFiles } from './load'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'examples-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function example(id: string, head: string, files: Record<string, string> = {}) {
  await mkdir(path.join(folder, id), { recursive: true })
  const title = 'title: {zh-CN: 题, en: t}\n'
  await writeFile(path.join(folder, id, 'example.yaml'), /^title:/m.test(head) ? head : title + head)
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

  const checks = `checks:
  - {title: {zh-CN: 题, en: t}, curl: 'curl http://a/', expect: {code: 200, shares: {a: 66.7, b: 33.3}}}
  - {title: {zh-CN: 题, en: t}, curl: 'curl http://b/', from: outside, server: {status: 503}, expect: {ending: refused, flags: []}}
`

  it('knows an exercise by its checks and its solution, none of which is inherited', async () => {
    await example('lab', `extends: base\n${checks}`)
    await mkdir(path.join(folder, 'lab', 'solution'))
    await writeFile(path.join(folder, 'lab', 'solution', 'b.yaml'), 'b: 3')
    await writeFile(path.join(folder, 'lab', 'solution', 'n.yaml'), 'n: 1')
    const lab = await load('lab')
    expect(lab?.checks.map((c) => [c.from, c.expect])).toEqual([
      ['p.default', { code: 200, shares: { a: 66.7, b: 33.3 } }],
      ['outside', { ending: 'refused', flags: [] }],
    ])
    expect(lab?.requests.map((r) => r.curl)).toEqual(['curl http://a/', 'curl http://b/'])
    expect(lab && solvedFiles(lab).map((f) => f.text)).toEqual(['a: 1', 'b: 3', 'n: 1'])
    await example('after', 'extends: lab\n')
    expect(await load('after')).toMatchObject({ checks: [], solution: new Map() })
  })

  it('reads only those named and what they build on', async () => {
    await example('child', 'extends: base\n')
    await example('broken', 'nonsense: 1\n')
    expect([...(await loadExamples(folder, ['child'])).keys()].sort()).toEqual(['base', 'child'])
  })

  it.each([
    ['checks without a solution', `proxy: p\n${checks}`, /no solution/],
    ['no checks at all', 'proxy: p\nchecks: []\n', /must not be empty/],
    ['a check that expects nothing', 'proxy: p\nchecks: [{title: {zh-CN: a, en: b}, curl: c, expect: {}}]\n', /expect something/],
    ['an unknown expectation', 'proxy: p\nchecks: [{title: {zh-CN: a, en: b}, curl: c, expect: {status: 200}}]\n', /unknown key "status"/],
    ['shares that are not all', 'proxy: p\nchecks: [{title: {zh-CN: a, en: b}, curl: c, expect: {shares: {a: 50}}}]\n', /add up to 100/],
    ['an ending that is none', 'proxy: p\nchecks: [{title: {zh-CN: a, en: b}, curl: c, expect: {ending: bad}}]\n', /one of answered/],
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

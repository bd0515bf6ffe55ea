import { describe, expect, it } from 'vitest'
import { createSourceReader, locateInFile, rangeInFile } from './index.js'

const file = (text: string, name = 'f.yaml') => [{ name, text }]

describe('a document keeps its identity', () => {
  const read = createSourceReader()
  const before = read(file('a: 1\n---\nb: {c: 2}\n'))

  it('when one before it grows, and moves', () => {
    const after = read(file('a: 1\nx: 2\n---\nb: {c: 2}\n'))
    expect(after.documents[0]).not.toBe(before.documents[0])
    const [, document] = after.documents
    expect(document).toBe(before.documents[1])
    if (!document) throw new Error('no document')
    expect(locateInFile(before, document, ['b', 'c'])).toEqual({ key: { start: 13, end: 14 }, value: { start: 16, end: 17 } })
    expect(locateInFile(after, document, ['b', 'c'])).toEqual({ key: { start: 18, end: 19 }, value: { start: 21, end: 22 } })
    expect(after.placements(document)).toEqual({ index: 1, start: 14 })
  })

  it('when one before it is put in, taken out or broken', () => {
    for (const text of ['z: 1\n---\na: 1\n---\nb: {c: 2}\n', 'b: {c: 2}\n', 'a: [\n---\nb: {c: 2}\n']) {
      expect(read(file(text)).documents.at(-1)).toBe(before.documents[1])
    }
  })

  it('when it comes back after a few other readings', () => {
    for (let i = 0; i < 5; i++) read(file(`q: ${i}\n`))
    expect(read(file('b: {c: 2}\n')).documents[0]).toBe(before.documents[1])
  })

  it('but not in another file', () => {
    expect(read(file('b: {c: 2}\n', 'g.yaml')).documents[0]).not.toBe(before.documents[1])
  })
})

it('tells documents of equal text apart', () => {
  const sources = createSourceReader()(file('a: 1\n---\na: 1\n---\na: 1\n'))
  expect(new Set(sources.documents).size).toBe(3)
  expect(sources.documents.map((document) => sources.placements(document)?.start)).toEqual([0, 9, 18])
})

it('counts the documents that hold something', () => {
  const sources = createSourceReader()(file('# a licence\n---\na: 1\n---\n---\n# nothing\n---\nb: [\n---\nc: 1\n'))
  expect(sources.documents.map((document) => sources.placements(document)?.index)).toEqual([0, 2])
  expect(sources.diagnostics.map(({ document }) => document)).toEqual([1])
})

it('gives the longest part of a path that exists', () => {
  const sources = createSourceReader()(file('spec:\n  http:\n    - route: []\n'))
  const [document] = sources.documents
  if (!document) throw new Error('no document')
  const text = document.text
  const at = (path: (string | number)[]) => {
    const { key, value } = document.locate(path)
    return [key && text.slice(key.start, key.end), text.slice(value.start, value.end)]
  }
  expect(at(['spec', 'http', 0, 'route'])).toEqual(['route', '[]'])
  expect(at(['spec', 'http', 0, 'timeout'])).toEqual([undefined, 'route: []'])
  expect(at(['spec', 'tcp'])).toEqual(['spec', 'http:\n    - route: []'])
  expect(at(['spec', 'http', 7, 'route'])).toEqual(['http', '- route: []'])
  expect(rangeInFile(sources, document)).toEqual({ start: 0, end: text.trimEnd().length })
})

it('keeps __proto__ as an own key of an ordinary object', () => {
  const [document] = createSourceReader()(file('__proto__: {polluted: true}\na: &a {__proto__: 1}\nb: *a\n')).documents
  const value = document?.value as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['__proto__', 'a', 'b'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  expect(Object.keys(value.b as object)).toEqual(['__proto__'])
  expect('polluted' in {}).toBe(false)
})

it('writes aliases out, each as a value of its own', () => {
  const [document] = createSourceReader()(file('a: &a {b: [1]}\nc: *a\n')).documents
  const value = document?.value as Record<string, { b: unknown }>
  expect(value.c).toEqual(value.a)
  expect(value.c).not.toBe(value.a)
  expect(value.c?.b).not.toBe(value.a?.b)
  expect(document?.locate(['c'])).toEqual({ key: { start: 15, end: 16 }, value: { start: 18, end: 20 } })
  expect(document?.locate(['c', 'b'])).toEqual(document?.locate(['a', 'b']))
})

describe('what is too much is refused at once', () => {
  const laughs = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]\n`).join('')}`
  const merges = `m0: &m0 {a: 1}\n${Array.from({ length: 5000 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}, *m${i}], k${i}: 1}\n`).join('')}`
  it.each([
    ['aliases that multiply', laughs, 'MB0026'],
    ['merges that multiply', merges, 'MB0026'],
    ['brackets', '['.repeat(1_000_000), 'MB0017'],
    ['indentation', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), 'MB0017'],
    ['items in items', '- '.repeat(500_000), 'MB0017'],
    ['a file of 9 MB', 'a'.repeat(9_000_000), 'MB0018'],
  ])('%s', (_, text, code) => {
    const start = performance.now()
    const { diagnostics } = createSourceReader()(file(text))
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('but five megabytes are read', () => {
    const text = 'kind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n---\n'.repeat(75_000)
    expect(text.length).toBeGreaterThan(5_000_000)
    expect(createSourceReader()(file(text)).documents).toHaveLength(75_000)
  })
})

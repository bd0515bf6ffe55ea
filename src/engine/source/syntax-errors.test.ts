import { describe, expect, it } from 'vitest'
import { createSourceReader } from './index.js'

const read = (text: string) => createSourceReader()([{ name: 'f.yaml', text }])

/** Texts with the place of the one problem between « and », and its code. */
const cases: [code: string, marked: string, what?: string][] = [
  ['MB0001', 'a:\n«\t»b: 1\n', 'a tab as indentation'],
  ['MB0001', 'a: 1\n«\t»# c\n'],
  ['MB0001', 'a: |\n«\t»x\n', 'a tab as a block scalar’s indentation'],
  ['MB0002', 'a:\n    b: 1\n  «c: 2»\n', 'less indentation than the entries before'],
  ['MB0002', 'a:\n  b: 1\n   «c»: 2\n', 'more indentation than the entries before'],
  ['MB0002', 'a:\n  - b\n «- c»\n'],
  ['MB0002', 'a\n  «\u0085b»: c\n', 'the end of a line that only YAML 1.1 knows'],
  ['MB0003', 'a: b«:» c\n'],
  ['MB0003', 'message: error«:» no such host\n'],
  ['MB0004', 'a: 1\n«b»\nc: 2\n', 'a key without a colon'],
  ['MB0004', 'spec:\n  «host reviews»  # c\n  subset: v1\n'],
  ['MB0005', 'a: «"»x\nb: 1\n', 'a quotation mark left open to the end'],
  ['MB0005', 'a: «"»x\nb: "y"\n', 'and one left open to the next'],
  ['MB0034', "a: 'it'«s»\nb: 2\n", 'an apostrophe in single quotes'],
  ['MB0004', 'spec:\n  «hosts»\n  subset: v1\n'],
  ['MB0006', 'a: «[»1, 2\nb: 3\n', 'a bracket left open'],
  ['MB0006', 'a: «{»b: 1\nc: 3\n'],
  ['MB0006', 'a: «[»\n'],
  ['MB0007', 'a: [1 2, "3" «"4"»]\n', 'a comma left out'],
  ['MB0007', 'a: {b: 1«]»\n', 'the wrong bracket'],
  ['MB0008', 'a: "«\\d»+"\n', 'an escape that does not exist'],
  ['MB0008', 'a: "«\\x4»"\n'],
  ['MB0009', 'a: «@»b\n', 'a sign that begins nothing'],
  ['MB0009', 'a: «%»b\n'],
  ['MB0010', 'a: «-» b\n', 'a list behind its key'],
  ['MB0011', 'a: 1\nb: x«\u0007»y\n', 'a control character'],
  ['MB0012', 'a: «&» b\n'],
  ['MB0012', 'a: «!e!x» b\n'],
  ['MB0013', 'a: |«x»\n  y\n'],
  ['MB0014', '«%»YAML 1.1\n'],
  ['MB0015', 'a: 1\n--- «{b: 2}»\n', 'content behind a separator'],
  ['MB0016', 'a: 1\n...\n# c\n«b: 2»\n', 'content behind the end'],
  ['MB0016', ' a: 1\n«b: 2»\n', 'a line that ends the document without looking so'],
  ['MB0017', `a: ${'['.repeat(100).slice(1)}«[»1${']'.repeat(100)}\n`],
  ['MB0034', 'a: "b" «c»\n'],
  ['MB0019', 'a: «,»\n'],
  ['MB0020', 'a: 1\nb: 2\n«a»: 3\n', 'a key written twice'],
  ['MB0020', '"a": 1\n«a»: 3\n'],
  ['MB0021', 'x: &x {a: 1}\ny:\n  a: 2\n  «<<»: *x\n', 'a merge over an earlier key'],
  ['MB0022', '«[a]»: b\n'],
  ['MB0022', '«{x}»: b\n'],
  ['MB0022', '«null»: b\n'],
  ['MB0023', 'a:\n  <<: «1»\n'],
  ['MB0024', 'a: «*b»\n'],
  ['MB0025', 'a: &b [«*b»]\n'],
  ['MB0027', 'a: «.inf»\n'],
  ['MB0028', 'a: !!int «x»\n'],
  ['MB0029', 'a: !!binary «x»\n'],
  ['MB0031', 'a: 1\n«-» b\n', 'a list item among keys'],
  ['MB0032', '- a\n«b: 1»\n', 'a key among list items'],
  ['MB0033', 'hosts:\n  - «*.example.com»\n', 'a wildcard without quotes'],
  ['MB0033', 'hosts: [«*»]\n'],
]

describe('a mistake is told where it stands', () => {
  it.each(cases)('%s %j %s', (code: string, marked: string) => {
    const start = marked.indexOf('«')
    const end = marked.indexOf('»') - 1
    const text = marked.replace('«', '').replace('»', '')
    for (const [line, content, shift] of [
      ['LF', text, 0],
      ['behind another document', `x: y\n---\n${text}`, 9],
    ] as const) {
      const found = read(content).diagnostics.map(({ code, range }) => ({ code, range }))
      expect({ line, found }).toEqual({ line, found: [{ code, range: { start: start + shift, end: end + shift } }] })
    }
  })
})

describe('a mistake', () => {
  it('leaves the other documents alone', () => {
    const { documents, diagnostics } = read('a: [\n---\nb: 1\n---\nc: "\n---\nd: 1\n')
    expect(documents.map(({ value }) => value)).toEqual([{ b: 1 }, { d: 1 }])
    expect(diagnostics.map(({ document }) => document)).toEqual([0, 2])
  })

  it('of many of one kind is told up to a bound', () => {
    const { diagnostics } = read('a: 1\n'.repeat(100_000))
    expect(diagnostics).toHaveLength(500)
  })
})

import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import {
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  stringify,
  visit,
} from 'yaml'
import type { Path } from '../types/source.js'
import { createSourceReader } from './index.js'
import { resolvePlain } from './scalar.js'
import { forbiddenCharacter } from './yaml/characters.js'

const read = (text: string) => createSourceReader()([{ name: 'f.yaml', text }])

/** Words that YAML reads in surprising ways, among others. */
const word = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'on',
    'off',
    'y',
    'null',
    '~',
    '010',
    '0o7',
    '1_000',
    '1e3',
    '.inf',
    '12:30',
    '2001-12-14',
    '<<',
    '*a',
    '&a',
    '!x',
    '#',
    '- a',
    'a: b',
  ),
  fc.constantFrom(
    '',
    ' ',
    'a b',
    "it's",
    'say "x"',
    'back\\slash',
    'line\nbreak',
    'two\n\nbreaks\n',
    ' lead',
    'trail ',
    '中文',
    '😀',
    'a#b',
    'a #b',
    '[x]',
    '{x}',
    '__proto__',
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => forbiddenCharacter(text) === -1 && !/[\u0085\u2028\u2029\ufeff\n\r\t]/.test(text)),
)
/** A merge is no key. */
const keyWord = word.filter((text) => text !== '<<')
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, tie('scalar'), tie('list'), tie('mapping')),
  scalar: fc.oneof(
    word,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    // JSON has one zero.
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((n) => (n === 0 ? 0 : n)),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  mapping: fc
    .uniqueArray(fc.tuple(keyWord, tie('value')), { maxLength: 4, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries as [string, unknown][])),
})).value

/** Prints a value as a reader might have written it: some of it in flow, in quotes, as block scalars, with comments and blank lines. */
const written = fc
  .record({
    value: json,
    choices: fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }),
    indent: fc.integer({ min: 1, max: 6 }),
    indentSeq: fc.boolean(),
    crlf: fc.boolean(),
  })
  .map(({ value, choices, indent, indentSeq, crlf }) => {
    // Not at the root: there YAML 1.2 lets a block scalar stand at column 0, and Kubernetes does not.
    const document = new Document({ root: value }, { version: '1.1' })
    let turn = 0
    const choose = () => choices[turn++ % choices.length] ?? 0
    visit(document, {
      Scalar: (key, node) => {
        if (typeof node.value === 'string') {
          const styles: Scalar.Type[] =
            key === 'key'
              ? ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE']
              : ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED', 'PLAIN']
          node.type = styles[choose() % styles.length]
        }
        if (key !== 'key' && choose() === 0) node.commentBefore = ' a note'
      },
      Collection: (_, node) => {
        node.flow = choose() === 0
        if (choose() === 1) node.spaceBefore = true
      },
    })
    const text = document.toString({ indent, indentSeq, lineWidth: 60, directives: false, verifyAliasOrder: false })
    return crlf ? text.replaceAll('\n', '\r\n') : text
  })

/** YAML knows four blanks; others are content. */
const trimmed = (text: string, start: number, end: number): number => start + text.slice(start, end).replace(/[ \t\r\n]+$/, '').length

/** A key as Kubernetes spells it; the text is the `yaml` package's. */
const keyOf = (key: Scalar): string => (key.type === 'PLAIN' ? (resolvePlain(key.source ?? '').key ?? '') : String(key.value))

/** Every node of the `yaml` package's own reading with the path to it, and its key's node. */
function* nodesOf(node: unknown, path: Path = [], key?: Node): Generator<{ path: Path; node: Node; key?: Node }> {
  if (!isNode(node) || isAlias(node)) return
  yield { path, node, key }
  if (isSeq(node)) for (const [i, item] of node.items.entries()) yield* nodesOf(item, [...path, i])
  else if (isMap(node)) for (const { key, value } of node.items) if (isScalar(key)) yield* nodesOf(value, [...path, keyOf(key)], key)
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, step) => (inner as Record<string | number, unknown>)[step], value)
}

describe('a document in any style', () => {
  it('has the values and places that the yaml package finds', () => {
    let compared = 0
    fc.assert(
      fc.property(written, (text) => {
        const theirs = parseDocument(text, { version: '1.1' })
        const sources = read(text)
        const document = sources.documents[0]
        if (theirs.errors.length > 0 || !document || sources.diagnostics.length > 0) return
        compared++
        for (const { path, node, key } of nodesOf(theirs.contents)) {
          const ours = document.locate(path)
          const [start, end] = node.range ?? [0, 0]
          if (key?.range) expect({ path, key: ours.key }).toEqual({ path, key: { start: key.range[0], end: key.range[1] } })
          if (isScalar(node)) {
            const value = node.type === 'PLAIN' ? resolvePlain(node.source ?? '').value : node.value
            expect({ path, value: at(document.value, path) }).toEqual({ path, value })
          }
          if (start === end) continue
          expect({ path, start: ours.value.start }).toEqual({ path, start })
          if (isScalar(node) || (isCollection(node) && node.flow)) {
            expect({ path, end: ours.value.end }).toEqual({ path, end: trimmed(text, start, end) })
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(compared).toBeGreaterThan(250)
  })

  it('has the value that was written, where no word is plain', () => {
    fc.assert(
      fc.property(json, fc.boolean(), (value, collapse) => {
        const options = { version: '1.1', defaultStringType: 'QUOTE_DOUBLE', collectionStyle: collapse ? 'flow' : 'any' } as const
        const text = stringify(value, { ...options, defaultKeyType: 'QUOTE_DOUBLE' })
        const document = read(text).documents[0]
        expect(document?.value ?? null).toEqual(value)
        expect(load(text) ?? null).toEqual(value)
      }),
    )
  })
})

describe('whatever the text', () => {
  const sign = fc.constantFrom(
    ...'-?:,[]{}#&*!|>\'"%@`\\ \t\n\r0a~<.=\u0085\u2028\ufeff中',
    '---\n',
    '...\n',
    ': ',
    '- ',
    '\n  ',
    '<<: ',
    '*a',
    '&a ',
  )
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(sign, { maxLength: 80 }).map((signs) => signs.join('')),
  )

  it('reads without throwing, and every place lies in the text', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        const { documents, diagnostics, placements } = read(text)
        for (const { range } of diagnostics) expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true)
        for (const document of documents) {
          const start = placements(document)?.start ?? Number.NaN
          expect(text.slice(start, start + document.text.length)).toBe(document.text)
          const { value } = document.locate([])
          expect(0 <= value.start && value.start <= value.end && value.end <= document.text.length).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

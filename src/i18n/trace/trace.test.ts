import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TraceStep } from '../../engine/types/trace.js'
import { stepText } from './index.js'

const folder = new URL('../../engine/types/trace-codes/', import.meta.url)
/** An argument of a declared type: of alternatives the first, of a name of another type a word. */
function example(type: string): unknown {
  if (type.includes('string[]')) return ['one', 'two']
  if (type === 'number') return 4711
  if (type === 'boolean') return true
  return /^'([^']*)'/.exec(type)?.[1] ?? 'example'
}

/** Arguments: what the engine declares; shared ones, declared elsewhere, are words. */
const argumentsOf = (declared: string): Record<string, unknown> =>
  new Proxy(
    Object.fromEntries(
      [...declared.matchAll(/readonly (\w+)\??: ([^\n;}]+)/g)].map(([, name = '', type = '']) => [name, example(type.trim())]),
    ),
    {
      get: (target, name) => (name in target ? target[name as string] : 'example'),
    },
  )

/** The codes with their arguments, as the engine declares them. */
const codes = readdirSync(folder)
  .filter((file) => file !== 'index.ts')
  .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'([\w.-]+)': (?:[^\n{]*)(\{[^}]*\})?/gm)])
  .map(([, code = '', declared = '']) => ({ code, args: argumentsOf(declared) }))

it('knows the codes', () => expect(codes.length).toBeGreaterThan(120))

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  it.each(codes)('$code', ({ code, args }) => {
    const text = stepText({ code, arguments: args } as unknown as TraceStep, language)
    expect(text).not.toBe(code)
    expect(text).not.toMatch(/undefined|NaN|\[object| {2}/)
    expect((text.match(/`/g) ?? []).length % 2).toBe(0)
  })
})

it('gives a code that has no sentence as it is', () => {
  expect(stepText({ code: 'constructor', arguments: {} } as unknown as TraceStep, 'en')).toBe('constructor')
})

import { describe, expect, it } from 'vitest'
import { highlightYaml } from './highlight-yaml'

const types = (line: string) => highlightYaml(line)[0]?.map((t) => `${t.type}:${t.text}`)

describe('highlightYaml', () => {
  it('gives every character back', () => {
    const text = 'a: 1 # x\n- b: {c: "d", e: [1, \'f\']}\n  g: |\n    text: here\n\nh: "unclosed\n\t: ]{\n---\nk:v'
    expect(
      highlightYaml(text)
        .map((line) => line.map((t) => t.text).join(''))
        .join('\n'),
    ).toBe(text)
  })

  it('knows keys in blocks, lists and flow mappings', () => {
    expect(types('  - host: reviews')).toEqual(['plain:  ', 'punctuation:- ', 'key:host', 'punctuation::', 'plain: ', 'string:reviews'])
    expect(types('x: {host: a, weight: 9}')).toContain('key:weight')
    expect(types('x: {host: a, weight: 9}')).toContain('number:9')
  })

  it('reads what stands under | as text until the indentation ends', () => {
    const lines = highlightYaml('a: |\n  b: c\n\nd: e')
    expect(lines[1]).toEqual([{ text: '  b: c', type: 'string' }])
    expect(lines[3]?.[0]?.type).toBe('key')
  })

  it('does not take a colon inside a value for a key', () => {
    expect(types('url: http://reviews:9080/x')).toEqual(['key:url', 'punctuation::', 'plain: ', 'string:http://reviews:9080/x'])
  })
})

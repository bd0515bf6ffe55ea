import { describe, expect, it } from 'vitest'
import { HeaderMap } from '../http/header-map.js'
import { matchesCidr } from './cidr.js'
import { matchesHeader } from './header.js'
import { matchesMetadata } from './metadata.js'
import { matchesPath, matchesTemplate } from './path.js'
import { queryMatcher, queryParameters } from './query.js'
import { regexOf } from './regex.js'
import { matchesString } from './string.js'
import { matchesValue } from './value.js'

describe('strings', () => {
  it.each([
    [{ exact: 'a' }, 'a', true],
    [{ exact: 'a' }, 'A', false],
    [{ exact: 'a', ignore_case: true }, 'A', true],
    [{ prefix: 'Ab', ignore_case: true }, 'abc', true],
    [{ suffix: 'C', ignore_case: true }, 'abc', true],
    [{ contains: 'B', ignore_case: true }, 'abc', true],
    [{ exact: '' }, '', true],
    [{ safe_regex: { regex: 'a+' } }, 'aaa', true],
    [{ safe_regex: { regex: 'a+' } }, 'aaab', false],
    [{ safe_regex: { regex: 'a|ab' } }, 'ab', true],
    [{ safe_regex: { regex: '(?=a)a' } }, 'a', false],
    [{ regex: 'v[0-9]' }, 'v2', true],
    [{}, '', false],
    ['a', 'a', false],
    [undefined, '', false],
  ])('%j takes %j: %s', (matcher, value, want) => expect(matchesString(matcher, value)).toBe(want))

  it('takes time in proportion to the text', () => {
    const start = performance.now()
    expect(regexOf('(a*)*b').matches('a'.repeat(20_000))).toBe(false)
    expect(regexOf('(a|a)*$x').matches('a'.repeat(20_000))).toBe(false)
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('refuses a program as large as Envoy refuses', () => {
    expect(regexOf('((a{100}){100}){10}').problem).toBeDefined()
    expect(regexOf('x'.repeat(70_000)).problem).toBeDefined()
  })
})

describe('headers', () => {
  const headers = new HeaderMap([
    ['a', '1'],
    ['a', '2'],
    ['one', 'x,y'],
    ['empty', ''],
    ['n', '42'],
  ])
  it.each([
    [{ name: 'A', string_match: { exact: '2' } }, true],
    [{ name: 'a', string_match: { exact: '1,2' } }, false],
    [{ name: 'a', string_match: { exact: '1' }, invert_match: true }, false],
    [{ name: 'one', string_match: { exact: 'x' } }, false],
    [{ name: 'empty', present_match: true }, true],
    [{ name: 'empty', string_match: { exact: '' } }, true],
    [{ name: 'none', present_match: true }, false],
    [{ name: 'none', present_match: true, invert_match: true }, true],
    [{ name: 'none', present_match: false }, true],
    [{ name: 'none', string_match: { exact: 'x' }, invert_match: true }, false],
    [{ name: 'none', string_match: { exact: 'x' }, invert_match: true, treat_missing_header_as_empty: true }, true],
    [{ name: 'n', range_match: { start: '42', end: '43' } }, true],
    [{ name: 'n', range_match: { start: 0, end: 42 } }, false],
    [{ name: 'one', range_match: { end: 9 } }, false],
    [{ name: 'one', exact_match: 'x,y' }, true],
    [{ name: 'one', safe_regex_match: { regex: 'x.*' } }, true],
    [{ name: 'one', regex_match: 'x' }, false],
    [{ name: 'one', hidden_envoy_deprecated_regex_match: 'x.y' }, true],
    [{ name: 'one', prefix_match: 'x', invert_match: true }, false],
    [{ name: 'one', contains_match: ',' }, true],
    [{ name: 'one' }, true],
    [null, false],
  ])('%j: %s', (matcher, want) => expect(matchesHeader(matcher, headers)).toBe(want))
})

describe('queries', () => {
  it('neither decodes nor splits at semicolons, and the first of a name counts', () => {
    expect([...queryParameters('/p?a=1&a=2&b=%41&c;d=5&e#f=1')]).toEqual([
      ['a', '1'],
      ['b', '%41'],
      ['c;d', '5'],
      ['e', ''],
    ])
  })
  it.each([
    [{ name: 'a', string_match: { exact: '1' } }, true],
    [{ name: 'a', string_match: { exact: '2' } }, false],
    [{ name: 'e', present_match: true }, true],
    [{ name: 'x', present_match: false }, true],
    [{ name: 'a', value: '.', regex: { value: true } }, true],
    [{ name: 'a' }, true],
  ])('%j: %s', (matcher, want) => expect(queryMatcher(matcher).matches(queryParameters('/p?a=1&a=2&e'))).toBe(want))
})

it.each([
  ['/a/*', '/a/b', true],
  ['/a/*', '/a/b/c', false],
  ['/a/*', '/a/', false],
  ['/a/**', '/a/b/c', true],
  ['/a/**', '/a/', true],
  ['/{x}/b', '/a/b?q', true],
  ['/{x=a/*}/b', '/a/z/b', true],
  ['/{*}', '/', false],
  ['/a.b', '/axb', false],
  ['a', 'a', false],
])('template %s takes %s: %s', (template, path, want) => expect(matchesTemplate(template, path)).toBe(want))

it('compares paths without their query', () => {
  expect(matchesPath({ path: { exact: '/a' } }, '/a?b')).toBe(true)
  expect(matchesPath({ path: { exact: '/a' } }, '/a#b')).toBe(true)
})

it.each([
  [{ address_prefix: '10.0.0.0', prefix_len: 8 }, '10.9.9.9', true],
  [{ address_prefix: '10.0.0.0', prefix_len: 9 }, '10.128.0.1', false],
  [{ address_prefix: '10.0.0.0' }, '11.0.0.0', true],
  [{ address_prefix: '10.0.0.1', prefix_len: 32 }, '10.0.0.1', true],
  [{ address_prefix: '::', prefix_len: 0 }, '10.0.0.1', false],
  [{ address_prefix: 'fd00::', prefix_len: 8 }, 'fdff::1', true],
  [{ address_prefix: 'fd00::', prefix_len: { value: 16 } }, 'fdff::1', false],
  [{ address_prefix: '10.0.0.0', prefix_len: 8 }, 'nonsense', false],
  [{ address_prefix: '999.0.0.0', prefix_len: 8 }, '10.0.0.1', false],
])('%j holds %s: %s', (range, address, want) => expect(matchesCidr(range, address)).toBe(want))

it('compares values and metadata', () => {
  expect(matchesValue({ list_match: { one_of: { string_match: { exact: 'b' } } } }, ['a', 'b'])).toBe(true)
  expect(matchesValue({ or_match: { value_matchers: [{ bool_match: false }, { double_match: { exact: 3 } }] } }, 3)).toBe(true)
  expect(matchesValue({ double_match: { range: { start: 1, end: 3 } } }, 3)).toBe(false)
  expect(matchesValue({ null_match: {} }, null)).toBe(true)
  expect(matchesValue({ present_match: true }, undefined)).toBe(false)
  const metadata = new Map([['jwt', { payload: { groups: ['x'] } }]])
  const path = [{ key: 'payload' }, { key: 'groups' }]
  const value = { list_match: { one_of: { string_match: { exact: 'x' } } } }
  expect(matchesMetadata({ filter: 'jwt', path, value }, metadata)).toBe(true)
  expect(matchesMetadata({ filter: 'jwt', path, value, invert: true }, metadata)).toBe(false)
  expect(matchesMetadata({ filter: '__proto__', path: [{ key: 'constructor' }], value: { present_match: true } }, metadata)).toBe(false)
})

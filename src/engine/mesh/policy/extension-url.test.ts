import { expect, it } from 'vitest'
import { canParseUrl } from './extension-url.js'

it.each([
  'oci://example.com/a:1',
  'example.com/a:1',
  'localhost:5000/a',
  'file:///opt/a.wasm',
  'http://[::1]:80/a',
  'http://u:p@example.com:80/%20',
])('takes %s', (text) => {
  expect(canParseUrl(text)).toBe(true)
})

it.each(['127.0.0.1:5000/a', ':a', 'a\tb', 'http://example.com:port/', 'http://example.com/%zz', 'http://a b/', 'http://[::1'])(
  'refuses %j',
  (text) => {
    expect(canParseUrl(text)).toBe(false)
  },
)

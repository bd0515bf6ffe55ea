import { describe, expect, it } from 'vitest'
import { directResponse, redirectAction } from './redirect.js'

describe('redirectAction', () => {
  it('always says the path, empty for the one asked for', () => {
    expect(redirectAction({}, 80, false)).toEqual({ path_redirect: '' })
    expect(redirectAction({ authority: 'a', uri: '/x' }, 80, false)).toEqual({ host_redirect: 'a', path_redirect: '/x' })
  })

  it.each([
    [{ port: 80 }, 80, false, undefined],
    [{ port: 443 }, 80, false, 443],
    [{ port: 443 }, 80, true, undefined],
    [{ port: 80 }, 443, true, 80],
    [{ port: 443, scheme: 'https' }, 80, false, undefined],
    [{ derivePort: 'FROM_REQUEST_PORT' as const }, 8080, false, 8080],
    [{ derivePort: 'FROM_REQUEST_PORT' as const, scheme: 'https' }, 443, false, undefined],
    [{ derivePort: 'FROM_PROTOCOL_DEFAULT' as const }, 8080, false, undefined],
  ])('%j from %i, TLS %s: port %s', (redirect, port, tls, expected) => {
    expect(redirectAction(redirect, port, tls)?.port_redirect).toBe(expected)
  })

  it('knows five codes, the first by silence', () => {
    const codes = [0, 301, 302, 303, 307, 308, 300].map((redirectCode) => redirectAction({ redirectCode }, 80, false))
    expect(codes.map((c) => c?.response_code)).toEqual([
      undefined,
      undefined,
      'FOUND',
      'SEE_OTHER',
      'TEMPORARY_REDIRECT',
      'PERMANENT_REDIRECT',
      undefined,
    ])
    expect(codes[6]).toBeUndefined()
  })
})

it('gives a direct response the body it has, be it empty', () => {
  expect(directResponse({ status: 200, body: { string: '' } })).toEqual({ status: 200, body: { inline_string: '' } })
  expect(directResponse({ status: 200, body: { bytes: 'aGk=' } })).toEqual({ status: 200, body: { inline_bytes: 'aGk=' } })
  expect(directResponse({ status: 204 })).toEqual({ status: 204 })
})

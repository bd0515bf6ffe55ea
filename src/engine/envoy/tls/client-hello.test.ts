import { describe, expect, it } from 'vitest'
import { helloIn } from './client-hello.js'

const number = (n: number, size: number): string =>
  Array.from({ length: size }, (_, i) => String.fromCharCode((n >> (8 * (size - 1 - i))) & 0xff)).join('')
const vector = (size: number, content: string): string => number(content.length, size) + content
const record = (content: string, type = 22, version = '\x03\x01'): string => String.fromCharCode(type) + version + vector(2, content)
const message = (content: string, type = 1): string => String.fromCharCode(type) + vector(3, content)
const extension = (type: number, content: string): string => number(type, 2) + vector(2, content)
const hello = (...extensions: readonly string[]): string =>
  message(`\x03\x03${'r'.repeat(32)}${vector(1, '')}${vector(2, '\x13\x01')}${vector(1, '\0')}${vector(2, extensions.join(''))}`)
const sni = extension(0, vector(2, `\0${vector(2, 'a.example')}`))
const alpn = extension(16, vector(2, vector(1, 'istio') + vector(1, 'h2')))

describe('first bytes', () => {
  it('are a hello with its name and protocols', () => {
    expect(helloIn(record(hello(sni, alpn)))).toEqual({ serverName: 'a.example', alpn: ['istio', 'h2'] })
    expect(helloIn(record(hello()))).toEqual({ alpn: [] })
    expect(helloIn(`${record(hello(sni))}more`)).toEqual({ serverName: 'a.example', alpn: [] })
  })

  it('may spread a hello over records', () => {
    const whole = hello(sni)
    expect(helloIn(record(whole.slice(0, 3)) + record(whole.slice(3, 20)) + record(whole.slice(20)))).toMatchObject({
      serverName: 'a.example',
    })
    expect(helloIn(record(whole.slice(0, 20)))).toBe('incomplete')
  })

  // Each as a real Envoy's TLS inspector took it.
  it.each([
    ['', 'incomplete'],
    ['\x16\x03', 'incomplete'],
    ['\x16\x03\x01\x00', 'incomplete'],
    ['\x16\x03\x01\x00\x05hello', 'other'],
    ['\x16\x03\x01\x02\x00hello', 'incomplete'],
    ['\x16\x02\x01\x00\x05hello', 'other'],
    ['\x15\x03\x01\x00\x02\x02\x28', 'other'],
    ['\x17\x03\x03\x00\x20abc', 'incomplete'],
    ['\x17\x03\x03\x00\x03abc', 'other'],
    ['\x16\x03\x01\xff\xffabc', 'other'],
    ['\x16\x03\x03\x00\x06\x02\x00\x00\x02ab', 'other'],
    ['\x16\x03\x01\x00\x04\x01\x00\x00\x00', 'other'],
    ['\x16\x03\x01\x00\x04\x01\x7f\x00\x00', 'other'],
    ['\x16\x03\x01\x00\x04\x01\x00\x10\x00', 'incomplete'],
    ['GET / HTTP/1.1', 'other'],
  ])('%j are %s', (bytes, expected) => {
    expect(helloIn(bytes)).toBe(expected)
  })

  it('that lie about their lengths are none', () => {
    const body = hello(sni)
    for (let at = 0; at < body.length; at++) {
      const bent = body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 0xff) + body.slice(at + 1)
      expect(['object', 'string']).toContain(typeof helloIn(record(bent)))
    }
  })
})

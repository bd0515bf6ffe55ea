import { describe, expect, it } from 'vitest'
import { parseCurl } from './curl.js'
import { parseTarget } from './request.js'

describe('a curl command line', () => {
  it('gives the request that curl would send', () => {
    expect(
      parseCurl(`curl -sS -XPOST "http://reviews:9080/a?b=c" -H 'end-user: jason' -H x-empty\\; --data='{"a": "b c"}' --http1.0`),
    ).toEqual({
      request: {
        url: 'http://reviews:9080/a?b=c',
        method: 'POST',
        headers: [
          ['end-user', 'jason'],
          ['x-empty', ''],
          ['Content-Type', 'application/x-www-form-urlencoded'],
        ],
        body: '{"a": "b c"}',
        version: 'HTTP/1.0',
      },
    })
  })

  it('goes over several lines, with or without the word curl', () => {
    expect(parseCurl('-I \\\n  reviews:9080')).toEqual({ request: { url: 'reviews:9080', method: 'HEAD', headers: [] } })
  })

  it.each([
    ["curl 'http://a", 'curl.quote'],
    ['curl --resolve a:1:2 http://a', 'curl.flag'],
    ['curl http://a -H', 'curl.value'],
    ['curl -s', 'curl.url'],
    ['curl http://a http://b', 'curl.urls'],
  ])('%s is told as %s', (line, code) => {
    expect(parseCurl(line)).toMatchObject({ fault: { code } })
  })
})

describe('a URL', () => {
  it('keeps its path as written', () => {
    expect(parseTarget('http://user@reviews:9080/a/../b//%61?x=1&x=2#f')).toEqual({
      scheme: 'http',
      host: 'reviews',
      port: 9080,
      authority: 'reviews:9080',
      path: '/a/../b//%61?x=1&x=2',
    })
  })

  it.each([
    ['reviews', { scheme: 'http', host: 'reviews', port: 80, authority: 'reviews', path: '/' }],
    ['https://x.example:443?q', { scheme: 'https', host: 'x.example', port: 443, authority: 'x.example', path: '/?q' }],
    ['http://[fd00::1]:8080/', { scheme: 'http', host: 'fd00::1', port: 8080, authority: '[fd00::1]:8080', path: '/' }],
    ['tcp://mysql:3306', { scheme: 'tcp', host: 'mysql', port: 3306, authority: 'mysql:3306', path: '/' }],
  ])('%s', (url, target) => expect(parseTarget(url)).toEqual(target))

  it.each([
    ['ftp://a', 'url.scheme'],
    ['http://:80/', 'url.host'],
    ['http://a:99999/', 'url.port'],
    ['tcp://a', 'url.port'],
    ['http://a b/', 'url.host'],
    ['http://a:x', 'url.port'],
  ])('%s is refused: %s', (url, code) => expect(parseTarget(url)).toMatchObject({ code }))
})

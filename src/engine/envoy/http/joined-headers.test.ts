import { expect, it } from 'vitest'
import { HeaderMap } from './header-map.js'
import { joinLines } from './joined-headers.js'

const after = (name: string, isHttp2 = false) => {
  const headers = new HeaderMap([
    [name, 'aa'],
    ['x', 'y'],
    [name, 'bb'],
  ])
  joinLines(headers, isHttp2)
  return headers.all(name)
}

it('joins lines of the headers that have a fixed place', () => {
  for (const name of ['authorization', 'origin', 'user-agent', 'x-forwarded-for', 'via', 'accept']) expect(after(name)).toEqual(['aa,bb'])
})

it('keeps the lines of others apart', () => {
  for (const name of ['x-custom', 'accept-language', 'forwarded', 'range', 'baggage', 'proxy-authorization', 'cookie'])
    expect(after(name)).toEqual(['aa', 'bb'])
})

it('puts cookies of HTTP/2 together', () => expect(after('cookie', true)).toEqual(['aa; bb']))

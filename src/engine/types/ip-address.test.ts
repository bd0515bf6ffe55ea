import { describe, expect, it } from 'vitest'
import { addressText, isLoopback, parseAddress, parsePrefix, prefixText } from './ip-address.js'

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['FD00:0:0:1::', 'fd00:0:0:1::'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
    ['::FFFF:102:304', '::ffff:1.2.3.4'],
    ['fe80::1%eth0', 'fe80::1%eth0'],
  ])('%s is %s', (text, spelled) => {
    const address = parseAddress(text)
    expect(address && addressText(address)).toBe(spelled)
  })

  it.each(['', 'a', '1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '1::2::3', ':::', '1:2', '12345::', '1.2.3.4::', 'fe80::1%', '::g'])(
    '%j is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined()
    },
  )
})

describe('ranges', () => {
  it('keeps the bits beyond the length', () => {
    const range = parsePrefix('10.1.2.3/8')
    expect(range && prefixText(range)).toBe('10.1.2.3/8')
  })

  it.each(['10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/+8', '::/129', 'fe80::1%a/64', '*'])('%j is none', (text) => {
    expect(parsePrefix(text)).toBeUndefined()
  })

  it.each([
    ['127.9.9.9/32', true],
    ['::1/128', true],
    ['::ffff:127.0.0.1/128', true],
    ['128.0.0.1/32', false],
    ['::2/128', false],
  ])('%s is loopback: %s', (text, expected) => {
    const range = parsePrefix(text)
    expect(range && isLoopback(range.address)).toBe(expected)
  })
})

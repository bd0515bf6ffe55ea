import { expect, test } from 'vitest'
import { addressText, familyOf, ipModeOf, isIpAddress, parseAddress, parsePrefix, prefixKey, usableAddresses } from './ip.js'

test('addresses are read as Go reads them', () => {
  for (const text of ['0.0.0.0', '10.1.2.3', '255.255.255.255', '::', '::1', '2001:db8::1', '::ffff:1.2.3.4'])
    expect(isIpAddress(text), text).toBe(true)
  for (const text of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '1.2.3.256',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '1.2.3.4/8',
    'a.b.c.d',
    '1:2',
    '٣.1.1.1',
  ])
    expect(isIpAddress(text), text).toBe(false)
  const texts = ['10.1.2.3', '2001:DB8:0:0::1', '::ffff:1.2.3.4'].map((text) => addressText(parseAddress(text) as never))
  expect(texts).toEqual(['10.1.2.3', '2001:db8::1', '::ffff:1.2.3.4'])
})

test('ranges that match the same addresses have one key', () => {
  const key = (text: string) => prefixKey(parsePrefix(text) as never)
  expect(key('1.2.3.4/8')).toBe(key('1.5.6.7/8'))
  expect(key('1.2.3.4')).toBe(key('1.2.3.4/32'))
  expect(key('2001:db8:1::/32')).toBe(key('2001:db8::/32'))
  expect(key('10.0.0.0/8')).not.toBe(key('10.0.0.0/9'))
  for (const text of ['1.2.3.4/33', '1.2.3.4/', '1.2.3.4/08', 'x/8', '::/129']) expect(parsePrefix(text), text).toBeUndefined()
})

test('a proxy uses the addresses of the families that it speaks', () => {
  expect(ipModeOf({ ipAddresses: ['10.0.0.1'] })).toBe('v4')
  expect(ipModeOf({ ipAddresses: ['fd00::1'] })).toBe('v6')
  expect(ipModeOf({ ipAddresses: ['10.0.0.1', 'fd00::1'] })).toBe('dual')
  const both = ['10.0.0.1', 'fd00::1', '10.0.0.2']
  expect(usableAddresses(both, 'v4')).toEqual(['10.0.0.1', '10.0.0.2'])
  expect(usableAddresses(both, 'v6')).toEqual(['fd00::1'])
  expect(usableAddresses(both, 'dual')).toEqual(['10.0.0.1', '10.0.0.2'])
  expect(usableAddresses(['fd00::1'], 'v4')).toEqual([])
  expect(usableAddresses(['host.example.com', '10.0.0.1'], 'dual')).toEqual(['10.0.0.1'])
  expect(familyOf('10.0.0.0/8')).toBe('v4')
  expect(familyOf('example.com')).toBeUndefined()
})

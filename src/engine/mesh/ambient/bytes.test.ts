import { describe, expect, it } from 'vitest'
import { base64, ipBytes, networkAddress, networkRange } from './bytes.js'

describe('base64', () => {
  it('pads what is no multiple of three', () => {
    expect(base64([])).toBe('')
    expect(base64([0])).toBe('AA==')
    expect(base64([10, 244, 0, 6])).toBe('CvQABg==')
    expect(base64([255, 254, 253, 252, 251])).toBe('//79/Ps=')
    expect(base64([77, 97, 110])).toBe('TWFu')
  })
})

describe('addresses', () => {
  it('have 4 or 16 bytes', () => {
    expect(ipBytes('10.244.0.6')).toBe('CvQABg==')
    expect(ipBytes('::1')).toBe('AAAAAAAAAAAAAAAAAAAAAQ==')
    expect(ipBytes('example.com')).toBeUndefined()
    expect(ipBytes('')).toBeUndefined()
  })

  it('name their network where there is one', () => {
    expect(networkAddress('10.0.0.1', 'net1')).toEqual({ network: 'net1', address: 'CgAAAQ==' })
    expect(networkAddress('10.0.0.1', '')).toEqual({ address: 'CgAAAQ==' })
  })

  it('lose the bits that do not count', () => {
    expect(networkRange('10.1.2.3/16', '')).toEqual({ address: 'CgEAAA==', length: 16 })
    expect(networkRange('10.1.2.3', '')).toEqual({ address: 'CgECAw==' })
    expect(networkRange('10.1.2.3/32', '')).toEqual({ address: 'CgECAw==' })
    expect(networkRange('10.1.2.3/0', '')).toEqual({ address: 'AAAAAA==', length: 0 })
    expect(networkRange('10.1.2.3/33', '')).toBeUndefined()
  })
})

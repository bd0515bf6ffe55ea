import { describe, expect, it } from 'vitest'
import { envoyDuration } from './duration.js'

describe('envoyDuration', () => {
  it.each([
    ['10s', '10s'],
    ['0s', '0s'],
    ['0', '0s'],
    ['1h30m', '5400s'],
    ['0.5s', '0.500s'],
    ['.25s', '0.250s'],
    ['1.5ms', '0.001500s'],
    ['1ns', '0.000000001s'],
    ['100us', '0.000100s'],
    ['-1.5s', '-1.500s'],
    ['1.s', '1s'],
  ])('%s is %s', (text, expected) => expect(envoyDuration(text)).toBe(expected))

  it.each(['', '5', 's', '.s', '1x', '1 s', '-', '1s2'])('%j is no duration', (text) => expect(envoyDuration(text)).toBeUndefined())
})

import { expect, it } from 'vitest'
import { hasAll } from './has-all'

it.each([
  ['NC NoClusterFound 503', '', true],
  ['NC NoClusterFound 503', '503 nc', true],
  ['NC NoClusterFound 503', ' cluster ', true],
  ['UH NoHealthyUpstream 503', '503 nc', false],
])('%s has %j: %s', (text, words, expected) => expect(hasAll(text, words)).toBe(expected))

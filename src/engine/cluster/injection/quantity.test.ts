import { expect, it } from 'vitest'
import { quantityText } from './quantity.js'

it.each([
  ['0', '0'],
  ['0.0', '0'],
  ['1024Mi', '1Gi'],
  ['2000m', '2'],
  ['0.5', '500m'],
  ['.5', '500m'],
  ['1.', '1'],
  ['1500m', '1500m'],
  ['100000000', '100M'],
  ['1.5Gi', '1536Mi'],
  ['0.5Ki', '512'],
  ['1023Ki', '1023Ki'],
  ['100.5Mi', '102912Ki'],
  ['1e3', '1e3'],
  ['1E3', '1e3'],
  ['1500e-3', '1500e-3'],
  ['1E', '1E'],
  ['1n', '1n'],
  ['0.1n', '1n'],
  ['-1500m', '-1500m'],
  ['+5', '5'],
])('%s is %s', (text, spelled) => {
  expect(quantityText(text)).toBe(spelled)
})

it.each(['', 'x', '1.1.1', '1 Gi', '1gi', 'Gi', '.', '--1', '1e', '9'.repeat(200)])('%j is none', (text) => {
  expect(() => quantityText(text)).toThrow('injection-error.quantity')
})

import { expect, it } from 'vitest'
import { undecodableMessage } from './index.js'

const weighing = (weight: unknown) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  spec: { http: [{ route: [{ weight }] }] },
})

it('takes numbers in quotes, between however many spaces', () => {
  expect(undecodableMessage('spec', weighing('  90 '))).toBeUndefined()
  expect(undecodableMessage('spec', weighing(`1${' '.repeat(300_000)}2`))).toMatchObject({ kind: 'wrong-type' })
  expect(undecodableMessage('spec', weighing(' '.repeat(300_000)))).toMatchObject({ kind: 'wrong-type' })
})

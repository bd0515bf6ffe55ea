import { expect, it } from 'vitest'
import { readFiles } from '../source/index.js'
import { analyze } from './index.js'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: edge}
spec: {selector: {istio: nobody}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*']}]}
`
const codesIn = (text: string): readonly string[] => {
  const files = [{ name: 'a.yaml', text }]
  return analyze({ files, sources: readFiles(files) }).map(({ code }) => code)
}

it('reads a document whose first line is indented, as istioctl does', () => {
  expect(codesIn(`   ${gateway}`)).toEqual(['IST0101'])
})

it('takes no longer for many blanks than for other text', () => {
  for (const blank of [' ', '\t', '\n', '\n---', '\n--- \t']) {
    expect(codesIn(`${gateway}---\n${blank.repeat(200_000)}`)).toEqual(codesIn(gateway))
  }
})

import { describe, expect, it } from 'vitest'
import { applyEdits } from '../engine/fix/index.js'
import { analysed } from './analysis.js'
import { offeredFixes } from './fixes.js'
import { Lane } from './lane.js'
import type { ClusterInput } from './protocol.js'

const base = `apiVersion: v1
kind: Service
metadata: {name: reviews}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
`
const rule = (route: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews}
spec:
  hosts: [reviews]
  http:
    - route:
        - ${route} # all
`
const inputOf = (text: string): ClusterInput => ({
  files: [
    { name: 'base.yaml', text: base },
    { name: 'rule.yaml', text },
    { name: 'mesh.yaml', text: 'defaultConfig: {}\n' },
  ],
  mesh: 'mesh.yaml',
})
const laneFor = (input: ClusterInput): Lane => new Lane({ original: input, own: [] })

describe('the worker offers fixes', () => {
  it('for what an answer says of the texts', () => {
    const input = inputOf(rule('destintion: {host: reviews}'))
    const lane = laneFor(input)
    const { problems } = lane.answer({ input, proxy: '', request: { view: 'diagram' }, language: 'en' }, () => 0)
    const problem = problems.find(({ code }) => code === 'MB0111')
    if (!problem) throw new Error('no problem')
    const [fix] = offeredFixes({ input, problem }, 0)
    expect(fix?.code).toBe('rename-field')
    expect(fix?.previews).toEqual([
      {
        file: 'rule.yaml',
        lines: [
          { sign: '…', text: '' },
          { sign: ' ', text: '    - route:' },
          { sign: '-', text: '        - destintion: {host: reviews} # all' },
          { sign: '+', text: '        - destination: {host: reviews} # all' },
          { sign: ' ', text: '' },
        ],
      },
    ])
    expect(applyEdits(input.files, fix?.edits ?? [])?.[1]?.text).toBe(rule('destination: {host: reviews}'))
  })

  it('for what the analysis says of the cluster, and none where the place is another', () => {
    const input = inputOf(rule('destination: {host: reveiws}'))
    const whole = laneFor(input).whole(input)
    const [problem] = whole ? analysed(whole, input, 0, true).problems.filter(({ code }) => code === 'IST0101') : []
    if (!problem) throw new Error('no problem')
    expect(offeredFixes({ input, problem }, 0).map(({ code }) => code)).toEqual(['replace-value'])
    expect(offeredFixes({ input, problem: { ...problem, line: problem.line + 1 } }, 0)).toEqual([])
  })
})
